import { Composer } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { disclose } from "../../bot/disclose.ts";
import { goOnKeyboard, ticketPayload, uuid } from "../../bot/keyboards.ts";
import type { Admitted, Guest } from "../../domain/door.ts";
import { readCode } from "../../domain/registration.ts";
import type { DoorDeps } from "./context.ts";
import {
  admitKeyboard,
  admittedKeyboard,
  admittedText,
  atDoorKeyboard,
  guestText,
  refusalText,
} from "./view.ts";

/** Tickets that are scanned, and the buttons under who was found. */
export function checkingIn(deps: DoorDeps): Composer<BotContext> {
  const { door, tickets } = deps;
  const composer = new Composer<BotContext>();
  composer
    .command("start")
    .filter((ctx) => ctx.match.startsWith(ticketPayload))
    .use(async (ctx) => {
      if (ctx.person.door === null) return tellNothing(ctx);
      const id = await tickets.read(ctx.match.slice(ticketPayload.length));
      return showAdmitted(ctx, deps, await door.admit({ id }, ctx.person.id));
    });
  composer.callbackQuery(new RegExp(`^door:admit:${uuid}$`), async (ctx) =>
    showAdmitted(ctx, deps, await door.admit({ id: ctx.match[1] }, ctx.person.id)),
  );
  composer.callbackQuery(new RegExp(`^door:undo:${uuid}:([0-9a-z]{1,9})$`), async (ctx) => {
    const [, id = "", moment = ""] = ctx.match;
    const takenBack = await door.takeBack(id, new Date(Number.parseInt(moment, 36)), ctx.person.id);
    if (takenBack.ok) return say(ctx, ctx.texts.html("door-undone"));
    return takenBack.reason === "gone"
      ? say(ctx, ctx.texts.html("door-not-undone"))
      : tellRefused(ctx, takenBack);
  });
  return composer;
}

/** What somebody types at a door: a code, or else a name. */
export function readingTyped(deps: DoorDeps): Composer<BotContext> {
  const { door } = deps;
  const composer = new Composer<BotContext>();
  composer
    .on("message:text")
    // Who has just been asked where she looks for help answers that.
    .filter(
      ({ person, message }) =>
        person.door !== null && person.seeking === null && !message.text.startsWith("/"),
    )
    .use(async (ctx) => {
      const { text } = ctx.message;
      const code = readCode(text);
      const admitted = code !== undefined && (await door.admit({ code }, ctx.person.id));
      // Some names are written with letters of codes only.
      if (admitted && (admitted.ok || admitted.reason !== "unknown"))
        return showAdmitted(ctx, deps, admitted);
      const found = await door.search(text, ctx.person.id);
      if (!found.ok) return tellRefused(ctx, found);
      // A message for each: what shows somebody is taken back when she has her data erased.
      for (const guest of found.guests) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await show(ctx, deps, guest, guestText(ctx.texts, guest), admitKeyboard(ctx.texts, guest));
      }
      return undefined;
    });
  return composer;
}

async function showAdmitted(ctx: BotContext, deps: DoorDeps, admitted: Admitted): Promise<void> {
  if (!admitted.ok && admitted.reason !== "already") return tellRefused(ctx, admitted);
  return show(
    ctx,
    deps,
    admitted.guest,
    admittedText(ctx.texts, admitted),
    admitted.ok ? admittedKeyboard(ctx.texts, admitted.guest) : atDoorKeyboard(ctx.texts),
  );
}

/** Names are taken back from who was shown them; of who was added by hand, with what is the helper's own. */
function show(
  ctx: BotContext,
  { disclosures }: DoorDeps,
  { personId }: Guest,
  html: string,
  keyboard: ReturnType<typeof atDoorKeyboard>,
): Promise<void> {
  return disclose(ctx, { personIds: personId === null ? [] : [personId], html, keyboard }, disclosures);
}

async function tellRefused(ctx: BotContext, refused: Parameters<typeof refusalText>[1]): Promise<void> {
  const text = refusalText(ctx.texts, refused);
  if (refused.reason !== "out") return say(ctx, text);
  await ctx.reply(text, { reply_markup: goOnKeyboard(ctx.texts) });
}

async function say(ctx: BotContext, text: string): Promise<void> {
  await ctx.reply(text, { reply_markup: atDoorKeyboard(ctx.texts) });
}

/** Who is at no door learns nothing from a ticket, not even whether it is one, nor of her own. */
async function tellNothing(ctx: BotContext): Promise<void> {
  await ctx.reply(ctx.texts.html("ticket-scanned"), { reply_markup: goOnKeyboard(ctx.texts) });
}
