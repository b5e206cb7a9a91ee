import type { Person } from "./context.ts";

const what = "home";

/** What is remembered while she is asked where she lives. */
interface HomeQuestion {
  /** A name that several places have, as she typed it. */
  readonly query?: string;
}

/** Undefined unless she is asked where she lives: a place she sends then is not where she looks for help. */
export function homeQuestionOf({ seeking }: Person): HomeQuestion | undefined {
  if (seeking === null) return undefined;
  const asked: HomeQuestion & { what: string } = JSON.parse(seeking);
  return asked.what === what ? asked : undefined;
}

/** Her next message says where she lives; this takes the place of whatever help she was looking for. */
export function rememberHomeQuestion(person: Person, question: HomeQuestion = {}): void {
  person.seeking = JSON.stringify({ ...question, what });
}
