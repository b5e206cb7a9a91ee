import type { AttendanceStore } from "../../db/attendance.ts";
import type { Disclosures } from "../../db/disclosures.ts";
import type { ProgrammeStore } from "../../db/programmes.ts";
import type { SessionSeats } from "../../db/session-seats.ts";

/** What programmes work with. */
export interface ProgrammeDeps {
  /** For guests. */
  seats: SessionSeats;
  /** For organisers. */
  programmes: ProgrammeStore;
  attendance: AttendanceStore;
  disclosures: Pick<Disclosures, "add">;
}

/** An id, as buttons carry it. */

/** The number of a page, as buttons carry it. */
export const pageNumber = "(\\d{1,4})";
