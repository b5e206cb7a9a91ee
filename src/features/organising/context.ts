import type { OrganiserStore } from "../../db/organising.ts";
import type { RegistrationStore } from "../../db/registrations.ts";

/** What holding events works with. */
export interface OrganisingDeps {
  store: OrganiserStore;
  registrations: Pick<RegistrationStore, "changeCapacity">;
}
