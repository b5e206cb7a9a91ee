import { describe, expect, it } from "vitest";
import { createOpenings, readHours } from "../../src/domain/hours.ts";

const openingAt = createOpenings();
/** 26 November 2026 is a Thursday; the clocks in Kazakhstan are 5 hours ahead of UTC. */
const thursday = (utc: string) => new Date(`2026-11-26T${utc}:00Z`);

// Hours are those of the clocks in Kazakhstan wherever the process runs.
describe.each(["UTC", "Asia/Almaty", "America/New_York", "Pacific/Kiritimati"])(
  "In a process in %s",
  (zone) => {
    const inZone = <T>(work: () => T): T => {
      const before = process.env["TZ"];
      process.env["TZ"] = zone;
      try {
        return work();
      } finally {
        if (before === undefined) delete process.env["TZ"];
        else process.env["TZ"] = before;
      }
    };

    it.each([
      ["Mo-Fr 09:00-18:00", "03:59", "closed", "2026-11-26T04:00:00.000Z"],
      ["Mo-Fr 09:00-18:00", "04:00", "open", "2026-11-26T13:00:00.000Z"],
      ["Mo-Fr 09:00-18:00", "13:00", "closed", "2026-11-27T04:00:00.000Z"],
      ["Mo-Fr 09:00-13:00,14:00-18:00", "08:30", "closed", "2026-11-26T09:00:00.000Z"],
      ["Mo-Su 22:00-06:00", "20:00", "open", "2026-11-27T01:00:00.000Z"],
      ["Mo-Fr 09:00-18:00; Nov 26 off", "06:00", "closed", "2026-11-27T04:00:00.000Z"],
      ["Sa 10:00-14:00", "06:00", "closed", "2026-11-28T05:00:00.000Z"],
    ])("%s at %s UTC is %s until %s", (hours, utc, state, until) => {
      const opening = inZone(() => openingAt(hours, thursday(utc)));
      expect({ state: opening.state, until: opening.until?.toISOString() }).toEqual({ state, until });
    });
  },
);

it("knows that it does not know", () => {
  expect(openingAt('Mo-Fr 09:00-18:00 "by appointment"', thursday("06:00")).state).toBe("unknown");
});

it("is open day and night", () => {
  expect(openingAt("24/7", thursday("22:00"))).toEqual({ state: "open", until: null });
});

it.each([
  ["mo-fr 9-18", "Mo-Fr 09:00-18:00"],
  ["Пн-Пт 09:00-18:00", "Mo-Fr 09:00-18:00"],
  ["24/7", "24/7"],
  ["Mo-Fr 09:00-18:00; Dec 16 off", "Mo-Fr 09:00-18:00; Dec 16 off"],
])("reads %s as %s", (written, read) => {
  expect(readHours(written)).toBe(read);
});

it.each([
  "",
  "круглосуточно",
  "by arrangement with the keeper of the keys",
  "Mo-Fr 09:00-18:00; PH off",
  "sunrise-sunset",
  "25:00-26:00-27:00",
])("does not take «%s»", (written) => {
  expect(readHours(written)).toBeUndefined();
});
