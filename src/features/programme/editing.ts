import { InlineKeyboard } from "grammy";
import { ask, confirm } from "../../bot/ask.ts";
import type { Ask, AskContext } from "../../bot/context.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import type { Texts } from "../../bot/texts.ts";
import type { SessionChange, SessionField } from "../../domain/session.ts";
import { formatMomentOfWeek } from "../../domain/time.ts";
import { askChange, readLine, readSeats, readStart } from "./asking.ts";
import type { ProgrammeDeps } from "./context.ts";
import { outcomeText } from "./organiser-view.ts";

/** A new part: its title in her language, when it begins, and how many seats, then it is written under its id. */
export function addConversation({ programmes }: Pick<ProgrammeDeps, "programmes">) {
  return async function sessionAdd(
    conversation: Ask,
    start: AskContext,
    eventId: string,
    id: string,
  ): Promise<void> {
    const asked = await conversation.now();
    const title = await ask(
      conversation,
      start,
      { text: (texts) => texts.html("session-ask-title") },
      (next) => {
        const reading = readLine(next, "title");
        return reading.ok
          ? { ok: true, value: { text: reading.value, language: next.texts.language } }
          : reading;
      },
    );
    const begins = await ask(
      conversation,
      title.ctx,
      { text: (texts) => texts.html("session-ask-start") },
      (next) => readStart(next, new Date(asked)),
    );
    const seats = await ask(
      conversation,
      begins.ctx,
      { text: (texts) => texts.html("session-ask-seats") },
      readSeats,
    );
    const { text, language } = title.value;
    const { result, ctx } = await confirm(
      conversation,
      seats.ctx,
      (texts) =>
        texts.html("session-summary", {
          title: text,
          moment: formatMomentOfWeek(new Date(begins.value), texts.language),
          seats: seats.value === null ? texts.plain("session-for-all") : String(seats.value),
        }),
      ({ person }) =>
        programmes.add(eventId, person.id, {
          id,
          title: { [language]: text },
          startsAt: new Date(begins.value),
          capacity: seats.value,
        }),
      { button: "organise-save-button" },
    );
    const keyboard = new InlineKeyboard();
    if (result.ok) keyboard.text(ctx.texts.plain("session-back-button"), `session:show:${id}`).row();
    keyboard.text(ctx.texts.plain("programme-back-button"), `programme:edit:${eventId}:0`);
    await ctx.reply(outcomeText(ctx.texts, result), { reply_markup: withCrisis(keyboard, ctx.texts) });
  };
}

/** One fact: in which language, its new value, and that before it is written. */
export function editConversation({ programmes }: Pick<ProgrammeDeps, "programmes">) {
  return async function sessionEdit(
    conversation: Ask,
    start: AskContext,
    id: string,
    field: SessionField,
  ): Promise<void> {
    const answered = await askChange(conversation, start, field);
    const change = answered.value;
    const { result, ctx } = await confirm(
      conversation,
      answered.ctx,
      (texts) => texts.html("organise-summary", { field, value: valueText(texts, change.value) }),
      ({ person }) => programmes.change(id, person.id, change),
      { button: "organise-save-button" },
    );
    const keyboard = new InlineKeyboard().text(ctx.texts.plain("session-back-button"), `session:show:${id}`);
    await ctx.reply(outcomeText(ctx.texts, result), { reply_markup: withCrisis(keyboard, ctx.texts) });
  };
}

function valueText(texts: Texts, value: SessionChange["value"]): string {
  if (value === null) return texts.plain("organise-nothing");
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return formatMomentOfWeek(new Date(value), texts.language);
  return Object.values(value).join("\n") || texts.plain("organise-nothing");
}
