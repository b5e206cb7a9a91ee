import type { DelegateLinkStore } from "../../db/delegate-links.ts";
import type { DelegationStore } from "../../db/delegations.ts";
import type { Disclosures } from "../../db/disclosures.ts";
import type { EventStore } from "../../db/events.ts";

/** What delegations work with. */
export interface DelegationsDeps {
  events: Pick<EventStore, "find">;
  delegations: DelegationStore;
  links: DelegateLinkStore;
  disclosures: Pick<Disclosures, "add">;
}
