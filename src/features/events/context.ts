import type { EventStore } from "../../db/events.ts";
import type { RegistrationStore } from "../../db/registrations.ts";

/** What events for their guests work with. */
export interface EventsDeps {
  events: EventStore;
  registrations: Pick<RegistrationStore, "accept" | "cancel" | "ofPerson" | "signUp">;
}
