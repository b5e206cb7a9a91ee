import { ask, chosen, type Reading } from "../../bot/ask.ts";
import { guestNeeds, type Question } from "../../domain/question.ts";
import {
  type Answer,
  type Asked,
  type Asking,
  backValue,
  knownChoice,
  noWords,
  questionText,
  readChoice,
} from "./answering.ts";

/** What the button that ends the choice sends. */
const doneValue = ".";

/** As many as she needs, one tap each. */
export async function askNeeds({ conversation, ctx, known }: Asking, question: Question): Promise<Asked> {
  const picked = new Set<string>();
  for (let latest = ctx; ;) {
    const isNew = picked.size === 0;
    // oxlint-disable-next-line no-await-in-loop -- a dialogue goes step by step
    const answered = await ask(
      conversation,
      latest,
      {
        text: (texts) => questionText(texts, question),
        choices: (texts) => [
          ...(isNew ? knownChoice(known) : []),
          ...guestNeeds.map((need) => ({
            label: `${picked.has(need) ? "✅ " : ""}${texts.plain("guest-need", { need })}`,
            value: need,
          })),
          { label: texts.plain(isNew ? "event-no-needs-button" : "event-needs-button"), value: doneValue },
          { label: texts.plain("event-back-button"), value: backValue },
        ],
      },
      (next): Reading<Answer | { need: string }> => {
        const need = guestNeeds.find((one) => one === chosen(next));
        if (need) return { ok: true, value: { need } };
        if (chosen(next) !== doneValue) return readChoice(next, known) ?? noWords();
        const needs = guestNeeds.filter((one) => picked.has(one));
        if (needs.length === 0) return { ok: true, value: "skip" };
        const shown = needs.map((one) => next.texts.plain("guest-need", { need: one })).join(", ");
        return { ok: true, value: { value: needs.join(","), shown } };
      },
    );
    latest = answered.ctx;
    const { value } = answered;
    if (typeof value === "string" || !("need" in value)) return { value, ctx: latest };
    if (!picked.delete(value.need)) picked.add(value.need);
  }
}
