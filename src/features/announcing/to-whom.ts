import { Composer, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { uuid, withCrisis } from "../../bot/keyboards.ts";
import { placeName } from "../../bot/names.ts";
import { peopleText } from "../../bot/people-text.ts";
import { turnPage } from "../../bot/paging.ts";
import { browsePlace } from "../../bot/place-browser.ts";
import type { OpenAnnouncement } from "../../db/announcements.ts";
import type { AnnouncementChange } from "../../domain/announcement.ts";
import { may, territoriesFor } from "../../domain/authority.ts";
import { isWithin } from "../../domain/kato.ts";
import { asLanguage, languageNames, languages } from "../../domain/language.ts";
import { uuidFromShort } from "../../domain/uuid.ts";
import { tellGone, tellRefused } from "./cards.ts";
import type { AnnouncingDeps } from "./context.ts";
import { askEvent } from "./event-choice.ts";
import { audienceLines, reachText, ticked } from "./view.ts";

/** Who an announcement is for, with how many people that are. */
export function toWhom(deps: AnnouncingDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^announce:to:${uuid}$`), (ctx) => show(ctx, deps, ctx.match[1] ?? ""));
  composer.callbackQuery(new RegExp(`^announce:to:${uuid}:(subscribed|members)$`), (ctx) => {
    const [, id = "", kind] = ctx.match;
    return change(ctx, deps, id, {
      field: "audience",
      value: kind === "members" ? "members" : "subscribed",
    });
  });
  composer.callbackQuery(new RegExp(`^announce:lang:${uuid}:(kk|ru|en):(on|off)$`), (ctx) => {
    const [, id = "", code, value] = ctx.match;
    const language = asLanguage(code);
    return language
      ? change(ctx, deps, id, { field: "languages", value: language, isOn: value === "on" })
      : tellGone(ctx);
  });
  composer.callbackQuery(new RegExp(`^announce:guests:${uuid}:(\\d{1,4})$`), (ctx) => {
    const [, id = "", number] = ctx.match;
    return askEvent(ctx, deps, id, Number(number), {
      question: "announce-whose-guests",
      choose: "announce:of",
      turn: "announce:guests",
      back: `announce:to:${id}`,
      // Who comes to a discreet one is not to hear of it unasked.
      isOffered: ({ discreet }) => !discreet,
    });
  });
  composer.callbackQuery(/^announce:of:([\w-]{22}):([\w-]{22})$/, (ctx) => {
    const [, id = "", eventId = ""] = ctx.match;
    return change(ctx, deps, uuidFromShort(id), { field: "guestsOf", value: uuidFromShort(eventId) });
  });
  composer.callbackQuery(new RegExp(`^announce:in:${uuid}:(\\d{9})(?::(\\d{1,4}))?$`), async (ctx) => {
    const [, id = "", place = "", page] = ctx.match;
    if (!may(ctx.person.grants, "announce", place) || !ctx.places.find(place)) return tellGone(ctx);
    return browse(ctx, id, place, Number(page ?? 0));
  });
  composer.callbackQuery(new RegExp(`^announce:at:${uuid}:(\\d{9})$`), (ctx) => {
    const [, id = "", place = ""] = ctx.match;
    if (ctx.places.find(place)?.vanished !== false) return tellGone(ctx);
    return change(ctx, deps, id, { field: "place", value: place });
  });
  return composer;
}

async function change(
  ctx: BotContext,
  deps: AnnouncingDeps,
  id: string,
  wanted: AnnouncementChange,
): Promise<void> {
  const outcome = await deps.drafts.change(id, ctx.person.id, wanted);
  if (outcome.ok) return show(ctx, deps, id);
  return tellRefused(ctx, outcome);
}

async function show(ctx: BotContext, deps: AnnouncingDeps, id: string): Promise<void> {
  const open = await deps.store.read(id, ctx.person.id);
  const reach = open && (await deps.store.reach(id, ctx.person.id));
  if (!reach || !open.isMine || open.status === "released") return tellGone(ctx);
  const { texts } = ctx;
  const regions = reach.byRegion.map(({ region, count }) =>
    texts.html("announce-region", { region: placeName(ctx, region), count: peopleText(texts, count) }),
  );
  const text = [
    ...audienceLines(ctx, open),
    reachText(texts, reach),
    ...(regions.length > 1 ? [regions.join("\n")] : []),
  ].join("\n\n");
  await turnPage(ctx, text, keyboardOf(ctx, open));
}

function keyboardOf(ctx: BotContext, open: OpenAnnouncement): InlineKeyboard {
  const { texts, person } = ctx;
  const { id, audience, languages: wanted } = open;
  const keyboard = new InlineKeyboard();
  const kind = (code: "subscribed" | "members" | "registered", data: string) =>
    keyboard
      .text(ticked(audience === code, texts.plain("announce-audience", { audience: code })), data)
      .row();
  kind("subscribed", `announce:to:${id}:subscribed`);
  kind("members", `announce:to:${id}:members`);
  kind("registered", `announce:guests:${id}:0`);
  for (const language of languages) {
    const isOn = wanted.includes(language);
    keyboard.text(
      ticked(isOn, languageNames[language]),
      `announce:lang:${id}:${language}:${isOn ? "off" : "on"}`,
    );
  }
  keyboard.row();
  for (const place of territoriesFor(person.grants, "announce"))
    keyboard
      .text(
        texts.plain("announce-place-button", { place: placeName(ctx, place) }),
        `announce:in:${id}:${place}`,
      )
      .row();
  keyboard.text(texts.plain("announce-back-button"), `announce:show:${id}`);
  return withCrisis(keyboard, texts);
}

/** A place of hers and what is in it, down to a village. */
async function browse(ctx: BotContext, id: string, place: string, page: number): Promise<void> {
  const territories = territoriesFor(ctx.person.grants, "announce");
  const isHers = (code: string) => territories.some((outer) => isWithin(code, outer));
  const { name, keyboard } = browsePlace(ctx, place, page, {
    open: (code) => (isHers(code) ? `announce:in:${id}:${code}` : undefined),
    choose: (code) => (isHers(code) ? `announce:at:${id}:${code}` : undefined),
    page: (number) => `announce:in:${id}:${place}:${number}`,
  });
  await turnPage(ctx, ctx.texts.html("announce-in", { place: name }), keyboard);
}
