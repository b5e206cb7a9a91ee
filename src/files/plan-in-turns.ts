import { createHash } from "node:crypto";
import type { ImportedPoint } from "../domain/directory-import.ts";
import type { HelpPoint } from "../domain/help-point.ts";
import type { Planned } from "../domain/keep-directory.ts";
import { canonical, createPlanner, sumUp } from "../domain/plan-import.ts";
import { mapInTurns } from "./map-in-turns.ts";

/** Of the digest, in base64url characters: it has to fit a button. */
const digestLength = 12;

/** What importing as many records as there may be will do, planned a few at a time. */
export async function planInTurns(
  existing: readonly HelpPoint[],
  imported: readonly ImportedPoint[],
): Promise<Planned> {
  const plan = createPlanner(existing);
  const hash = createHash("sha256");
  const records = await mapInTurns(imported, (point) => {
    const record = plan(point);
    hash.update(canonical(record));
    return record;
  });
  const planned = sumUp(existing, imported, records);
  if (!planned.ok) return planned;
  hash.update(canonical(planned.plan.missing.map(({ id }) => id)));
  return { ...planned, digest: hash.digest("base64url").slice(0, digestLength) };
}
