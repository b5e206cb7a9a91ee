import { describe, expect, it } from "vitest";
import { textsIn, useWorld } from "../support/world.ts";

const world = useWorld({ now: () => 0 });

describe("A person who sends a hundred messages in a second", () => {
  it("is asked once to slow down, holds up nobody else, and still gets urgent help", async () => {
    const t = textsIn("ru");
    const hasty = await world().started({ language: "ru" });
    const other = await world().started({ language: "kk" });
    const before = world().simulator.calls.length;
    for (let count = 0; count < 50; count += 1) hasty.does.says(`сообщение ${count}`);
    other.does.says("/help");
    for (let count = 50; count < 100; count += 1) hasty.does.says(`сообщение ${count}`);
    await world().simulator.quiet();

    const chats = world()
      .simulator.calls.slice(before)
      .filter(({ method }) => method === "sendMessage")
      .map(({ payload }): number => JSON.parse(JSON.stringify(payload)).chat_id);
    // One of the burst of 20 went for Start.
    expect(chats.filter((id) => id === hasty.id)).toHaveLength(19 + 1);
    expect(chats).toContain(other.id);
    expect(chats.indexOf(other.id)).toBeLessThan(10);
    expect(hasty.screen().split(t.plain("slow-down")).length - 1).toBe(1);

    await hasty.says(t.plain("crisis-button"));
    expect(hasty.last()).toContain("112");
  });

  it("of nothing but «112» keeps nobody else from urgent help", async () => {
    const storm = await world().started({ language: "kk" });
    const other = await world().started({ language: "kk" });
    const before = world().simulator.calls.length;
    for (let count = 0; count < 300; count += 1) storm.does.says("112");
    await other.says("/crisis");
    expect(other.last()).toContain("112");
    const answers = world().simulator.calls.slice(before).length;
    expect(answers).toBeLessThan(50);
  });
});
