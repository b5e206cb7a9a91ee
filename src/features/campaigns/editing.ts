import { Composer, InlineKeyboard } from "grammy";
import { ask, choose, confirm, type Reading, typedText } from "../../bot/ask.ts";
import type { Ask, AskContext, BotContext } from "../../bot/context.ts";
import { uuid, withCrisis } from "../../bot/keyboards.ts";
import { turnPage } from "../../bot/paging.ts";
import type { Texts } from "../../bot/texts.ts";
import { may } from "../../domain/authority.ts";
import {
  type CampaignChange,
  type CampaignChanged,
  campaignDays,
  type CampaignMade,
  longestCampaignName,
  readDay,
} from "../../domain/campaign.ts";
import { type Language, languageNames, languages } from "../../domain/language.ts";
import { formatDay } from "../../domain/time.ts";
import { oneLine } from "../../domain/visible.ts";
import { type CampaignsDeps, tellGone } from "./context.ts";
import { editKeyboard, editText } from "./view.ts";

/** What is typed where there is to be nothing. */
const nothing = "-";

const fields = ["name", ...campaignDays] as const;

/** A fact that is asked for. */
export type CampaignField = (typeof fields)[number];

/** Buttons call facts in small letters. */
export function fieldOf(code: string): CampaignField | undefined {
  return fields.find((field) => field.toLowerCase() === code);
}

/** What of a campaign may be changed, and whether it takes reports; to who may not, all is unknown. */
export function editing({ campaigns }: Pick<CampaignsDeps, "campaigns">): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^campaign:edit:${uuid}$`), (ctx) => show(ctx, ctx.match[1] ?? ""));
  composer.callbackQuery(new RegExp(`^campaign:status:${uuid}:(open|closed)$`), async (ctx) => {
    const [, id = "", wanted] = ctx.match;
    const change = { field: "status", value: wanted === "open" ? "open" : "closed" } as const;
    const changed = await campaigns.change(id, ctx.person.id, change);
    if (changed.ok) return show(ctx, id);
    return changed.reason === "gone" ? tellGone(ctx) : tellRefused(ctx, id, changed);
  });

  async function show(ctx: BotContext, id: string): Promise<void> {
    const campaign = may(ctx.person.grants, "campaigns") && (await campaigns.read(id, ctx.person.id));
    if (!campaign) return tellGone(ctx);
    return turnPage(ctx, editText(ctx.texts, campaign), editKeyboard(ctx.texts, campaign));
  }
  return composer;
}

async function tellRefused(ctx: BotContext, id: string, refused: CampaignChanged): Promise<void> {
  await ctx.reply(outcomeText(ctx.texts, refused), { reply_markup: backTo(ctx.texts, id) });
}

/** What a new campaign is called in her language, and that before it is begun. */
export function newCampaignConversation({ campaigns }: Pick<CampaignsDeps, "campaigns">) {
  return async function campaignNew(conversation: Ask, start: AskContext): Promise<void> {
    const { language } = start.texts;
    const asked = await askName(conversation, start, language);
    const { result, ctx } = await confirm(
      conversation,
      asked.ctx,
      (texts) => texts.html("campaign-summary", { field: "name", value: asked.value }),
      ({ person }) => campaigns.create({ [language]: asked.value }, person.id),
      { button: "organise-save-button" },
    );
    const id = result.ok ? result.id : undefined;
    await ctx.reply(outcomeText(ctx.texts, result), { reply_markup: backTo(ctx.texts, id) });
  };
}

/** One fact: its new value, and that before it is written. */
export function campaignConversation({ campaigns }: Pick<CampaignsDeps, "campaigns">) {
  return async function campaignEdit(
    conversation: Ask,
    start: AskContext,
    id: string,
    field: CampaignField,
  ): Promise<void> {
    const answered = await askChange(conversation, start, field);
    const { result, ctx } = await confirm(
      conversation,
      answered.ctx,
      (texts) => texts.html("campaign-summary", { field, value: valueText(texts, answered.value) }),
      ({ person }) => campaigns.change(id, person.id, answered.value),
      { button: "organise-save-button" },
    );
    await ctx.reply(outcomeText(ctx.texts, result), { reply_markup: backTo(ctx.texts, id) });
  };
}

/** One that takes a question. */
type AskedChange = Exclude<CampaignChange, { field: "status" }>;

async function askChange(
  conversation: Ask,
  start: AskContext,
  field: CampaignField,
): Promise<{ value: AskedChange; ctx: AskContext }> {
  if (field === "name") {
    const which = await choose(
      conversation,
      start,
      {
        text: (texts) => texts.html("campaign-ask-language"),
        choices: () => languages.map((language) => ({ label: languageNames[language], value: language })),
      },
      languages,
    );
    const asked = await askName(conversation, which.ctx, which.value);
    return { value: { field, value: { [which.value]: asked.value } }, ctx: asked.ctx };
  }
  // What "next" means is decided once: a replay must read the same.
  const now = new Date(await conversation.now());
  return ask(
    conversation,
    start,
    { text: (texts) => texts.html("campaign-ask-day", { field }) },
    (next): Reading<AskedChange> => {
      const typed = typedText(next);
      const value = typed === nothing ? null : readDay(typed, now);
      return value === undefined
        ? { ok: false, problem: (texts) => texts.html("campaign-bad-day") }
        : { ok: true, value: { field, value } };
    },
  );
}

function askName(conversation: Ask, ctx: AskContext, language: Language) {
  return ask(
    conversation,
    ctx,
    { text: (texts) => texts.html("campaign-ask-name", { language: languageNames[language] }) },
    (next): Reading<string> => {
      const name = oneLine(typedText(next));
      if (!/[\p{L}\p{N}]/u.test(name)) return { ok: false, problem: (texts) => texts.html("ask-words") };
      return name.length > longestCampaignName
        ? { ok: false, problem: (texts) => texts.html("organise-too-long", { limit: longestCampaignName }) }
        : { ok: true, value: name };
    },
  );
}

function valueText(texts: Texts, { value }: AskedChange): string {
  if (value === null) return texts.plain("organise-nothing");
  return typeof value === "string" ? formatDay(value, texts.language) : Object.values(value).join("\n");
}

function outcomeText(texts: Texts, result: CampaignChanged | CampaignMade): string {
  if (result.ok) return texts.html("organise-saved");
  const keys = { gone: "campaign-gone", backwards: "campaign-backwards", unavailable: "try-later" } as const;
  return texts.html(keys[result.reason]);
}

function backTo(texts: Texts, id: string | undefined): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  if (id === undefined) keyboard.text(texts.plain("campaign-list-button"), "campaigns");
  else
    keyboard
      .text(texts.plain("campaign-edit-button"), `campaign:edit:${id}`)
      .row()
      .text(texts.plain("campaign-card-button"), `campaign:show:${id}`);
  return withCrisis(keyboard, texts);
}
