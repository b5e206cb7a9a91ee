import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { ImportedPoint, ImportPlan, ImportProblem } from "../domain/directory-import.ts";
import type { HelpPoint } from "../domain/help-point.ts";
import type { Planned } from "../domain/keep-directory.ts";
import { digestPlan, type NewPointDefaults, planImport } from "../domain/plan-import.ts";

/** How many records are planned before others have their turn: urgent help is answered by the same process. */
const atOnce = 100;
/** Of the digest, in base64url characters: it has to fit a button. */
const digestLength = 12;

const defaults: NewPointDefaults = { demo: false, source: null, assuredAt: null, assuredBy: null };

/** `planImport` for as many records as there may be, a few at a time. */
export async function planInTurns(
  existing: readonly HelpPoint[],
  imported: readonly ImportedPoint[],
): Promise<Planned> {
  const known = new Map(existing.map((point) => [point.id, point]));
  const named = new Set(imported.map(({ id }) => id));
  const missing = existing.filter(({ id }) => !named.has(id));
  const problems: ImportProblem[] = [...takenIds(existing, imported)];
  const hash = createHash("sha256");
  const added: ImportPlan["added"][number][] = [];
  const changed: ImportPlan["changed"][number][] = [];
  let unchanged = 0;
  for (let first = 0; first < imported.length; first += atOnce) {
    const some = imported.slice(first, first + atOnce);
    const planned = planImport(
      some.flatMap(({ id }) => known.get(id) ?? []),
      some,
      defaults,
    );
    if (planned.ok) {
      added.push(...planned.plan.added);
      changed.push(...planned.plan.changed);
      unchanged += planned.plan.unchanged;
      hash.update(digestPlan(planned.plan));
    } else problems.push(...planned.problems);
    // oxlint-disable-next-line no-await-in-loop -- a rest, so that others have their turn
    await setImmediate();
  }
  if (problems.length > 0) return { ok: false, problems };
  const plan: ImportPlan = { added, changed, unchanged, missing };
  hash.update(digestPlan({ added: [], changed: [], unchanged, missing }));
  return { ok: true, plan, digest: hash.digest("base64url").slice(0, digestLength) };
}

/** An id of the secretariat's own that is another record's already. */
function takenIds(existing: readonly HelpPoint[], imported: readonly ImportedPoint[]): ImportProblem[] {
  const owners = new Map(existing.map(({ id, externalId }) => [externalId, id]));
  return imported
    .filter(
      ({ id, externalId }) => externalId !== null && owners.has(externalId) && owners.get(externalId) !== id,
    )
    .map(({ line }) => ({ line, column: "id", reason: "twice" }));
}
