import { problemLines, type Explain } from "./bot/import-problems.ts";
import type { Texts } from "./bot/texts.ts";
import type { ImportProblem } from "./domain/directory-import.ts";

const entities: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };

/** Of Telegram HTML what a terminal shows. */
export function plain(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/&(?:amp|lt|gt|quot);/g, (entity) => entities[entity] ?? entity);
}

/** Some problems, a line each. */
export function plainProblems(texts: Texts, problems: readonly ImportProblem[], explain: Explain): string[] {
  return problemLines(texts, problems, explain).map((line) => plain(line));
}

/** An error that says all that is wrong with a file. */
export function refusedFile(texts: Texts, problems: readonly ImportProblem[], explain: Explain): Error {
  return new Error(
    [`Nothing was imported. Problems: ${problems.length}`, ...plainProblems(texts, problems, explain)].join(
      "\n",
    ),
  );
}
