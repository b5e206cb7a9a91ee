import type { ImportedPoint, ImportPlan, ImportProblem } from "./directory-import.ts";
import type { HelpPoint, HelpPointFacts, Partly } from "./help-point.ts";
import { languages } from "./language.ts";

const texts = ["name", "address", "notes", "eligibility", "cost", "accessibility", "closedReason"] as const;

const blank: HelpPointFacts = {
  kind: "",
  place: "",
  affiliation: null,
  founded: null,
  name: {},
  address: {},
  notes: {},
  eligibility: {},
  cost: {},
  accessibility: {},
  coordinates: null,
  phones: [],
  hours: null,
  languages: [],
  topics: [],
  url: null,
  addressConfidential: false,
  status: "active",
  closedReason: {},
  closedUntil: null,
  assuredAt: null,
  assuredBy: null,
  source: null,
};

const fields = Object.keys(blank).filter((key): key is keyof HelpPointFacts => key in blank);

/** The facts of a help point that nobody knew, with what its file says; a council is territorial unless it says more. */
export function newFacts(said: ImportedPoint["facts"]): HelpPointFacts {
  return withFacts(blank, said);
}

/** What importing one record will do. */
export type PlannedRecord =
  | { readonly does: "add"; readonly after: HelpPoint }
  | { readonly does: "change"; readonly before: HelpPoint; readonly after: HelpPoint }
  | { readonly does: "nothing" }
  | { readonly does: "fail"; readonly problem: ImportProblem };

/**
 * Returns what plans one record beside the directory. Problems are what only shows there: an address for what it knows
 * as a shelter, where the file itself does not say that it is none; an id of the secretariat's that is another record's.
 */
export function createPlanner(existing: readonly HelpPoint[]): (imported: ImportedPoint) => PlannedRecord {
  const known = new Map(existing.map((point) => [point.id, point]));
  const owners = new Map(existing.map((point) => [point.externalId, point.id]));
  return ({ line, id, externalId, facts }) => {
    if (externalId !== null && (owners.get(externalId) ?? id) !== id)
      return { does: "fail", problem: { line, column: "id", reason: "twice" } };
    const before = known.get(id);
    const after: HelpPoint = before
      ? { ...withFacts(before, facts), externalId: externalId ?? before.externalId }
      : { ...newFacts(facts), id, externalId, demo: false };
    if (tellsOfShelter(after))
      return { does: "fail", problem: { line, column: null, reason: "confidential" } };
    if (before === undefined) return { does: "add", after };
    return fieldsChanged(before, after).length > 0 || before.externalId !== after.externalId
      ? { does: "change", before, after }
      : { does: "nothing" };
  };
}

/** What importing all of a file will do to a directory, from what each of its records will. */
export function sumUp(
  existing: readonly HelpPoint[],
  imported: readonly ImportedPoint[],
  records: readonly PlannedRecord[],
): { ok: true; plan: ImportPlan } | { ok: false; problems: readonly ImportProblem[] } {
  const problems = records.flatMap((one) => (one.does === "fail" ? [one.problem] : []));
  if (problems.length > 0) return { ok: false, problems };
  const named = new Set(imported.map(({ id }) => id));
  const plan = {
    added: records.flatMap((one) => (one.does === "add" ? [one.after] : [])),
    changed: records.flatMap((one) =>
      one.does === "change" ? [{ before: one.before, after: one.after }] : [],
    ),
    unchanged: records.filter(({ does }) => does === "nothing").length,
    missing: existing.filter(({ id }) => !named.has(id)),
  };
  return { ok: true, plan };
}

/** The facts that differ, a text that is empty and one that is absent are the same. */
export function fieldsChanged(before: HelpPointFacts, after: HelpPointFacts): (keyof HelpPointFacts)[] {
  return fields.filter((field) => {
    const text = texts.find((one) => one === field);
    return text === undefined
      ? !isSame(before[field], after[field])
      : languages.some((language) => (before[text][language] || "") !== (after[text][language] || ""));
  });
}

function withFacts<Known extends HelpPointFacts>(before: Known, said: ImportedPoint["facts"]): Known {
  const usual = said.kind === "COUNCIL" ? (before.affiliation ?? "territorial") : null;
  const text = (field: (typeof texts)[number]): Partly => filled({ ...before[field], ...said[field] });
  return {
    ...before,
    ...said,
    affiliation: said.affiliation ?? usual,
    name: text("name"),
    address: text("address"),
    notes: text("notes"),
    eligibility: text("eligibility"),
    cost: text("cost"),
    accessibility: text("accessibility"),
    ...(said.status === "active"
      ? { closedReason: {}, closedUntil: null }
      : { closedReason: text("closedReason") }),
  };
}

function filled(text: Partly): Partly {
  return Object.fromEntries(
    languages.flatMap((language) => (text[language] ? [[language, text[language]]] : [])),
  );
}

function tellsOfShelter({ addressConfidential, address, coordinates }: HelpPointFacts): boolean {
  return addressConfidential && (coordinates !== null || Object.values(address).some(Boolean));
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  const parts = new Map(Object.entries(one));
  const others = Object.entries(other);
  return (
    parts.size === others.length &&
    others.every(([key, part]) => parts.has(key) && isSame(parts.get(key), part))
  );
}

/** JSON whose keys are sorted: the same for the same value, whatever made it. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === "object" && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
