import type { Database } from "./db/database.ts";
import { listenToDirectory } from "./db/directory-news.ts";
import type { DirectoryReader, DirectoryRevisions } from "./db/directory.ts";
import {
  type DirectorySnapshot,
  type PlacesSnapshot,
  snapshotDirectory,
  snapshotPlaces,
} from "./domain/directory-snapshot.ts";
import type { HelpPoint } from "./domain/help-point.ts";
import type { Taxonomy } from "./domain/taxonomy.ts";
import type { Logger } from "./log.ts";

/** The directory as this process has it in memory. */
export interface Directory {
  /** The newest snapshot; before the database was ever reached, it holds the built-in places and no help points. */
  current(): DirectorySnapshot;
  /** Loads what is newer in the database; while it does, another call waits for a look after that. Never rejects. */
  refresh(): Promise<void>;
  /** Keeps the snapshot up to date until `end`. */
  begin(): void;
  end(): Promise<void>;
}

/** What the directory works with. */
export interface DirectoryDeps {
  /** The places the product brings along. */
  builtIn: PlacesSnapshot;
  reader: DirectoryReader;
  database: Pick<Database, "session" | "state">;
  taxonomy: Taxonomy;
  isUnavailable: (error: unknown) => boolean;
  log: Logger;
}

/** News may be lost with a connection, and the embedded engine has none: this often it is looked anyway. */
const lookEveryMs = 30_000;

/** A directory of the built-in places; the rest comes with `refresh`. */
export function createDirectory({
  builtIn,
  reader,
  database,
  taxonomy,
  isUnavailable,
  log,
}: DirectoryDeps): Directory {
  const stopping = new AbortController();
  let places = builtIn;
  let points: readonly HelpPoint[] | undefined;
  let snapshot = snapshotDirectory(places, points, taxonomy);
  let loaded: DirectoryRevisions | undefined;
  let loading: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let listening: Promise<void> | undefined;
  let looking: NodeJS.Timeout | undefined;

  /** What changes while it is read has a revision that is newer than the one read before, and is read again. */
  async function load(): Promise<void> {
    if (database.state.kind !== "ready") return;
    try {
      const found = await reader.revisions();
      const isNew = (what: keyof DirectoryRevisions) => found[what] !== loaded?.[what];
      if (!isNew("places") && !isNew("helpPoints")) return;
      const began = performance.now();
      if (isNew("places")) places = await snapshotPlaces(await reader.places());
      if (isNew("helpPoints")) points = await reader.helpPoints();
      snapshot = snapshotDirectory(places, points, taxonomy);
      loaded = found;
      const ms = Math.round(performance.now() - began);
      log.info({ event: "directory.loaded", count: points?.length, ms });
    } catch (err) {
      log[isUnavailable(err) ? "warn" : "error"]({ event: "directory.not_loaded", err });
    }
  }

  function start(): Promise<void> {
    next = undefined;
    loading = load().finally(() => {
      loading = undefined;
    });
    return loading;
  }

  function refresh(): Promise<void> {
    if (loading === undefined) return start();
    // What has changed may have come too late for the load that is under way.
    next ??= loading.then(start);
    return next;
  }

  return {
    current: () => snapshot,
    refresh,
    begin() {
      looking = setInterval(() => void refresh(), lookEveryMs).unref();
      listening =
        database.session &&
        listenToDirectory(database.session, {
          signal: stopping.signal,
          onNews: () => void refresh(),
          onError: (err) => log.error({ event: "directory.not_heard", err }),
        });
    },
    async end() {
      clearInterval(looking);
      stopping.abort();
      await Promise.all([listening, loading]);
    },
  };
}
