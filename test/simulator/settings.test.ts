import { describe, expect, it } from "vitest";
import { stage } from "./support.ts";

describe("commands", () => {
  it("are listed by Telegram's order: her chat, private chats, all; her language first in each", async () => {
    const { driver, call } = await stage();
    const mother = driver.person({ language: "ru" });
    const menu = () => mother.view().commands.map(({ description }) => description);
    const set = async (description: string, rest: object) => {
      const answer = await call("setMyCommands", { commands: [{ command: "help", description }], ...rest });
      expect(answer.result).toBe(true);
      return menu();
    };
    expect(menu()).toEqual([]);
    expect(await set("default", {})).toEqual(["default"]);
    expect(await set("default ru", { language_code: "ru" })).toEqual(["default ru"]);
    const scope = { type: "all_private_chats" };
    expect(await set("private", { scope })).toEqual(["private"]);
    expect(await set("private ru", { scope, language_code: "ru" })).toEqual(["private ru"]);
    expect(await set("private en", { scope, language_code: "en" })).toEqual(["private ru"]);
    const hers = { type: "chat", chat_id: mother.id };
    expect(await set("hers", { scope: hers })).toEqual(["hers"]);
    expect((await call("getMyCommands", { scope, language_code: "ru" })).result).toEqual([
      { command: "help", description: "private ru" },
    ]);
    await call("deleteMyCommands", { scope: hers });
    expect(menu()).toEqual(["private ru"]);
    expect((await call("getMyCommands", { scope: hers })).result).toEqual([]);
  });

  it.each([
    [{ command: "Help", description: "a" }, "BOT_COMMAND_INVALID"],
    [{ command: "көмек", description: "a" }, "BOT_COMMAND_INVALID"],
    [{ command: "a".repeat(33), description: "a" }, "BOT_COMMAND_INVALID"],
    [{ command: "help", description: "ә".repeat(257) }, "BOT_COMMAND_DESCRIPTION_INVALID"],
    [{ command: "help", description: "" }, "BOT_COMMAND_DESCRIPTION_INVALID"],
  ])("are refused where Telegram refuses them (%#)", async (command, reason) => {
    const { call } = await stage();
    expect((await call("setMyCommands", { commands: [command] })).description).toBe(`Bad Request: ${reason}`);
  });
});

describe("descriptions", () => {
  it("fall back to the one for every language, and show in the empty chat", async () => {
    const { driver, call } = await stage();
    const mother = driver.person({ language: "kk" });
    await call("setMyDescription", { description: "Hello" });
    expect(mother.view().description).toBe("Hello");
    await call("setMyDescription", { description: "Сәлем", language_code: "kk" });
    expect(mother.view().description).toBe("Сәлем");
    expect((await call("getMyDescription", { language_code: "ru" })).result).toEqual({
      description: "Hello",
    });
    await call("setMyShortDescription", { short_description: "Қысқа", language_code: "kk" });
    expect((await call("getMyShortDescription", { language_code: "kk" })).result).toEqual({
      short_description: "Қысқа",
    });
    expect((await call("setMyShortDescription", { short_description: "ә".repeat(121) })).ok).toBe(false);
    expect((await call("setMyDescription", { description: "ә".repeat(513) })).ok).toBe(false);
    expect((await call("setMyDescription", { description: "a", language_code: "qq" })).ok).toBe(false);
  });
});
