import { describe, expect, it } from "vitest";
import {
  changeRules,
  type Contest,
  type ContestRules,
  contestState,
  defaultRules,
  firstTerritory,
  isOfAge,
  marksAt,
  nextTerritory,
  readAge,
  readAges,
  readCategories,
  type WorkKind,
  workKinds,
} from "../../src/domain/contest.ts";
import type { Event } from "../../src/domain/event.ts";

const republic = "000000000";
const [region, district, village] = ["230000000", "234200000", "234236100"];

const toggled = (rules: ContestRules, value: WorkKind) => changeRules(rules, { field: "kind", value });

const now = new Date("2026-12-01T06:00:00Z");
const contest = (about: Partial<Event> = {}, dueAt: string | null = null): Contest => ({
  ...defaultRules,
  dueAt: dueAt === null ? null : new Date(dueAt),
  event: {
    id: "",
    kind: "contest",
    status: "published",
    title: {},
    description: {},
    venue: {},
    audience: {},
    place: republic,
    coordinates: null,
    startsAt: new Date("2026-12-20T05:00:00Z"),
    endsAt: null,
    discreet: false,
    languages: [],
    reminders: [72, 24, 2],
    picture: null,
    campaignId: null,
    signupClosesAt: null,
    capacity: null,
    partyLimit: 1,
    asks: [],
    offerHours: 0,
    admission: "open",
    reserved: 0,
    kept: 0,
    quotaEndsAt: null,
    taken: 0,
    waiting: 0,
    sessions: 0,
    certificate: "none",
    sequence: 0,
    demo: false,
    ...about,
  },
});

describe("The stages of a work", () => {
  it.each([
    [district, republic, [district, region, republic]],
    [district, region, [district, region]],
    [district, district, [district]],
    [region, republic, [region, republic]],
    [region, region, [region]],
    [district, village, [village]],
  ])("from %s in a contest for %s are %j", (from, heldFor, expected) => {
    const stages = [firstTerritory(from, heldFor)];
    for (let next = nextTerritory(stages[0] ?? "", heldFor); next; next = nextTerritory(next, heldFor))
      stages.push(next);
    expect(stages).toEqual(expected);
  });

  it("end with awards, and lead on before that", () => {
    expect(marksAt(region, republic)).toEqual(["onward"]);
    expect(marksAt(republic, republic)).toEqual(["first", "second", "third", "laureate"]);
    expect(marksAt(village, village)).toContain("first");
  });
});

describe("What organisers and entrants write", () => {
  it.each([
    ["7-18", { from: 7, to: 18 }],
    ["7 – 18", { from: 7, to: 18 }],
    ["7-", { from: 7, to: null }],
    ["-18", { from: null, to: 18 }],
    ["-", { from: null, to: null }],
    ["18-7", undefined],
    ["0-7", undefined],
    ["жеті", undefined],
    ["", undefined],
  ])("is read as ages: %j", (text, ages) => {
    expect(readAges(text)).toEqual(ages);
  });

  it.each([
    ["Сурет / Рисунок / Drawing\nӨлең", [{ kk: "Сурет", ru: "Рисунок", en: "Drawing" }, { kk: "Өлең" }]],
    ["-", []],
    ["Сурет\n\nӨлең", undefined],
    ["а/б/в/г", undefined],
    ["ы".repeat(41), undefined],
    [Array.from({ length: 11 }, () => "Сурет").join("\n"), undefined],
  ])("is read as categories: %j", (text, categories) => {
    expect(readCategories(text)).toEqual(categories);
  });

  it("is an age from 1 to 99", () => {
    expect(["1", "99", "0", "100", "-5", "9 жас"].map(readAge)).toEqual([
      1,
      99,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("is of age from the first to the last year that is named", () => {
    const rules = { ageFrom: 7, ageTo: 18 };
    expect([6, 7, 18, 19].map((age) => isOfAge(rules, age))).toEqual([false, true, true, false]);
    expect(isOfAge({ ageFrom: null, ageTo: null }, 99)).toBe(true);
  });

  it("takes kinds of works in and out, but leaves one", () => {
    let rules = defaultRules;
    for (const kind of workKinds) rules = toggled(rules, kind);
    expect(rules.kinds).toEqual(["text"]);
    expect(toggled(rules, "document").kinds).toEqual(["document", "text"]);
  });
});

describe("Works are", () => {
  it("taken until they are due, by the rules or else the end of sign-up or the beginning", () => {
    expect(contestState(contest(), now)).toBe("open");
    expect(contestState(contest({}, "2026-12-01T06:00:00Z"), now)).toBe("judging");
    expect(contestState(contest({ signupClosesAt: now }), now)).toBe("judging");
    expect(contestState(contest({ signupClosesAt: now }, "2026-12-02T06:00:00Z"), now)).toBe("open");
    expect(contestState(contest({ startsAt: now }), now)).toBe("judging");
  });

  it("not taken once sign-up is closed, and neither taken nor judged of what does not take place", () => {
    expect(contestState(contest({ status: "closed" }), now)).toBe("judging");
    expect(contestState(contest({ status: "cancelled" }), now)).toBe("off");
    expect(contestState(contest({ status: "draft" }), now)).toBe("off");
  });
});
