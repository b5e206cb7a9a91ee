import type { ContestStore } from "../../db/contests.ts";
import type { JuryStore } from "../../db/contest-juries.ts";
import type { ReviewStore } from "../../db/contest-reviews.ts";
import type { Disclosures } from "../../db/disclosures.ts";
import type { DirectorySnapshot } from "../../domain/directory-snapshot.ts";

/** What contests work with. */
export interface ContestsDeps {
  contests: ContestStore;
  reviews: ReviewStore;
  juries: JuryStore;
  disclosures: Pick<Disclosures, "add">;
  /** Where places are found by their names. */
  snapshot: () => Pick<DirectorySnapshot, "search">;
}

/** How an id stands in a button. */
