import type { EventProblem } from "./event-import.ts";
import type { FactProblem } from "./help-point-rules.ts";
import type { HelpPoint, HelpPointFacts } from "./help-point.ts";

/** What is wrong with a file as a whole. */
export const fileProblems = [
  "too-large",
  "too-many-rows",
  "too-many-columns",
  "empty",
  /** Neither a table nor HSDS. */
  "unknown-format",
  /** `?` stands where Kazakh letters were: the file was saved in an encoding that has none. */
  "broken-letters",
  /** A column the format does not have, or a needed one is missing. */
  "unknown-column",
  "missing-column",
  /** Two columns have the same name. */
  "column-twice",
  /** A cell begins with a quotation mark that never ends. */
  "open-quote",
] as const;

/** What may be wrong with a row, beyond its facts. */
export const rowProblems = [
  /** Another row of the file has the same id, or the same kind, place and name. */
  "twice",
  "bad-id",
  /** The row has more cells than the header. */
  "too-many-cells",
  /** The record is made up, of a demo. */
  "demo",
] as const;

/** Why a file, a row or a cell is refused. */
export type ImportReason =
  | FactProblem
  | EventProblem
  | (typeof fileProblems)[number]
  | (typeof rowProblems)[number];

/** One thing that is wrong with a file. It holds no value of the file: it may be what must not be kept. */
export interface ImportProblem {
  /** Of the file, counted from 1 as a spreadsheet does; null when it is about the whole file. */
  readonly line: number | null;
  /** As the file calls it; null when it is about the whole line. */
  readonly column: string | null;
  readonly reason: ImportReason;
}

/**
 * A help point as a file has it. What the file does not speak of is absent, and stays as it is, also of a text one of its
 * languages; an empty text says that there is none.
 */
export interface ImportedPoint {
  readonly line: number;
  readonly id: string;
  readonly externalId: string | null;
  readonly facts: Partial<HelpPointFacts> & Pick<HelpPointFacts, "kind" | "name" | "place">;
}

/** What reading a file came to: all of it, or all that is wrong with it. */
export type FileRead =
  | { readonly ok: true; readonly points: readonly ImportedPoint[] }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] };

/** What importing a file will do. */
export interface ImportPlan {
  readonly added: readonly HelpPoint[];
  readonly changed: readonly { readonly before: HelpPoint; readonly after: HelpPoint }[];
  readonly unchanged: number;
  /** Those of the directory that the file does not have: they stay as they are. */
  readonly missing: readonly HelpPoint[];
}
