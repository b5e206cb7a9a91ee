import type { EventNoticeStore } from "../../db/event-notices.ts";
import type { EventStore } from "../../db/events.ts";
import type { MembersCodes } from "../../db/members-codes.ts";
import type { OfferStore } from "../../db/offers.ts";
import type { ProfileStore } from "../../db/profiles.ts";
import type { RatingStore } from "../../db/ratings.ts";
import type { RegistrationStore } from "../../db/registrations.ts";
import type { Tickets } from "../../db/tickets.ts";
import type { DirectorySnapshot } from "../../domain/directory-snapshot.ts";

/** What events for their guests work with. */
export interface EventsDeps {
  events: EventStore;
  notices: Pick<EventNoticeStore, "open">;
  codes: MembersCodes;
  ratings: Pick<RatingStore, "rate" | "read">;
  registrations: Pick<RegistrationStore, "cancel" | "changeAnswers" | "ofPerson" | "signUp">;
  offers: Pick<OfferStore, "accept">;
  profiles: ProfileStore;
  tickets: Pick<Tickets, "write">;
  /** The directory in memory, for names of places. */
  snapshot: () => Pick<DirectorySnapshot, "search">;
}
