import { daysBefore } from "../domain/help-point-status.ts";
import type { HelpPointFacts } from "../domain/help-point.ts";
import { republicId } from "../domain/kato.ts";
import type { Coordinates } from "../domain/place.ts";
import { addressOf } from "./names.ts";
import { demoGazetteer } from "./places.ts";

/** What is particular to a help point of the demo; the rest follows from its number. */
export type Draft = Pick<HelpPointFacts, "kind" | "name" | "place"> &
  Partial<HelpPointFacts> & {
    /** 1 unless told. */
    phoneCount?: number;
  };

const capital = "710000000";

/** All facts of a help point; `today` is YYYY-MM-DD. */
export function completeDraft(
  { phoneCount = 1, ...draft }: Draft,
  number: number,
  today: string,
): HelpPointFacts {
  const isSheltered = draft.addressConfidential === true;
  return {
    affiliation: null,
    founded: null,
    address: isSheltered ? {} : addressOf(number),
    notes: {},
    eligibility: {},
    cost: {},
    accessibility: {},
    coordinates: isSheltered ? null : near(draft.place, number),
    phones: Array.from({ length: phoneCount }, (_, index) => phone(number, index)),
    hours: null,
    languages: languagesIn(draft.place),
    topics: [],
    url: null,
    addressConfidential: false,
    status: "active",
    closedReason: {},
    closedUntil: null,
    assuredAt: assuredAt(number, today),
    assuredBy: null,
    source: "Demo: made up, nothing of it exists",
    ...draft,
  };
}

/** Up to a kilometre from the centre of the place. */
function near(place: string, number: number): Coordinates | null {
  const centre = demoGazetteer.locate(place === republicId ? capital : place);
  if (!centre) return null;
  const aside = (step: number) => (((number * step) % 21) - 10) / 1000;
  return {
    latitude: Number((centre.latitude + aside(8)).toFixed(3)),
    longitude: Number((centre.longitude + aside(5)).toFixed(3)),
  };
}

/** +7 799 is given to no operator: nobody is ever rung. The second one is a desk behind a switchboard. */
function phone(number: number, index: number): HelpPointFacts["phones"][number] {
  const digits = String(number * 10 + index).padStart(7, "0");
  return { number: `+7799${digits}`, extension: index === 0 ? null : "12", description: null };
}

const neighbours: Readonly<Record<string, string>> = {
  "61": "uz",
  "79": "uz",
  "19": "ug",
  "33": "ug",
  "71": "en",
};

function languagesIn(place: string): string[] {
  const third = neighbours[place.slice(0, 2)];
  return ["kk", "ru", ...(third === undefined ? [] : [third])];
}

/** Most were checked within half a year, some long ago, some never. */
function assuredAt(number: number, today: string): string | null {
  if (number % 9 === 4) return null;
  return daysBefore(today, number % 7 === 3 ? 200 + number : 3 + ((number * 37) % 150));
}
