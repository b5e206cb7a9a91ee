import { strFromU8, unzipSync } from "fflate";
import { readSheet } from "read-excel-file/universal";
import { describe, expect, it } from "vitest";
import type { Participant } from "../../src/domain/participants.ts";
import type { Question } from "../../src/domain/question.ts";
import {
  type ParticipantsFileWords,
  writeParticipants,
  writeSignatures,
} from "../../src/files/participants-file.ts";

const words: ParticipantsFileWords = {
  sheet: "Қатысушылар",
  heading: (column) => `[${column}]`,
  status: (status) => `(${status})`,
  role: (role) => `role ${role}`,
  place: (id) => `place ${id}`,
  phone: (number) => `tel ${number}`,
  moment: (moment) => moment.toISOString(),
  question: ({ code }) => `?${code}`,
  answer: (_, answer) => answer,
};
const asks: Question[] = [
  { code: "council", isRequired: true },
  { code: "phone", isRequired: false },
  { code: "role", isRequired: false },
  { code: "q1", type: "text", isRequired: false, words: { kk: "Сұрақ" } },
];
const madeAt = new Date("2026-12-01T06:00:00Z");
const participant = (about: Partial<Participant> = {}): Participant => ({
  id: "00000000-0000-4000-8000-000000000001",
  number: "1",
  status: "confirmed",
  code: "ABC234",
  answers: { name: "Айгүл", council: "Кеңес", phone: "+77012345678", q1: "Иә" },
  region: "710000000",
  role: "guest",
  attendedAt: null,
  madeAt,
  personId: 1,
  ...about,
});
const rowsOf = (bytes: Uint8Array): Promise<unknown[][]> => readSheet(new Blob([new Uint8Array(bytes)]), 1);
const sheetXml = (bytes: Uint8Array): string =>
  Object.entries(unzipSync(bytes))
    .filter(([name]) => /worksheets\/sheet\d+\.xml$/.test(name))
    .map(([, content]) => strFromU8(content))
    .join("");

describe("The file of participants", () => {
  it("has a row for each with all that is known, and reads back", async () => {
    const attendedAt = new Date("2026-12-10T05:00:00Z");
    const byHand = participant({
      number: "2-2",
      status: "waitlisted",
      answers: { name: "Дина" },
      region: null,
      role: null,
      attendedAt,
      personId: null,
    });
    const [heading, first, second] = await rowsOf(
      await writeParticipants([participant(), byHand], asks, words),
    );
    expect(heading?.join(" ")).toBe(
      "[number] [code] [name] [status] [role] [region] ?council ?q1 [phone] [since] [attended]",
    );
    const all = ["1", "ABC234", "Айгүл", "(confirmed)", "role guest", "place 710000000", "Кеңес", "Иә"];
    expect(first).toEqual([...all, "tel +77012345678", madeAt.toISOString(), null]);
    const none = [null, null, null, null, null];
    const moments = [madeAt.toISOString(), attendedAt.toISOString()];
    expect(second).toEqual(["2-2", "ABC234", "Дина", "(waitlisted)", ...none, ...moments]);
  });

  it.each([
    '=HYPERLINK("http://x","y")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "'=1",
    "_x0041_",
    "constructor",
  ])("holds %j as the text it is, and no formula", async (text) => {
    const bytes = await writeParticipants(
      [participant({ answers: { name: text, council: text, phone: text, q1: text } })],
      asks,
      { ...words, phone: (number) => number },
    );
    const [, row] = await rowsOf(bytes);
    expect([row?.[2], row?.[6], row?.[7], row?.[8]]).toEqual(Array.from({ length: 4 }, () => text.trim()));
    expect(sheetXml(bytes)).not.toMatch(/<f[\s>]/);
    expect(sheetXml(bytes)).not.toMatch(/<c [^>]*t="(?!s|inlineStr)[^"]*"/);
  });
});

describe("The list to sign", () => {
  it("is of who has a seat, on A4 laid across, with room for each signature", async () => {
    const waiting = participant({ number: "2", status: "waitlisted", answers: { name: "Дина" } });
    const bytes = await writeSignatures([participant(), waiting], asks, words);
    expect(await rowsOf(bytes)).toEqual([
      ["[number]", "[name]", "[from]", "[signature]"],
      ["1", "Айгүл", "place 710000000, Кеңес", null],
    ]);
    expect(sheetXml(bytes)).toMatch(/<pageSetup[^>]*paperSize="9"[^>]*orientation="landscape"/);
    // Four ruled cells, the one to sign in among them.
    expect(sheetXml(bytes).match(/<c r="[A-D]2"/g)).toHaveLength(4);
  });
});
