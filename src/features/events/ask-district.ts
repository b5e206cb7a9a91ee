import { ask, chosen, type Reading, typedText } from "../../bot/ask.ts";
import type { Question } from "../../domain/question.ts";
import {
  type Asked,
  type Asking,
  backValue,
  type Given,
  knownChoice,
  noWords,
  otherChoices,
  questionText,
  readChoice,
  readWords,
} from "./answering.ts";

/** A place by its name, reduced to its district; which one where there are several. */
export async function askDistrict(asking: Asking, question: Question): Promise<Asked> {
  const { conversation, known, findDistricts } = asking;
  let { ctx } = asking;
  let problem = "";
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- a dialogue goes step by step
    const typed = await ask(
      conversation,
      ctx,
      {
        text: (texts) => (problem === "" ? "" : `${texts.html(problem)}\n\n`) + questionText(texts, question),
        choices: (texts) => [...knownChoice(known), ...otherChoices(texts, question)],
      },
      (next) => readChoice(next, known, question) ?? readWords(typedText(next)),
    );
    ctx = typed.ctx;
    if (typeof typed.value === "string" || chosen(ctx) !== undefined) return typed;
    const name = typed.value.value;
    // oxlint-disable-next-line no-await-in-loop -- a dialogue goes step by step
    const { found, isSure } = await conversation.external((outer) => findDistricts(outer, name));
    const [first] = found;
    // The summary shows it, and leads back here.
    if (first && isSure) return { value: first, ctx };
    problem = found.length === 0 ? "event-district-unknown" : "";
    if (found.length === 0) continue;
    // oxlint-disable-next-line no-await-in-loop -- a dialogue goes step by step
    const which = await ask(
      conversation,
      ctx,
      {
        text: (texts) => texts.html("event-district-which"),
        choices: (texts) => [
          ...found.map(({ value, shown }) => ({ label: shown, value })),
          { label: texts.plain("event-back-button"), value: backValue },
        ],
      },
      (next): Reading<Given | "back"> => {
        const district = found.find(({ value }) => value === chosen(next));
        if (district) return { ok: true, value: district };
        return chosen(next) === backValue ? { ok: true, value: "back" } : noWords();
      },
    );
    ctx = which.ctx;
    // Back from here is only another name.
    if (which.value !== "back") return { value: which.value, ctx };
  }
}
