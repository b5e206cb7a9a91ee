import type { ImportedPoint, ImportPlan, ImportProblem } from "./directory-import.ts";
import type { HelpPoint, HelpPointFacts, Partly } from "./help-point.ts";
import { languages } from "./language.ts";

/** What a new help point has where its file says nothing of it. */
export type NewPointDefaults = Pick<HelpPoint, "demo" | "source" | "assuredAt" | "assuredBy">;

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
export function newFacts(
  said: ImportedPoint["facts"],
  defaults: Partial<Pick<HelpPointFacts, "source" | "assuredAt" | "assuredBy">> = {},
): HelpPointFacts {
  return withFacts({ ...blank, ...defaults }, said);
}

/**
 * What importing a file will do to a directory. Problems are what only shows beside the directory: an address for what it
 * knows as a shelter, where the file itself does not say that it is none.
 */
export function planImport(
  existing: readonly HelpPoint[],
  imported: readonly ImportedPoint[],
  { demo, ...defaults }: NewPointDefaults,
): { ok: true; plan: ImportPlan } | { ok: false; problems: readonly ImportProblem[] } {
  const known = new Map(existing.map((point) => [point.id, point]));
  const named = new Set(imported.map(({ id }) => id));
  const added: HelpPoint[] = [];
  const changed: ImportPlan["changed"][number][] = [];
  const problems: ImportProblem[] = [];
  for (const { line, id, externalId, facts } of imported) {
    const before = known.get(id);
    const after: HelpPoint = before
      ? { ...withFacts(before, facts), externalId: externalId ?? before.externalId }
      : { ...newFacts(facts, defaults), id, externalId, demo };
    if (tellsOfShelter(after)) problems.push({ line, column: null, reason: "confidential" });
    else if (before === undefined) added.push(after);
    else if (fieldsChanged(before, after).length > 0 || before.externalId !== after.externalId)
      changed.push({ before, after });
  }
  if (problems.length > 0) return { ok: false, problems };
  const unchanged = imported.length - added.length - changed.length;
  const missing = existing.filter(({ id }) => !named.has(id));
  return { ok: true, plan: { added, changed, unchanged, missing } };
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

/** A text that is the same for plans which do the same, and for no others: for a hash. */
export function digestPlan({ added, changed, unchanged, missing }: ImportPlan): string {
  return canonical({ added, changed, unchanged, missing: missing.map(({ id }) => id) });
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

/** JSON whose keys are sorted. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === "object" && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
