import { ask, chosen, choose, typedText } from "../../bot/ask.ts";
import type { Ask, AskContext } from "../../bot/context.ts";
import { districtsNamed } from "../../bot/districts.ts";
import type { ContestsDeps } from "./context.ts";

/** Where who made a work may be from. */
interface Around {
  readonly heldFor: string;
  readonly before: { id: string; label: string } | null;
}

const longestName = 100;
const other = "other";

/** Asks for a name until it is that of a place, and which of those it is: the district, or else the region. */
export async function askPlace(
  conversation: Ask,
  start: AskContext,
  around: Around,
  snapshot: ContestsDeps["snapshot"],
): Promise<{ value: string; ctx: AskContext }> {
  const { before } = around;
  let latest = start;
  for (let key = "work-ask-place"; ;) {
    // oxlint-disable-next-line no-await-in-loop -- a dialogue goes step by step
    const named = await ask(
      conversation,
      latest,
      {
        text: (texts) => texts.html(key),
        choices: () => (before ? [{ label: before.label, value: before.id }] : []),
      },
      (next) => {
        const isBefore = before !== null && chosen(next) === before.id;
        const value = isBefore ? before.id : typedText(next).slice(0, longestName);
        return value === ""
          ? { ok: false, problem: (texts) => texts.html("ask-words") }
          : { ok: true, value };
      },
    );
    latest = named.ctx;
    if (named.value === before?.id) return { value: named.value, ctx: latest };
    // oxlint-disable-next-line no-await-in-loop
    const { found } = await conversation.external((outer) =>
      districtsNamed(outer, snapshot().search, named.value, around.heldFor),
    );
    key = found.length > 0 ? "work-ask-place" : "work-place-unknown";
    if (found.length === 0) continue;
    // oxlint-disable-next-line no-await-in-loop
    const picked = await choose(
      conversation,
      latest,
      {
        text: (texts) => texts.html("work-which-place"),
        choices: (texts) => [
          ...found.map(({ value, shown }) => ({ label: shown, value })),
          { label: texts.plain("work-other-place-button"), value: other },
        ],
      },
      [...found.map(({ value }) => value), other],
    );
    latest = picked.ctx;
    if (picked.value !== other) return { value: picked.value, ctx: latest };
  }
}
