import { createHash } from "node:crypto";
import type { ImportedPoint } from "../domain/directory-import.ts";
import type { EventsPlanned, ImportedEvent } from "../domain/event-import.ts";
import type { HelpPoint } from "../domain/help-point.ts";
import type { Planned } from "../domain/keep-directory.ts";
import { createEventsPlanner, type EventsAround, sayingOf, sumUpEvents } from "../domain/plan-events.ts";
import { canonical, createPlanner, sumUp } from "../domain/plan-import.ts";
import { mapInTurns } from "../domain/map-in-turns.ts";

/** Of the digest, in base64url characters: it has to fit a button. */
const digestLength = 12;

/** What importing as many records as there may be will do, planned a few at a time. */
export async function planInTurns(
  existing: readonly HelpPoint[],
  imported: readonly ImportedPoint[],
): Promise<Planned> {
  const plan = createPlanner(existing);
  const digest = createDigest();
  const records = await mapInTurns(imported, (point) => {
    const record = plan(point);
    digest.add(record);
    return record;
  });
  const planned = sumUp(existing, imported, records);
  if (!planned.ok) return planned;
  digest.add(planned.plan.missing.map(({ id }) => id));
  return { ...planned, digest: digest.end() };
}

/** What importing events will do, planned a few at a time. */
export async function planEventsInTurns(
  around: EventsAround,
  imported: readonly ImportedEvent[],
): Promise<EventsPlanned> {
  const plan = createEventsPlanner(around);
  const digest = createDigest();
  const rows = await mapInTurns(imported, (event) => {
    const row = plan(event);
    digest.add(sayingOf(row));
    return row;
  });
  const planned = sumUpEvents(rows);
  return planned.ok ? { ...planned, digest: digest.end() } : planned;
}

/** A short text that is the same for the same values only. */
function createDigest() {
  const hash = createHash("sha256");
  return {
    add: (value: unknown) => void hash.update(canonical(value)),
    end: () => hash.digest("base64url").slice(0, digestLength),
  };
}
