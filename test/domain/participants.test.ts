import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberOfArrival, readMarks, readPasted } from "../../src/domain/participants.ts";

describe("A pasted list", () => {
  it("is a name a line, with a phone behind a semicolon or a tab", () => {
    const text = "Айгүл Сәрсенова; 8 701 234 56 78\r\n\r\nDina\t+7 702 000 11 22\n  Гүлнар  \nӘсел;\n";
    expect(readPasted(text)).toEqual({
      entries: [
        { name: "Айгүл Сәрсенова", phone: "+77012345678" },
        { name: "Dina", phone: "+77020001122" },
        { name: "Гүлнар", phone: null },
        { name: "Әсел", phone: null },
      ],
      unread: [],
    });
  });

  it("tells the lines that are no name, or whose phone is none, as people count them", () => {
    expect(readPasted("Айгүл\n\n12345\nДина; телефоны жоқ\n; 87012345678\n" + "а".repeat(101))).toEqual({
      entries: [{ name: "Айгүл", phone: null }],
      unread: [3, 4, 5, 6],
    });
  });

  it("loses no line: each is read, told of, or blank", () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom("", "Айгүл", "Дина;87012345678", "Әсел\t1", "=HYPERLINK(1)"),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const written = lines.join("\n").split(/\r\n|\r|\n/);
        const { entries, unread } = readPasted(lines.join("\n"));
        const blank = written.filter((one) => one.trim() === "").length;
        expect(entries.length + unread.length + blank).toBe(written.length);
        expect(new Set(unread).size).toBe(unread.length);
        for (const { name } of entries) expect(name).toMatch(/\p{L}/u);
      }),
    );
  });

  it("gives back the names that were written", () => {
    const name = fc
      .array(fc.constantFrom("а", "ә", "Қ", "i", "-", " "), { minLength: 1, maxLength: 20 })
      .map((letters) => `А${letters.join("")}`.replaceAll(/\s+/g, " ").trim());
    fc.assert(
      fc.property(fc.array(name, { minLength: 1 }), (names) => {
        expect(readPasted(names.join("\n")).entries.map((entry) => entry.name)).toEqual(names);
      }),
    );
  });
});

describe("Marks", () => {
  it("are codes and numbers, however they are written, each once", () => {
    expect(readMarks("abc234, 12;№7\n12-2 12. ABC234")).toEqual(["ABC234", "12", "7", "12-2"]);
    expect(readMarks(" , ")).toEqual([]);
  });

  it("number all of a party", () => {
    expect([numberOfArrival(12, 0), numberOfArrival(12, 1), numberOfArrival(12, null)]).toEqual([
      "12",
      "12-2",
      "12",
    ]);
  });
});
