import type { ImportPlan, ImportProblem } from "./directory-import.ts";
import type { FactProblem } from "./help-point-rules.ts";
import type { HelpPoint } from "./help-point.ts";

/** Which records a keeper is shown, of those she keeps. */
export type HelpPointFilter =
  /** Those of a place and of all in it. */
  | { readonly by: "place"; readonly place: string }
  /** Those that nobody has made sure of for long, the longest first. */
  | { readonly by: "stale" }
  /** These, in this order. */
  | { readonly by: "ids"; readonly ids: readonly string[] };

/** The outcome of writing one record; `refused` is a fact that can't be so. */
export type HelpPointWritten =
  | { readonly ok: true; readonly point: HelpPoint }
  | { readonly ok: false; readonly reason: "gone" | "unavailable" }
  | { readonly ok: false; readonly reason: "refused"; readonly problem: FactProblem };

/** What importing a file would do, and a short text that is the same for the same plan only. */
export type Planned =
  | { readonly ok: true; readonly plan: ImportPlan; readonly digest: string }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] };

/** The outcome of carrying out a plan; `changed` when it is not the one that was confirmed, with what it is now. */
export type Imported =
  | { readonly ok: true; readonly added: number; readonly changed: number }
  | { readonly ok: false; readonly reason: "changed"; readonly planned: Planned }
  | { readonly ok: false; readonly reason: "gone" | "unavailable" };
