import { describe, expect, it } from "vitest";
import { doorState, isNamed } from "../../src/domain/door.ts";
import { readCode } from "../../src/domain/registration.ts";

describe("The door of an event", () => {
  const startsAt = new Date("2026-12-10T05:00:00Z");
  const endsAt = new Date("2026-12-10T12:00:00Z");
  const at = (now: string, about: object = {}) =>
    doorState({ status: "closed", startsAt, endsAt, ...about }, new Date(now));

  it("opens a day before it begins; after its end, who holds it has a day more", () => {
    expect(at("2026-12-09T04:59:59Z")).toBe("early");
    expect(at("2026-12-09T05:00:00Z")).toBe("open");
    expect(at("2026-12-10T11:59:59Z")).toBe("open");
    expect(at("2026-12-10T12:00:00Z")).toBe("late");
    expect(at("2026-12-11T12:00:00Z")).toBe("over");
  });

  it("is over a day after the beginning where no end is told, and at once when it is called off", () => {
    expect(at("2026-12-11T04:59:59Z", { endsAt: null })).toBe("open");
    expect(at("2026-12-11T05:00:00Z", { endsAt: null })).toBe("late");
    expect(at("2026-12-10T06:00:00Z", { status: "cancelled" })).toBe("over");
    expect(at("2026-12-10T06:00:00Z", { status: "draft" })).toBe("over");
    expect(at("2026-12-10T06:00:00Z", { startsAt: null })).toBe("over");
  });
});

describe("What is typed at a door", () => {
  it.each([
    ["ABC234", "ABC234"],
    [" abc-234 ", "ABC234"],
    ["авс 234", "ABC234"],
    ["ЕКМНРТ", "EKMHPT"],
    ["хухухү", "XYXYXY"],
    ["З2А4К5", "32A4K5"],
  ])("%s is a code", (typed, code) => {
    expect(readCode(typed)).toBe(code);
  });

  it.each(["ABC23", "ABC2345", "ABC10O", "Айгүл", "", "😀😀😀"])("%s is none", (typed) => {
    expect(readCode(typed)).toBeUndefined();
  });

  it.each([
    ["Айгүл Сәрсенова", "айгуль"],
    ["Айгүл Сәрсенова", "Sarsen"],
    ["Айгүл Сәрсенова", "сарсенова  АЙГУЛ"],
    ["Қыдыр Ә.", "ә"],
  ])("%s may be meant by %s", (name, typed) => {
    expect(isNamed(name, typed)).toBe(true);
  });

  it.each([
    ["Айгүл Сәрсенова", "гүл"],
    ["Айгүл Сәрсенова", "а"],
    ["Айгүл Сәрсенова", "Айгүл Б"],
    ["Айгүл Сәрсенова", "…"],
  ])("%s is not meant by %s", (name, typed) => {
    expect(isNamed(name, typed)).toBe(false);
  });
});
