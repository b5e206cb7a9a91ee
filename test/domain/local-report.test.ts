import { describe, expect, it } from "vitest";
import { array, assert, boolean, constantFrom, nat, property, record } from "fast-check";
import { builtInPlaces } from "../../src/domain/built-in-places.ts";
import { readDay } from "../../src/domain/campaign.ts";
import { createGazetteer } from "../../src/domain/gazetteer.ts";
import { isWithin } from "../../src/domain/kato.ts";
import {
  isFewPeople,
  type LocalReport,
  mayIncludeBelow,
  partsOf,
  scopeOf,
  sumOf,
  waitingOf,
} from "../../src/domain/local-report.ts";
import { formatNumber, formatTenge, readWholeNumber } from "../../src/domain/number.ts";

const [region, district, round] = ["310000000", "314800000", "314830000"];
const villages = ["314830100", "314832100", "314832400"];
const places = [region, district, round, ...villages];

function report(place: string, about: Partial<LocalReport> = {}): LocalReport {
  return {
    place,
    includesBelow: false,
    leftOut: [],
    events: 1,
    settlements: 1,
    participants: 10,
    families: 2,
    tenge: 1000,
    photos: [],
    reportedBy: null,
    updatedAt: new Date(0),
    ...about,
  };
}

const isBelow = (place: string, outer: string) => place !== outer && isWithin(place, outer);

/** What the reports that count come to. */
function counted(reports: readonly LocalReport[]) {
  const waiting = waitingOf(reports);
  return sumOf(reports.filter(({ place }) => !waiting.has(place)));
}

describe("Nothing counts twice:", () => {
  it("what a district says for its silent villages holds none of those that speak themselves", () => {
    const village = report(villages[0] ?? "");
    const speaks = report(district, { includesBelow: true, events: 7 });
    expect(counted([village, report(district, { events: 7 })]).events).toBe(8);
    expect(waitingOf([village, speaks])).toEqual(new Set([village.place]));
    expect(counted([village, speaks]).events).toBe(7);
    const seen = { ...speaks, leftOut: [village.place] };
    expect(waitingOf([village, seen])).toEqual(new Set());
    expect(counted([village, seen]).events).toBe(8);
  });

  it("a village waits for each that may speak for it, and for nobody beside it", () => {
    const [first = "", , third = ""] = villages;
    const reports = [
      report(first),
      report(round, { includesBelow: true, leftOut: [first] }),
      report(district, { includesBelow: true, leftOut: [`${round}+`] }),
      report(third),
    ];
    expect(waitingOf(reports)).toEqual(new Set([first, third]));
    expect(waitingOf([report(third), report(round, { includesBelow: true })])).toEqual(new Set());
  });

  it("however councils take turns, more than was held is never counted, and all of it once everybody has looked", () => {
    const turn = record({ place: constantFrom(...places), includesBelow: boolean() });
    const held = record(Object.fromEntries(places.map((place) => [place, nat(50)])));
    assert(
      property(held, array(turn, { maxLength: 20 }), (truth, turns) => {
        const own = (place: string) => truth[place] ?? 0;
        const reports = new Map<string, LocalReport>();
        // What an honest coordinator says: her own, and that of all below that have not reported when she looks.
        const says = (place: string, includesBelow: boolean) => {
          const below = [...reports.values()].filter((one) => isBelow(one.place, place));
          const leftOut = below.map(scopeOf);
          const spoken = places.filter(
            (one) =>
              isBelow(one, place) &&
              !reports.has(one) &&
              // Who speaks for it holds it already.
              !below.some((other) => other.includesBelow && isBelow(one, other.place)),
          );
          const events = [place, ...(includesBelow ? spoken : [])].reduce((sum, one) => sum + own(one), 0);
          reports.set(place, report(place, { includesBelow, leftOut: includesBelow ? leftOut : [], events }));
        };
        const total = places.reduce((sum, place) => sum + own(place), 0);
        for (const { place, includesBelow } of turns) {
          says(place, includesBelow && mayIncludeBelow(place));
          expect(counted([...reports.values()]).events).toBeLessThanOrEqual(total);
        }
        for (const place of places.toReversed()) says(place, reports.get(place)?.includesBelow ?? false);
        expect(waitingOf([...reports.values()])).toEqual(new Set());
        expect(counted([...reports.values()]).events).toBe(total);
      }),
    );
  });
});

describe("The parts of a territory", () => {
  const gazetteer = createGazetteer(builtInPlaces);

  it("are all there are below it, and what was said for all of it comes last", () => {
    const reports = [report("000000000"), report(district), report(villages[0] ?? "", { events: 4 })];
    const parts = partsOf(reports, "000000000", gazetteer);
    expect(parts).toHaveLength(21);
    expect(
      parts.filter((part) => part.reports.length > 0).map((part) => [part.place, part.counts.events]),
    ).toEqual([
      [region, 5],
      ["000000000", 1],
    ]);
    expect(
      partsOf(reports.slice(1), region, gazetteer).find(({ place }) => place === district)?.reports,
    ).toEqual(reports.slice(1));
  });
});

describe("Few people", () => {
  it("are 1 to 4 of them; events and money are nobody", () => {
    expect([0, 1, 4, 5].map((value) => isFewPeople("families", value))).toEqual([false, true, true, false]);
    expect(isFewPeople("events", 1) || isFewPeople("tenge", 1)).toBe(false);
  });
});

describe("A number", () => {
  it("is written with its thousands apart", () => {
    expect(formatTenge(23_671_000, "kk")).toBe("23\u00A0671\u00A0000\u00A0₸");
    expect(formatNumber(1064, "en")).toBe("1,064");
    expect([0, 999, 1_000_000].map((value) => formatNumber(value, "ru"))).toEqual([
      "0",
      "999",
      "1\u00A0000\u00A0000",
    ]);
  });

  it.each([
    ["23671000", 23_671_000],
    [" 23 671 000 ", 23_671_000],
    ["23\u00A0671\u202F000", 23_671_000],
    ["23,671,000", 23_671_000],
    ["23.671.000", 23_671_000],
    ["0", 0],
    ["1.5", undefined],
    ["12,50", undefined],
    ["1.000,000", undefined],
    ["-3", undefined],
    ["жүз", undefined],
    ["", undefined],
    ["9".repeat(40), undefined],
  ])("is read as people type it: «%s»", (typed, value) => {
    expect(readWholeNumber(typed)).toBe(value);
  });
});

describe("A day", () => {
  it.each([
    ["27.08.2026", "2026-08-27"],
    ["1.9.26", "2026-09-01"],
    ["26.11", "2026-11-26"],
    ["25.11", "2027-11-25"],
    ["31.02.2026", undefined],
    ["ертең", undefined],
  ])("is read as people type it: «%s»", (typed, day) => {
    expect(readDay(typed, new Date("2026-11-26T10:00:00Z"))).toBe(day);
  });
});
