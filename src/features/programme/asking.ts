import { ask, choose, type Reading, typedText } from "../../bot/ask.ts";
import type { Ask, AskContext } from "../../bot/context.ts";
import { readMoment } from "../../domain/event-rules.ts";
import { languageNames, languages } from "../../domain/language.ts";
import { mostSeats, type SessionChange, type SessionField, sessionTexts } from "../../domain/session.ts";
import { oneLine } from "../../domain/visible.ts";

/** What is typed where there is to be nothing. */
const nothing = "-";

/** The new value of a fact. */
export async function askChange(
  conversation: Ask,
  ctx: AskContext,
  field: SessionField,
): Promise<{ value: SessionChange; ctx: AskContext }> {
  if (field === "title" || field === "venue") return askText(conversation, ctx, field);
  if (field === "capacity") {
    const text = { text: (texts: AskContext["texts"]) => texts.html("session-ask-seats") };
    const seats = await ask(conversation, ctx, text, readSeats);
    return { value: { field, value: seats.value }, ctx: seats.ctx };
  }
  // What "next" means is decided once: a replay must read the same.
  const asked = new Date(await conversation.now());
  if (field === "startsAt") {
    const text = { text: (texts: AskContext["texts"]) => texts.html("session-ask-start") };
    const begins = await ask(conversation, ctx, text, (next) => readStart(next, asked));
    return { value: { field, value: begins.value }, ctx: begins.ctx };
  }
  const ends = await ask(
    conversation,
    ctx,
    { text: (texts) => texts.html("organise-ask-moment", { field }) },
    (next): Reading<string | null> =>
      typedText(next) === nothing ? { ok: true, value: null } : readStart(next, asked),
  );
  return { value: { field, value: ends.value }, ctx: ends.ctx };
}

async function askText(conversation: Ask, ctx: AskContext, field: keyof typeof sessionTexts) {
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
    (next): Reading<SessionChange> => {
      const reading: Reading<string> =
        typedText(next) === nothing ? { ok: true, value: "" } : readLine(next, field);
      return reading.ok ? { ok: true, value: { field, value: { [which.value]: reading.value } } } : reading;
    },
  );
}

/** A title or a hall. */
export function readLine(ctx: AskContext, field: keyof typeof sessionTexts): Reading<string> {
  const line = oneLine(typedText(ctx));
  const limit = sessionTexts[field];
  if (!/[\p{L}\p{N}]/u.test(line)) return { ok: false, problem: (texts) => texts.html("ask-words") };
  if (line.length > limit)
    return { ok: false, problem: (texts) => texts.html("organise-too-long", { limit }) };
  return { ok: true, value: line };
}

/** A moment in ISO 8601. */
export function readStart(ctx: AskContext, asked: Date): Reading<string> {
  const moment = readMoment(typedText(ctx), asked);
  return moment
    ? { ok: true, value: moment.toISOString() }
    : { ok: false, problem: (texts) => texts.html("organise-bad-moment") };
}

/** How many seats; null where it is for everybody. */
export function readSeats(ctx: AskContext): Reading<number | null> {
  const typed = typedText(ctx);
  if (typed === nothing) return { ok: true, value: null };
  if (/^\d{1,6}$/.test(typed) && Number(typed) <= mostSeats) return { ok: true, value: Number(typed) };
  return { ok: false, problem: (texts) => texts.html("organise-bad-number", { least: 0, most: mostSeats }) };
}
