import { ask, chosen, choose, typedText } from "../../bot/ask.ts";
import type { Ask, AskContext, BotContext } from "../../bot/context.ts";
import { placeName } from "../../bot/names.ts";
import { entrantPlace } from "../../domain/contest.ts";
import { isWithin } from "../../domain/kato.ts";
import type { ContestsDeps } from "./context.ts";

/** Where who made a work may be from. */
interface Around {
  readonly heldFor: string;
  readonly before: { id: string; label: string } | null;
}

const longestName = 100;
const namesFound = 40;
const mostOffered = 7;
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
    const found = await conversation.external((outer) => placesNamed(outer, named.value, around, snapshot));
    key = found.length > 0 ? "work-ask-place" : "work-place-unknown";
    if (found.length === 0) continue;
    // oxlint-disable-next-line no-await-in-loop
    const picked = await choose(
      conversation,
      latest,
      {
        text: (texts) => texts.html("work-which-place"),
        choices: (texts) => [...found, { label: texts.plain("work-other-place-button"), value: other }],
      },
      [...found.map(({ value }) => value), other],
    );
    latest = picked.ctx;
    if (picked.value !== other) return { value: picked.value, ctx: latest };
  }
}

function placesNamed(
  outer: BotContext,
  query: string,
  { heldFor }: Around,
  snapshot: ContestsDeps["snapshot"],
): { value: string; label: string }[] {
  const hits = snapshot().search.search(query, namesFound);
  const exact = hits.filter((hit) => hit.exact);
  const ids = (exact.length > 0 ? exact : hits).flatMap(
    ({ place }) => entrantPlace([place, ...outer.places.above(place.id)]) ?? [],
  );
  return [...new Set(ids)]
    .filter((id) => isWithin(id, heldFor))
    .slice(0, mostOffered)
    .map((id) => ({ value: id, label: placeName(outer, id) }));
}
