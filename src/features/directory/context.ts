import type { Wording } from "../../bot/context.ts";
import type { Download } from "../../bot/sent-file.ts";
import type { Texts } from "../../bot/texts.ts";
import type { DirectoryImports } from "../../db/directory-imports.ts";
import type { HelpPointStore } from "../../db/help-points.ts";
import type { DirectorySnapshot } from "../../domain/directory-snapshot.ts";
import type { DirectoryRules } from "../../domain/help-point-rules.ts";
import type { Taxonomy } from "../../domain/taxonomy.ts";

/** What keeping the directory works with. */
export interface DirectoryDeps {
  store: HelpPointStore;
  imports: DirectoryImports;
  /** The directory as it is in memory: for places, and to find records by name. */
  snapshot: () => DirectorySnapshot;
  taxonomy: Taxonomy;
  download: Download;
}

/** What records are described with. */
export interface KeeperWording extends Wording {
  readonly taxonomy: Taxonomy;
}

/** The wording of a conversation, whose context knows no places. */
export function wordingIn(
  texts: Texts,
  { snapshot, taxonomy }: Pick<DirectoryDeps, "snapshot" | "taxonomy">,
): KeeperWording {
  return { texts, taxonomy, places: snapshot().gazetteer };
}

/** What facts are checked against now. */
export function rulesOf({
  snapshot,
  taxonomy,
}: Pick<DirectoryDeps, "snapshot" | "taxonomy">): DirectoryRules & {
  gazetteer: DirectorySnapshot["gazetteer"];
} {
  return { taxonomy, gazetteer: snapshot().gazetteer };
}
