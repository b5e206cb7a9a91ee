import type { Participant } from "../domain/participants.ts";
import type { Question } from "../domain/question.ts";
import type { RegistrationStatus } from "../domain/registration.ts";
import { mapInTurns } from "../domain/map-in-turns.ts";
import { writeXlsx } from "./xlsx.ts";

/** The columns that are not the answer to a question. */
type Column =
  | "number"
  | "code"
  | "name"
  | "status"
  | "role"
  | "region"
  | "phone"
  | "since"
  | "attended"
  | "from"
  | "signature";

/** What a file of participants says, in the language of whoever asked for it. */
export interface ParticipantsFileWords {
  /** What the sheet is called; 31 characters at most. */
  readonly sheet: string;
  readonly heading: (column: Column) => string;
  readonly status: (status: RegistrationStatus) => string;
  readonly role: (role: string) => string;
  readonly place: (id: string) => string;
  readonly phone: (number: string) => string;
  readonly moment: (moment: Date) => string;
  readonly question: (question: Question) => string;
  readonly answer: (question: Question, answer: string) => string;
}

/** In characters. */
const widths = { number: 8, short: 14, long: 32 } as const;

/** Writes all that is known of each as a workbook, whose cells are texts: nothing is computed of them. */
export async function writeParticipants(
  participants: readonly Participant[],
  asks: readonly Question[],
  words: ParticipantsFileWords,
): Promise<Uint8Array> {
  // What has a column of its own is not told twice.
  const questions = asks.filter(({ code }) => code !== "role" && code !== "phone");
  const place = remembered(words.place);
  const rows = await mapInTurns(participants, (one) => [
    one.number,
    one.code,
    one.answers["name"] ?? "",
    words.status(one.status),
    one.role === null ? "" : words.role(one.role),
    one.region === null ? "" : place(one.region),
    ...questions.map((question) => answerOf(one, question, words)),
    phoneOf(one, words),
    words.moment(one.madeAt),
    one.attendedAt === null ? "" : words.moment(one.attendedAt),
  ]);
  const before = ["number", "code", "name", "status", "role", "region"] as const;
  const after = ["phone", "since", "attended"] as const;
  const heading = [
    ...before.map((column) => words.heading(column)),
    ...questions.map((question) => words.question(question)),
    ...after.map((column) => words.heading(column)),
  ];
  const wide = heading.slice(before.length).map(() => widths.long);
  return writeXlsx([
    {
      name: words.sheet,
      widths: [widths.number, widths.short, widths.long, widths.short, widths.short, widths.long, ...wide],
      heading,
      rows,
    },
  ]);
}

/** Writes a list to sign of those who have a seat, to be printed on A4. */
export async function writeSignatures(
  participants: readonly Participant[],
  asks: readonly Question[],
  words: ParticipantsFileWords,
): Promise<Uint8Array> {
  const council = asks.find(({ code }) => code === "council");
  const place = remembered(words.place);
  const confirmed = participants.filter(({ status }) => status === "confirmed");
  const rows = await mapInTurns(confirmed, (one) => {
    const from = [one.region === null ? "" : place(one.region), council ? answerOf(one, council, words) : ""];
    return [one.number, one.answers["name"] ?? "", from.filter(Boolean).join(", "), ""];
  });
  return writeXlsx([
    {
      name: words.sheet,
      widths: [widths.number, widths.long, widths.long * 2, widths.long],
      heading: (["number", "name", "from", "signature"] as const).map((column) => words.heading(column)),
      rows,
      isPrinted: true,
    },
  ]);
}

function answerOf({ answers }: Participant, question: Question, words: ParticipantsFileWords): string {
  const answer = answers[question.code];
  return answer === undefined || answer === "" ? "" : words.answer(question, answer);
}

function phoneOf({ answers }: Participant, words: ParticipantsFileWords): string {
  return answers["phone"] === undefined ? "" : words.phone(answers["phone"]);
}

/** The same for the same: many come from few places. */
function remembered(name: (id: string) => string): (id: string) => string {
  const names = new Map<string, string>();
  return (id) => {
    const known = names.get(id) ?? name(id);
    names.set(id, known);
    return known;
  };
}
