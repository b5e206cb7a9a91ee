import type { SubscriptionStore } from "../../db/subscriptions.ts";
import type { DirectorySnapshot } from "../../domain/directory-snapshot.ts";
import type { Taxonomy } from "../../domain/taxonomy.ts";
import type { Logger } from "../../log.ts";

/** What subscriptions work with. */
export interface SubscriptionsDeps {
  store: Pick<SubscriptionStore, "change" | "offer" | "pause" | "read" | "stop">;
  /** The directory in memory, for names of places. */
  snapshot: () => Pick<DirectorySnapshot, "locator" | "search">;
  taxonomy: Taxonomy;
  log: Logger;
}
