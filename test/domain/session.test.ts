import { describe, expect, it } from "vitest";
import { changeSession, isNewsOfSession, issueOfSession, overlap } from "../../src/domain/session.ts";

const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 11, 10, hour, minute));
const session = {
  id: "1",
  eventId: "2",
  title: { kk: "Шеберлік сағаты" },
  venue: {},
  startsAt: at(5),
  endsAt: at(6),
  capacity: 10,
  taken: 0,
};

describe("Two parts of a programme", () => {
  it.each([
    ["at the same time", at(5), at(6), true],
    ["one within the other", at(5, 20), at(5, 40), true],
    ["one of which begins before the other ends", at(5, 59), at(7), true],
    ["one of which begins when the other ends", at(6), at(7), false],
    ["one of which ends when the other begins", at(4), at(5), false],
    ["of which one is taken to last an hour", at(4, 1), null, true],
    ["of which one is over after an hour", at(4), null, false],
  ])("%s: whether nobody can be at both", (_, startsAt, endsAt, expected) => {
    expect(overlap(session, { startsAt, endsAt })).toBe(expected);
    expect(overlap({ startsAt, endsAt }, session)).toBe(expected);
  });
});

describe("A part", () => {
  const event = { startsAt: at(5), endsAt: at(12) };
  it.each([
    ["as long as all of it", at(5), at(12), undefined],
    ["before it begins", at(4, 59), at(6), "outside"],
    ["until after it ends", at(11), at(12, 1), "outside"],
    ["when it ends", at(12), null, "outside"],
    ["that ends when it begins", at(6), at(6), "ends-early"],
  ] as const)("of an event, %s", (_, startsAt, endsAt, expected) => {
    expect(issueOfSession({ startsAt, endsAt }, event)).toBe(expected);
  });

  it("may be at any time where its event does not say yet when it is", () => {
    expect(issueOfSession(session, { startsAt: null, endsAt: null })).toBeUndefined();
  });

  it("ends later when it begins later, and is called in more languages", () => {
    expect(changeSession(session, { field: "startsAt", value: at(7).toISOString() })).toMatchObject({
      startsAt: at(7),
      endsAt: at(8),
    });
    expect(changeSession(session, { field: "title", value: { ru: "Мастер-класс" } }).title).toEqual({
      kk: "Шеберлік сағаты",
      ru: "Мастер-класс",
    });
  });

  it("is news at another time or in another hall, not by another name or in its first hall", () => {
    const moved = changeSession(session, { field: "endsAt", value: null });
    expect(isNewsOfSession(session, moved)).toBe(true);
    const named = changeSession(session, { field: "title", value: { kk: "Дәріс" } });
    expect(isNewsOfSession(session, named)).toBe(false);
    const inHall = changeSession(session, { field: "venue", value: { kk: "1-зал" } });
    expect(isNewsOfSession(session, inHall)).toBe(false);
    expect(isNewsOfSession(inHall, changeSession(inHall, { field: "venue", value: { kk: "2-зал" } }))).toBe(
      true,
    );
  });
});
