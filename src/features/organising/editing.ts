import { InlineKeyboard } from "grammy";
import { ask, choose, chosen, confirm, type Reading, typedText } from "../../bot/ask.ts";
import type { Ask, AskContext } from "../../bot/context.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import type { Texts } from "../../bot/texts.ts";
import {
  type AskedChange,
  type EventField,
  eventMoments,
  type EventNumber,
  eventNumbers,
  type EventText,
  eventTexts,
  readMoment,
} from "../../domain/event-rules.ts";
import { languageNames, languages } from "../../domain/language.ts";
import { oneLine } from "../../domain/visible.ts";
import type { OrganisingDeps } from "./context.ts";
import { changeText, refusedText } from "./view.ts";

/** What is typed where there is to be nothing. */
const nothing = "-";

const textFields = Object.keys(eventTexts).filter((field): field is EventText => field in eventTexts);
const numberFields = Object.keys(eventNumbers).filter((field): field is EventNumber => field in eventNumbers);
const fields: readonly EventField[] = [...textFields, ...eventMoments, ...numberFields, "picture"];

/** Buttons call facts in small letters. */
export function fieldOf(code: string): EventField | undefined {
  return fields.find((field) => field.toLowerCase() === code);
}

/** One fact: in which language, its new value, and that before it is written. */
export function editConversation({ store }: Pick<OrganisingDeps, "store">) {
  return async function eventEdit(
    conversation: Ask,
    start: AskContext,
    id: string,
    field: EventField,
  ): Promise<void> {
    const reach = await conversation.external(async ({ person }) => (await store.read(id, person.id))?.reach);
    const answered = await askChange(conversation, start, field);
    const change = answered.value;
    const { result, ctx } = await confirm(
      conversation,
      answered.ctx,
      (texts) => changeText(texts, change, reach),
      ({ person }) => store.change(id, person.id, change),
      { button: "organise-save-button" },
    );
    const text = result.ok ? ctx.texts.html("organise-saved") : refusedText(ctx.texts, result);
    await ctx.reply(text, { reply_markup: backTo(ctx.texts, id) });
  };
}

function backTo(texts: Texts, id: string): InlineKeyboard {
  const keyboard = new InlineKeyboard().text(texts.plain("organise-card-button"), `organise:show:${id}`);
  return withCrisis(keyboard, texts);
}

async function askChange(
  conversation: Ask,
  ctx: AskContext,
  field: EventField,
): Promise<{ value: AskedChange; ctx: AskContext }> {
  const text = textFields.find((one) => one === field);
  if (text !== undefined) return askText(conversation, ctx, text);
  if (field === "picture") return askPicture(conversation, ctx);
  const moment = eventMoments.find((one) => one === field);
  if (moment !== undefined) {
    // What "next" means is decided once: a replay must read the same.
    const asked = await conversation.now();
    return ask(
      conversation,
      ctx,
      { text: (texts) => texts.html("organise-ask-moment", { field }) },
      (next): Reading<AskedChange> => {
        const typed = typedText(next);
        const value = typed === nothing ? null : readMoment(typed, new Date(asked));
        return value === undefined
          ? { ok: false, problem: (texts) => texts.html("organise-bad-moment") }
          : { ok: true, value: { field: moment, value: value?.toISOString() ?? null } };
      },
    );
  }
  const number = numberFields.find((one) => one === field);
  if (number === undefined) throw new Error("A fact that nobody can change");
  const least = number === "partyLimit" ? 1 : 0;
  const most = eventNumbers[number];
  return ask(
    conversation,
    ctx,
    { text: (texts) => texts.html(numberQuestions[number], { field }) },
    (next): Reading<AskedChange> => {
      const typed = typedText(next);
      const isNone = typed === nothing && number === "capacity";
      const value = isNone ? null : /^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN;
      return value === null || (value >= least && value <= most)
        ? { ok: true, value: { field: number, value } }
        : { ok: false, problem: (texts) => texts.html("organise-bad-number", { least, most }) };
    },
  );
}

const numberQuestions: Record<EventNumber, string> = {
  capacity: "organise-ask-number",
  partyLimit: "organise-ask-party",
  offerHours: "organise-ask-hours",
};

async function askPicture(conversation: Ask, ctx: AskContext) {
  return ask(
    conversation,
    ctx,
    {
      text: (texts) => texts.html("organise-ask-picture"),
      choices: (texts) => [{ label: texts.plain("organise-no-picture-button"), value: nothing }],
    },
    (next): Reading<AskedChange> => {
      // The largest size comes last (Bot API, Message.photo).
      const value = chosen(next) === nothing ? null : next.message?.photo?.at(-1)?.file_id;
      return value === undefined
        ? { ok: false, problem: (texts) => texts.html("organise-bad-picture") }
        : { ok: true, value: { field: "picture", value } };
    },
  );
}

async function askText(conversation: Ask, ctx: AskContext, field: EventText) {
  const which = await choose(
    conversation,
    ctx,
    {
      text: (texts) => texts.html("organise-ask-language", { field }),
      choices: () => languages.map((language) => ({ label: languageNames[language], value: language })),
    },
    languages,
  );
  return ask(
    conversation,
    which.ctx,
    { text: (texts) => texts.html("organise-ask-text", { field, language: languageNames[which.value] }) },
    (next): Reading<AskedChange> => {
      const typed = field === "description" ? typedText(next) : oneLine(typedText(next));
      if (typed !== nothing && !/[\p{L}\p{N}]/u.test(typed))
        return { ok: false, problem: (texts) => texts.html("ask-words") };
      if (typed.length > eventTexts[field])
        return {
          ok: false,
          problem: (texts) => texts.html("organise-too-long", { limit: eventTexts[field] }),
        };
      return { ok: true, value: { field, value: { [which.value]: typed === nothing ? "" : typed } } };
    },
  );
}
