/** The longest feedback and answer that is kept, in characters. */
export const feedbackLimit = 1000;

/** What a person wants to tell the secretariat about the bot. */
export interface FeedbackDraft {
  text: string;
  mayAnswer: boolean;
}

/** What became of sending it. */
export type FeedbackSent = { ok: true } | { ok: false; reason: "unavailable" };

/** Feedback that no admin has dealt with yet, as a list shows it: without its words. */
export interface NewFeedback {
  id: string;
  sentAt: Date;
}

/** One feedback, opened. */
export interface OpenFeedback extends NewFeedback, FeedbackDraft {
  /** Whose it is. */
  personId: number;
}

/** The outcome of an admin's answer. */
export type FeedbackAnswered =
  | { ok: true }
  | { ok: false; reason: "closed" | "gone" | "unwanted" | "unavailable" };

/** A text within the limit, or why it is not accepted. */
export function readFeedbackText(
  text: string | undefined,
): { ok: true; text: string } | { ok: false; reason: "empty" | "long" } {
  // PostgreSQL takes no NUL in a text.
  const trimmed = text?.replaceAll("\0", "").trim() ?? "";
  if (trimmed === "") return { ok: false, reason: "empty" };
  if (trimmed.length > feedbackLimit) return { ok: false, reason: "long" };
  return { ok: true, text: trimmed };
}
