import { z } from "zod";
import type { Partly } from "./help-point.ts";
import { languages } from "./language.ts";

/** What any event may ask; the words are the bot's own. Everybody is asked for her name. */
const knownQuestions = ["council", "district", "phone", "role", "needs"] as const;

const partly: z.ZodType<Partly> = z.partialRecord(z.enum(languages), z.string());
/** The code of a question of the organisers' own. */
const ownCode = z.string().regex(/^q\d{1,3}$/);
const own = { code: ownCode, isRequired: z.boolean(), words: partly };

const question = z.union([
  z.object({ code: z.enum(knownQuestions), isRequired: z.boolean() }),
  z.object({ ...own, type: z.enum(["text", "number", "yesno"]) }),
  z.object({ ...own, type: z.literal("choice"), choices: z.array(partly) }),
]);

/** What an event asks people besides their names, as it is kept. */
export const questionsSchema = z.array(question);

/** One of them: what any event may ask, or what the organisers ask in their own words. */
export type Question = z.infer<typeof question>;
