import { describe, expect, it } from "vitest";
import { languages } from "../../src/domain/language.ts";
import { textsIn, useWorld } from "../support/world.ts";

// Nothing listens on port 1.
const world = useWorld({ databaseUrl: "postgresql://bot:hunter2@127.0.0.1:1/bot" });

describe.each(languages)("While the database is away, in %s", (language) => {
  const t = textsIn(language);

  it("urgent help answers, with safety at home", async () => {
    const mother = await world().started({ language });
    await mother.says("/crisis");
    expect(mother.last()).toContain("112");
    await mother.taps(t.plain("safety-button"));
    expect(mother.last()).toContain("102");
  });

  it("help near her is looked for in what is known without it", async () => {
    const mother = await world().started({ language });
    await mother.says("/find");
    await mother.taps(t.plain("find-any-button"));
    await mother.taps(t.plain("find-list-button"));
    await mother.taps(/Абай облысы|область Абай|Abai Region/);
    // All of it, then.
    await mother.taps(/Абай облысы|область Абай|Abai Region/);
    expect(mother.last()).toContain(t.plain("find-not-loaded"));
    await mother.sharesLocation(51.1, 71.4);
    expect(mother.last()).toMatch(/Астана|Astana/);
    expect(mother.screen()).not.toContain(t.plain("subscriptions-question"));
    expect(mother.last()).toContain(`[${t.plain("crisis-button")}]`);
  });

  it("everything else asks her to try again in a few minutes, urgent help beside it", async () => {
    const mother = await world().started({ language });
    for (const text of ["/start", "/mydata", "/subscriptions", "сәлем", t.plain("menu-button")]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as she would
      await mother.says(text);
      expect(mother.last()).toContain(t.plain("try-later"));
      expect(mother.last()).toContain(`[${t.plain("crisis-button")}]`);
    }
    await mother.taps(t.plain("go-on-button"));
    expect(mother.last()).toContain(t.plain("try-later"));
  });

  it("the chat is cleared as far as this process remembers it, and she is told", async () => {
    const mother = await world().started({ language });
    await mother.says("/crisis");
    await mother.taps(t.plain("clear-button"));
    expect(mother.screen()).toContain(t.plain("clear-partly"));
    expect(mother.view().messages).toHaveLength(1);
  });
});

describe("While the database is away", () => {
  it("who blocks the bot and comes back finds urgent help as before", async () => {
    const mother = await world().started({ language: "kk" });
    await mother.blocks();
    await mother.unblocks();
    await mother.says("/crisis");
    expect(mother.last()).toContain("112");
    expect(world().log.join("")).toContain('"event":"reachability.not_kept"');
  });

  it("the process lives and is not ready, and no password is in its log", async () => {
    const address = `http://127.0.0.1:${world().app.port}`;
    expect((await fetch(`${address}/live`)).status).toBe(200);
    const ready = await fetch(`${address}/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ ok: false, database: "away", telegram: true });
    expect(world().log.join("")).toContain('"outcome":"away"');
    expect(world().log.join("")).not.toContain("hunter2");
  });
});
