import type { Language } from "./language.ts";

/** All that the bot keeps about one person. */
export interface PersonalData {
  telegramId: number;
  language: Language;
  /** Her first message that is remembered; null when nothing is kept. */
  since: Date | null;
  /** What an unfinished dialogue holds, as it is stored. */
  unfinishedDialogue: string | null;
  /** How many message ids are kept for clearing the chat. */
  messageIds: number;
  feedback: {
    text: string;
    mayAnswer: boolean;
    sentAt: Date;
    answer: string | null;
    answeredAt: Date | null;
  }[];
}
