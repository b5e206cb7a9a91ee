import { Composer, InlineKeyboard } from "grammy";
import { ask, confirm, type Reading, typedText } from "../../bot/ask.ts";
import type { Ask, AskContext, BotContext } from "../../bot/context.ts";
import { goOnKeyboard, uuid, withCrisis } from "../../bot/keyboards.ts";
import { turnPage } from "../../bot/paging.ts";
import type { Texts } from "../../bot/texts.ts";
import {
  categoriesLimit,
  type Contest,
  type RuleChange,
  readAges,
  readCategories,
  type RulesChanged,
  workKinds,
} from "../../domain/contest.ts";
import { readMoment } from "../../domain/event-rules.ts";
import type { ContestsDeps } from "./context.ts";
import { ruleText, rulesText } from "./view.ts";

/** The rules that are asked for, in the order in which they are told. */
export const ruleFields = ["ages", "categories", "dueat"] as const;

/** One of them. */
type RuleField = (typeof ruleFields)[number];

/** What is typed where there is to be nothing. */
const nothing = "-";

/** The rules of a contest, for who holds it. */
export function rules({ contests }: Pick<ContestsDeps, "contests">): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^contest:rules:${uuid}$`), async (ctx) => {
    const contest = await contests.read(ctx.match[1] ?? "", ctx.person.id);
    if (!contest) return tellGone(ctx);
    await ctx.reply(rulesText(ctx, contest), { reply_markup: rulesKeyboard(ctx.texts, contest) });
    return undefined;
  });
  composer.callbackQuery(new RegExp(`^contest:kind:${uuid}:([a-z]+)$`), async (ctx, next) => {
    const [, id = "", code] = ctx.match;
    const value = workKinds.find((kind) => kind === code);
    if (!value) return next();
    const changed = await contests.change(id, ctx.person.id, { field: "kind", value });
    const contest = await contests.read(id, ctx.person.id);
    if (!contest) return tellGone(ctx);
    if (!changed.ok) return turnPage(ctx, outcome(ctx.texts, changed), goOnKeyboard(ctx.texts));
    return turnPage(ctx, rulesText(ctx, contest), rulesKeyboard(ctx.texts, contest));
  });
  return composer;
}

/** One rule: its new value, and that before it is written. */
export function rulesConversation({ contests }: Pick<ContestsDeps, "contests">) {
  return async function contestRules(
    conversation: Ask,
    start: AskContext,
    id: string,
    field: RuleField,
  ): Promise<void> {
    const asked = await conversation.now();
    const { value: change, ctx: answered } = await ask(
      conversation,
      start,
      { text: (texts) => texts.html("contest-ask-rule", { field }) },
      (next): Reading<RuleChange> => {
        const value = readRule(field, typedText(next), new Date(asked));
        return value
          ? { ok: true, value }
          : {
              ok: false,
              problem: (texts) => texts.html("contest-bad-rule", { field, limit: categoriesLimit }),
            };
      },
    );
    const { result, ctx } = await confirm(
      conversation,
      answered,
      (texts) => texts.html("contest-rule-summary", { field, value: ruleText(texts, change) }),
      ({ person }) => contests.change(id, person.id, change),
      { button: "organise-save-button" },
    );
    const keyboard = new InlineKeyboard().text(
      ctx.texts.plain("contest-rules-button"),
      `contest:rules:${id}`,
    );
    await ctx.reply(outcome(ctx.texts, result), { reply_markup: withCrisis(keyboard, ctx.texts) });
  };
}

/** What an unknown id gets, and so what somebody does not hold. */
export async function tellGone(ctx: BotContext): Promise<void> {
  await ctx.reply(ctx.texts.html("organise-gone"), { reply_markup: goOnKeyboard(ctx.texts) });
}

function readRule(field: RuleField, text: string, now: Date): RuleChange | undefined {
  if (field === "ages") {
    const ages = readAges(text);
    return ages && { field, ...ages };
  }
  if (field === "categories") {
    const value = readCategories(text);
    return value && { field, value };
  }
  const moment = text === nothing ? null : readMoment(text, now);
  return moment === undefined ? undefined : { field, value: moment?.toISOString() ?? null };
}

function outcome(texts: Texts, result: RulesChanged): string {
  if (result.ok) return texts.html("organise-saved");
  const keys = {
    gone: "organise-gone",
    judged: "contest-judged",
    categories: "contest-categories-used",
    unavailable: "try-later",
  } as const;
  return texts.html(keys[result.reason]);
}

function rulesKeyboard(texts: Texts, { event, kinds }: Contest): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const field of ruleFields)
    keyboard.text(texts.plain("contest-rule", { field }), `contest:set:${event.id}:${field}`).row();
  for (const [index, kind] of workKinds.entries()) {
    if (index === 2) keyboard.row();
    const mark = kinds.includes(kind) ? "✅" : "◻️";
    keyboard.text(`${mark} ${texts.plain("work-kind", { kind })}`, `contest:kind:${event.id}:${kind}`);
  }
  keyboard.row().text(texts.plain("organise-card-button"), `organise:show:${event.id}`);
  return withCrisis(keyboard, texts);
}
