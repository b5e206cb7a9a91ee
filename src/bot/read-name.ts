import { longestName, readPersonName } from "../domain/registration.ts";
import type { Reading } from "./ask.ts";

/** What somebody is called, as it is typed: one word is enough. */
export function readName(typed: string): Reading<string> {
  const reading = readPersonName(typed);
  if (reading.ok) return { ok: true, value: reading.name };
  if (reading.reason === "empty") return { ok: false, problem: (texts) => texts.html("event-name-empty") };
  return { ok: false, problem: (texts) => texts.html("event-name-long", { limit: longestName }) };
}
