import { expect } from "vitest";
import { type Language, languageNames } from "../../src/domain/language.ts";
import { giveRole, places } from "./team.ts";
import { type Person, type TestWorld, textsIn } from "./world.ts";

/** The texts as they are read: without markup. */
export const readIn = (language: Language) => ({
  plain: (...about: Parameters<ReturnType<typeof textsIn>["plain"]>) =>
    textsIn(language)
      .plain(...about)
      .replaceAll(/<.*?>/g, ""),
});

/** The machine may be busy. */
export const patiently = { timeout: 20_000 };

/** What the stories of announcements in the chat have in common. */
export function announcingIn(world: () => TestWorld) {
  return {
    /** Who may announce in Isatay district, or elsewhere. */
    coordinator: async (language: Language, place: string = places.isatay): Promise<Person> => {
      const chair = await world().started({ language });
      await giveRole(world(), chair.id, "coordinator", place);
      return chair;
    },

    /** Somebody who hears about aid, at any hour. */
    subscriber: async (
      language: Language,
      place: string = places.isatay,
      topics: string[] = ["aid"],
    ): Promise<Person> => {
      const one = await world().started({ language });
      await world().query(
        `INSERT INTO subscription (person_id, topics, place, quiet_from, quiet_until) VALUES ($1, $2, $3, 0, 0)
         ON CONFLICT (person_id) DO UPDATE SET topics = $2, place = $3, quiet_from = 0, quiet_until = 0`,
        [one.id, topics, place],
      );
      return one;
    },

    /** Takes the subscriptions of earlier stories out of the way. */
    nobodyElse: async (): Promise<void> => {
      await world().query("UPDATE subscription SET topics = '{}'");
    },

    /** The id of the announcement made last. */
    latest: async (): Promise<string> => {
      const { rows } = await world().query("SELECT id FROM announcement ORDER BY created_at DESC LIMIT 1");
      return String(rows[0]?.["id"]);
    },
  };
}

/** Begins a draft about aid, and leaves its card as the last message. */
export async function begins(chair: Person, language: Language): Promise<void> {
  await chair.says("/announce");
  await chair.taps({ kk: "Көмек пен қолдау", ru: "Помощь и поддержка", en: "Aid and support" }[language]);
  const draft = readIn(language).plain("announce-status", { status: "draft", moment: "" });
  expect(chair.last()).toContain(draft);
}

/** Writes its words in her language, and looks at it. */
export async function writes(chair: Person, language: Language, text: string): Promise<void> {
  await chair.taps(`✏️ ${languageNames[language]}`);
  await chair.says(text);
  await chair.taps(readIn(language).plain("announce-see-button"));
}

/** Sends it, with the second tap that says to how many. */
export async function sends(chair: Person, language: Language): Promise<void> {
  const t = readIn(language);
  await chair.taps(t.plain("announce-send-button"));
  await chair.taps(/^(Иә, жіберу|Да, отправить|Yes, send)/);
  expect(chair.last()).toContain(t.plain("run-title", { task: "send", state: "running" }));
}

/** Resolves once she has been shown that it is done, and told so: from then on nothing comes between. */
export async function ends(chair: Person, language: Language, task = "send"): Promise<void> {
  const t = readIn(language);
  const done = `${t.plain("run-title", { task, state: "done" })}\n▓`;
  await expect.poll(() => chair.screen(), patiently).toContain(done);
  await expect.poll(() => chair.last(), patiently).toContain(t.plain("you-have-message"));
}

/** Resolves once she has read that. */
export async function reads(one: Person, text: string): Promise<void> {
  await expect.poll(() => one.screen(), patiently).toContain(text);
}
