import { readFile } from "node:fs/promises";
import type { Config } from "./config.ts";
import { defaultHotlines, type Hotline, parseHotlines } from "./domain/hotlines.ts";
import { defaultTaxonomy, parseTaxonomy, type Taxonomy } from "./domain/taxonomy.ts";

/** What operators may replace without a new release. */
export interface Reference {
  hotlines: readonly Hotline[];
  taxonomy: Taxonomy;
}

type Parsed<T> = ({ ok: true } & T) | { ok: false; problems: string[] };

/** The built-in lists, or those of the operator's files; or all that is wrong with the first of these, a line each. */
export async function readReference({
  hotlinesFile,
  taxonomyFile,
}: Pick<Config, "hotlinesFile" | "taxonomyFile">): Promise<Parsed<Reference>> {
  const hotlines = await readList(hotlinesFile, { hotlines: defaultHotlines }, parseHotlines);
  if (!hotlines.ok) return refused("HOTLINES_FILE", hotlines.problems);
  const taxonomy = await readList(taxonomyFile, { taxonomy: defaultTaxonomy }, parseTaxonomy);
  if (!taxonomy.ok) return refused("TAXONOMY_FILE", taxonomy.problems);
  return { ...hotlines, ...taxonomy };
}

async function readList<T>(
  file: string | undefined,
  builtIn: T,
  parse: (json: unknown) => Parsed<T>,
): Promise<Parsed<T>> {
  if (file === undefined) return { ok: true, ...builtIn };
  try {
    // Windows' editors begin a file with a byte order mark.
    return parse(JSON.parse((await readFile(file, "utf8")).replace(/^\uFEFF/, "")));
  } catch (error) {
    return { ok: false, problems: [error instanceof SyntaxError ? "it is not JSON" : "it can't be read"] };
  }
}

function refused(variable: string, problems: string[]): { ok: false; problems: string[] } {
  return {
    ok: false,
    problems: [`${variable} can't be used:`, ...problems.map((problem) => `- ${problem}`)],
  };
}
