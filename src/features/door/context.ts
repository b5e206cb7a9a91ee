import type { Disclosures } from "../../db/disclosures.ts";
import type { DoorStore } from "../../db/door.ts";
import type { Tickets } from "../../db/tickets.ts";

/** What the door of an event works with. */
export interface DoorDeps {
  door: DoorStore;
  tickets: Pick<Tickets, "read">;
  disclosures: Pick<Disclosures, "add">;
}
