import type { ImportProblem } from "./directory-import.ts";
import type { Event, EventFacts } from "./event.ts";
import type { EventProblem, EventsPlan, ImportedEvent, ImportedFacts, KnownEvent } from "./event-import.ts";
import { type EventIssue, isChangeable, issuesOfEvent } from "./event-rules.ts";
import type { Partly } from "./help-point.ts";
import { languages } from "./language.ts";
import { plainly } from "./plainly.ts";

const blank: ImportedFacts = {
  kind: "forum",
  title: {},
  description: {},
  venue: {},
  audience: {},
  place: "",
  coordinates: null,
  startsAt: null,
  endsAt: null,
  signupClosesAt: null,
  capacity: null,
};

const fields = Object.keys(blank).filter((key): key is keyof ImportedFacts => key in blank);

/** What importing one row will do. */
export type PlannedEvent =
  | { readonly does: "add"; readonly line: number; readonly after: Event }
  | { readonly does: "change"; readonly line: number; readonly before: KnownEvent; readonly after: Event }
  | { readonly does: "nothing"; readonly line: number; readonly before: KnownEvent }
  | { readonly does: "fail"; readonly problems: readonly ImportProblem[] };

/** What rows are planned against. */
export interface EventsAround {
  /** All that a row may speak of, also those of others. */
  readonly existing: readonly KnownEvent[];
  /** True where she holds events. */
  readonly isHers: (place: string) => boolean;
  readonly now: Date;
}

/** The column in which an issue is told; null for the whole line. */
const columnOf: Readonly<Record<EventIssue, string | null>> = {
  "no-title": "title_kk",
  "no-start": "starts_at",
  past: "starts_at",
  "closed-already": "signup_closes_at",
  "ends-early": "ends_at",
  "closes-late": "signup_closes_at",
  // Files ask no questions.
  "many-questions": null,
};

/** Returns what plans one row after the other. Of an event that is not hers, nothing shows. */
export function createEventsPlanner({
  existing,
  isHers,
  now,
}: EventsAround): (row: ImportedEvent) => PlannedEvent {
  const known = new Map(existing.map((event) => [event.id, event]));
  const named = new Map(
    existing.flatMap((event) => namesOf(event, event.startsAt).map((name) => [name, event] as const)),
  );
  const used = new Set<string>();

  const find = ({ id, ownId, isNameless, facts }: ImportedEvent): KnownEvent | undefined => {
    const given = id === null ? undefined : known.get(id);
    if (given && isHers(given.place)) return given;
    const alike = isNameless
      ? namesOf(facts, facts.startsAt ?? null).flatMap((name) => named.get(name) ?? [])
      : [];
    return alike[0] ?? known.get(ownId);
  };

  return (row) => {
    const { line, ownId, facts } = row;
    const fail = (reason: EventProblem | "twice", column: string | null): PlannedEvent => ({
      does: "fail",
      problems: [{ line, column, reason }],
    });
    if (!isHers(facts.place)) return fail("not-yours", "kato");
    const before = find(row);
    const id = before?.id ?? ownId;
    if (used.has(id) || (before && !isHers(before.place))) return fail("twice", null);
    used.add(id);
    const after = before ? withFacts(before, facts) : newEvent(id, facts);
    const changed = before ? eventFieldsChanged(before, after) : fields;
    if (before && changed.length === 0) return { does: "nothing", line, before };
    if (before && !isChangeable(before)) return fail("over", null);
    if (before && before.status !== "draft" && changed.includes("kind")) return fail("other-kind", "kind");
    if (before && after.capacity !== null && after.capacity < before.fewest && changed.includes("capacity"))
      return fail("taken", "capacity");
    const issues = issuesOfRow(after, changed, now);
    if (issues.length > 0)
      return {
        does: "fail",
        problems: issues.map((issue) => ({ line, column: columnOf[issue], reason: issue })),
      };
    return before ? { does: "change", line, before, after } : { does: "add", line, after };
  };
}

/** What a planned row says, without how many have signed up meanwhile. */
export function sayingOf(row: PlannedEvent): unknown {
  if (row.does === "nothing" || row.does === "fail") return row.does;
  return [row.does, row.after.id, row.does === "change" && factsOf(row.before), factsOf(row.after)];
}

/** The facts a file may speak of, and what they are of. */
export function factsOf(event: Event): unknown {
  return [event.status, ...fields.map((field) => plain(event[field]))];
}

/** What importing all of a file will do, from what each of its rows will. */
export function sumUpEvents(
  rows: readonly PlannedEvent[],
): { ok: true; plan: EventsPlan } | { ok: false; problems: readonly ImportProblem[] } {
  const problems = rows.flatMap((row) => (row.does === "fail" ? row.problems : []));
  if (problems.length > 0) return { ok: false, problems };
  const drafts = rows.flatMap((row) => {
    if (row.does === "fail") return [];
    const event = row.does === "nothing" ? row.before : row.after;
    return event.status === "draft" ? [{ line: row.line, event }] : [];
  });
  const plan = {
    added: rows.flatMap((row) => (row.does === "add" ? [row.after] : [])),
    changed: rows.flatMap((row) => (row.does === "change" ? [row] : [])),
    unchanged: rows.filter(({ does }) => does === "nothing").length,
    drafts,
  };
  return { ok: true, plan };
}

/** Why the drafts of a file can't be published, by line; each that is not named can. */
export function problemsOfDrafts({ drafts }: Pick<EventsPlan, "drafts">, now: Date): ImportProblem[] {
  return drafts.flatMap(({ line, event }) =>
    issuesOfEvent(event, now).map((issue) => ({ line, column: columnOf[issue], reason: issue })),
  );
}

/** The facts that differ; a text that is empty and one that is absent are the same. */
export function eventFieldsChanged(before: ImportedFacts, after: ImportedFacts): (keyof ImportedFacts)[] {
  return fields.filter((field) => plain(before[field]) !== plain(after[field]));
}

/** A draft may lack what a published event needs; what contradicts itself is wrong in any. */
function issuesOfRow(after: Event, changed: readonly (keyof ImportedFacts)[], now: Date): EventIssue[] {
  const issues = issuesOfEvent(after, now);
  if (after.status === "draft")
    return issues.filter((issue) => issue === "ends-early" || issue === "closes-late");
  // What is in the past keeps nobody from mending the rest.
  return issues.filter(
    (issue) =>
      (issue !== "past" || changed.includes("startsAt")) &&
      (issue !== "closed-already" || changed.includes("signupClosesAt")),
  );
}

function newEvent(id: string, facts: ImportedEvent["facts"]): Event {
  const counts = { taken: 0, reserved: 0, kept: 0, waiting: 0, sequence: 0, sessions: 0 };
  const rest = {
    partyLimit: 1,
    asks: [],
    offerHours: 0,
    discreet: false,
    picture: null,
    campaignId: null,
    languages: [],
    reminders: [72, 24, 2],
    admission: "open",
    certificate: "none",
    quotaEndsAt: null,
    status: "draft",
    demo: false,
  } as const;
  return withFacts({ ...blank, ...rest, ...counts, id }, facts);
}

function withFacts(before: Event, said: ImportedEvent["facts"]): Event {
  const text = (field: "title" | "description" | "venue" | "audience"): Partly =>
    Object.fromEntries(
      languages.flatMap((language) => {
        const written = said[field]?.[language] ?? before[field][language];
        return written ? [[language, written]] : [];
      }),
    );
  return {
    ...before,
    ...said,
    title: text("title"),
    description: text("description"),
    venue: text("venue"),
    audience: text("audience"),
  };
}

/** What it is, where and when, once for each of its names. */
function namesOf(
  { kind, place, title }: Pick<EventFacts, "kind" | "place" | "title">,
  startsAt: Date | null,
) {
  return languages.flatMap((language) =>
    title[language] ? [`${kind} ${place} ${startsAt?.getTime()} ${plainly(title[language])}`] : [],
  );
}

function plain(fact: ImportedFacts[keyof ImportedFacts]): string {
  if (typeof fact !== "object" || fact === null || fact instanceof Date) return JSON.stringify(fact);
  return JSON.stringify(
    Object.entries(fact)
      .filter(([, part]) => part !== "")
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}
