import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fewestSeats, largestParty } from "../../src/domain/quota.ts";
import {
  anotherLike,
  changeEvent,
  isNews,
  issuesOfEvent,
  readMoment,
  statusAfter,
} from "../../src/domain/event-rules.ts";
import { endOf, type EventFacts, seatsLeft, signupState } from "../../src/domain/event.ts";
import { codeOf, offerEnd, readPersonName } from "../../src/domain/registration.ts";

const now = new Date("2026-11-25T10:00:00Z");
const event: EventFacts = {
  kind: "forum",
  title: { ru: "Форум" },
  description: {},
  venue: {},
  audience: {},
  place: "710000000",
  coordinates: null,
  startsAt: new Date("2026-12-10T05:00:00Z"),
  endsAt: null,
  signupClosesAt: null,
  capacity: 10,
  partyLimit: 1,
  asks: [],
  offerHours: 0,
  admission: "open",
  discreet: false,
  languages: [],
  reminders: [72, 24, 2],
  picture: null,
  campaignId: null,
};

describe("A moment as organisers write it", () => {
  it.each([
    ["27.08.2027 10:00", "2027-08-27T05:00:00.000Z"],
    ["27.08.2027, 10.00", "2027-08-27T05:00:00.000Z"],
    ["1/1/2027 00:30", "2026-12-31T19:30:00.000Z"],
    ["26.11 9:05", "2026-11-26T04:05:00.000Z"],
    ["25.11 14:00", "2027-11-25T09:00:00.000Z"],
    ["29.02 10:00", undefined],
    ["29.02.2028 10:00", "2028-02-29T05:00:00.000Z"],
    ["31.04.2027 10:00", undefined],
    ["27.08.2027 24:00", undefined],
    ["27.08.2027 10:60", undefined],
    ["27.08.2027", undefined],
    ["27.08.27 10:00", "2027-08-27T05:00:00.000Z"],
    ["27.08.2062 10:00", undefined],
    ["27.08.0000 10:00", undefined],
    ["ертең 10:00", undefined],
    ["", undefined],
  ])("«%s» is %s", (text, moment) => {
    expect(readMoment(text, now)?.toISOString()).toBe(moment);
  });
});

describe("A seat that is offered", () => {
  it.each([
    // At noon, at nine in the evening, at night, and just before it.
    ["2026-12-01T07:00:00Z", 3, "2026-12-01T10:00:00.000Z"],
    ["2026-12-01T16:00:00Z", 3, "2026-12-02T05:00:00.000Z"],
    ["2026-12-01T20:00:00Z", 3, "2026-12-02T06:00:00.000Z"],
    ["2026-12-01T16:00:00Z", 1, "2026-12-01T17:00:00.000Z"],
    ["2026-12-01T07:00:00Z", 24, "2026-12-02T17:00:00.000Z"],
  ])("at %s for %i hours is kept until %s", (from, hours, until) => {
    expect(offerEnd(new Date(from), hours).toISOString()).toBe(until);
  });
});

describe("An event", () => {
  it("is published once it has a title and a beginning that is still to come, in the right order", () => {
    expect(issuesOfEvent(event, now)).toEqual([]);
    expect(issuesOfEvent({ ...event, title: { kk: "" }, startsAt: null }, now)).toEqual([
      "no-title",
      "no-start",
    ]);
    expect(issuesOfEvent({ ...event, startsAt: now }, now)).toEqual(["past"]);
    const late = {
      endsAt: new Date("2026-12-10T05:00:00Z"),
      signupClosesAt: new Date("2026-12-10T05:01:00Z"),
    };
    expect(issuesOfEvent({ ...event, ...late }, now)).toEqual(["ends-early", "closes-late"]);
  });

  it("is news where the time changes, or the venue that was told", () => {
    const told = { ...event, venue: { ru: "Дом" } };
    expect(isNews(told, changeEvent(told, { field: "venue", value: { kk: "Үй" } }, now))).toBe(false);
    expect(isNews(told, changeEvent(told, { field: "venue", value: { ru: "Клуб" } }, now))).toBe(true);
    expect(isNews(told, changeEvent(told, { field: "title", value: { ru: "Съезд" } }, now))).toBe(false);
    expect(isNews(told, changeEvent(told, { field: "startsAt", value: "2026-12-10T06:00:00Z" }, now))).toBe(
      true,
    );
  });

  it("is signed up for until it begins where it is brought so far forward that sign-up would be over", () => {
    const closing = { ...event, signupClosesAt: new Date("2026-12-08T05:00:00Z") };
    const brought = (value: string) => changeEvent(closing, { field: "startsAt", value }, now).signupClosesAt;
    expect(brought("2026-11-27T10:01:00Z")).toEqual(expect.any(Date));
    expect(brought("2026-11-26T10:00:00Z")).toBeNull();
    const closed = { ...closing, signupClosesAt: new Date("2026-11-20T05:00:00Z") };
    expect(
      changeEvent(closed, { field: "startsAt", value: "2026-11-26T10:00:00Z" }, now).signupClosesAt,
    ).not.toBeNull();
  });

  it("is changed a fact at a time, a text in one language", () => {
    expect(changeEvent(event, { field: "title", value: { kk: "Форум" } }, now).title).toEqual({
      ru: "Форум",
      kk: "Форум",
    });
    expect(changeEvent(event, { field: "startsAt", value: null }, now).startsAt).toBeNull();
    const closing = { ...event, signupClosesAt: new Date("2026-12-09T05:00:00Z") };
    expect(changeEvent(closing, { field: "startsAt", value: "2026-12-11T06:00:00Z" }, now)).toMatchObject({
      startsAt: new Date("2026-12-11T06:00:00Z"),
      signupClosesAt: new Date("2026-12-10T06:00:00Z"),
    });
    expect(changeEvent(event, { field: "offerHours", value: null }, now).offerHours).toBe(0);
  });

  it("goes from a draft to published, closed and back, or is called off for good", () => {
    expect(statusAfter({ ...event, status: "draft" }, "publish", now)).toBe("published");
    expect(statusAfter({ ...event, status: "published" }, "close", now)).toBe("closed");
    expect(statusAfter({ ...event, status: "closed" }, "publish", now)).toBe("published");
    expect(statusAfter({ ...event, status: "cancelled" }, "publish", now)).toBeUndefined();
    expect(statusAfter({ ...event, status: "draft" }, "close", now)).toBeUndefined();
    expect(statusAfter({ ...event, status: "published", startsAt: now }, "cancel", now)).toBeUndefined();
  });

  it("is over when it ends, or three hours after it begins where that is not said", () => {
    const startsAt = new Date("2026-12-10T22:30:00Z");
    expect(endOf({ startsAt, endsAt: null })).toEqual(new Date("2026-12-11T01:30:00Z"));
    expect(endOf({ startsAt, endsAt: new Date("2026-12-12T05:00:00Z") })).toEqual(
      new Date("2026-12-12T05:00:00Z"),
    );
    expect(endOf({ startsAt: null, endsAt: null })).toBeNull();
  });

  it("has another like it on the same day of the week at the same time, all of it to come, and not later than needed", () => {
    const moment = fc.date({ min: new Date("2015-01-01"), max: new Date("2035-01-01"), noInvalidDate: true });
    const yearMs = 364 * 86_400_000;
    fc.assert(
      fc.property(moment, moment, fc.integer({ min: 0, max: 60 }), (startsAt, at, days) => {
        const signupClosesAt = new Date(startsAt.getTime() - days * 86_400_000);
        const like = anotherLike({ ...event, startsAt, signupClosesAt }, at);
        const moved = (like.startsAt?.getTime() ?? 0) - startsAt.getTime();
        expect(moved % yearMs).toBe(0);
        expect(moved).toBeGreaterThan(0);
        expect(like.signupClosesAt?.getTime()).toBe(signupClosesAt.getTime() + moved);
        expect(like.signupClosesAt?.getTime()).toBeGreaterThan(at.getTime());
        const before = signupClosesAt.getTime() + moved - yearMs;
        expect(moved === yearMs || before <= at.getTime()).toBe(true);
      }),
    );
    const { startsAt, ...timeless } = anotherLike({ ...event, startsAt: null }, now);
    expect(startsAt).toBeNull();
    expect({ ...timeless, startsAt: event.startsAt }).toEqual(event);
  });

  it("is open until sign-up closes or it begins", () => {
    const published = { ...event, status: "published" as const };
    expect(signupState(published, now)).toBe("open");
    expect(signupState({ ...published, signupClosesAt: now }, now)).toBe("closed");
    expect(signupState({ ...published, status: "closed" }, now)).toBe("closed");
    expect(signupState({ ...published, startsAt: now }, now)).toBe("begun");
    expect(signupState({ ...published, startsAt: now, status: "finished" }, now)).toBe("over");
    const long = { ...published, startsAt: now, endsAt: new Date("2026-12-20T05:00:00Z") };
    expect(signupState(long, new Date("2026-12-20T04:59:00Z"))).toBe("begun");
    expect(signupState(long, new Date("2026-12-20T05:00:00Z"))).toBe("over");
    expect(signupState({ ...long, kind: "contest" }, new Date("2026-12-20T05:00:00Z"))).toBe("begun");
    expect(signupState({ ...published, status: "cancelled" }, now)).toBe("cancelled");
    expect(seatsLeft({ capacity: 10, reserved: 2, taken: 4 })).toBe(4);
    expect(seatsLeft({ capacity: null, taken: 4 })).toBeNull();
  });
});

it("A name is a word in any alphabet; a code has letters and digits that nobody takes for another", () => {
  expect(readPersonName("  Гүлбаршын\n Әлиқызы ")).toEqual({ ok: true, name: "Гүлбаршын Әлиқызы" });
  expect(readPersonName("Madonna")).toEqual({ ok: true, name: "Madonna" });
  expect(readPersonName("…")).toEqual({ ok: false, reason: "empty" });
  expect(readPersonName("ә".repeat(101))).toEqual({ ok: false, reason: "long" });
  expect(codeOf(Uint8Array.from([0, 31, 32, 255, 8, 13]))).toBe("A9A9JP");
});

describe("The fewest seats an event may have", () => {
  const counts = { taken: 3, reserved: 2, kept: 4, largestWaiting: 0 };

  it("leave everybody hers, delegations what is kept for them, and a party that waits a chance", () => {
    expect(fewestSeats(counts)).toBe(5);
    expect(fewestSeats({ ...counts, largestWaiting: 3 })).toBe(7);
    expect(fewestSeats({ taken: 3, reserved: 0, kept: 0, largestWaiting: 4 })).toBe(4);
  });
});

describe("How many one account may sign up together", () => {
  const moment = new Date("2026-12-01T05:00:00Z");
  const hall = { partyLimit: 5, capacity: 10, kept: 8, quotaEndsAt: null };

  it("is no more than the seats that no delegation has, used or not, while quotas hold", () => {
    expect(largestParty(hall, moment)).toBe(2);
    expect(largestParty({ ...hall, quotaEndsAt: new Date("2026-12-01T05:00:01Z") }, moment)).toBe(2);
    expect(largestParty({ ...hall, quotaEndsAt: moment }, moment)).toBe(5);
  });

  it("is one at least, who may wait, and all that the event allows where there is room for everybody", () => {
    expect(largestParty({ ...hall, kept: 10 }, moment)).toBe(1);
    expect(largestParty({ ...hall, capacity: null }, moment)).toBe(5);
  });
});
