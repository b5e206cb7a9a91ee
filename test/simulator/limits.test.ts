import { describe, expect, it } from "vitest";
import { stage } from "./support.ts";

describe("rate limits", () => {
  it("allow a burst in one chat, then a message a second, and say when to come back", async () => {
    let now = Date.UTC(2026, 7, 27);
    const { driver, call } = await stage({ now: () => now });
    const mother = driver.person();
    mother.does.starts();
    const send = () => call("sendMessage", { chat_id: mother.id, text: "a" });
    const burst = await Promise.all(Array.from({ length: 21 }, send));
    expect(burst.filter(({ ok }) => ok)).toHaveLength(20);
    expect(burst.find(({ ok }) => !ok)).toEqual({
      ok: false,
      error_code: 429,
      description: "Too Many Requests: retry after 1",
      parameters: { retry_after: 1 },
    });
    now += 1000;
    expect((await send()).ok).toBe(true);
    expect((await send()).ok).toBe(false);
  });

  it("count all chats together, and paid broadcasts apart", async () => {
    const { driver, call } = await stage({ now: () => 0 });
    const people = Array.from({ length: 31 }, () => driver.person());
    people.forEach((person) => person.does.starts());
    const send = (paid: boolean) =>
      Promise.all(
        people.map(({ id }) => call("sendMessage", { chat_id: id, text: "a", allow_paid_broadcast: paid })),
      );
    expect((await send(false)).filter(({ ok }) => ok)).toHaveLength(30);
    expect((await send(true)).every(({ ok }) => ok)).toBe(true);
  });

  it("are stricter in groups, and can be left out", async () => {
    const { simulator, driver, call } = await stage({ now: () => 0 });
    const group = simulator.group();
    group.addsBot(driver.person().phone.user);
    const post = () => call("sendMessage", { chat_id: group.id, text: "a" });
    const posts = await Promise.all(Array.from({ length: 21 }, post));
    expect(posts.filter(({ ok }) => ok)).toHaveLength(20);
    expect((await post()).parameters).toEqual({ retry_after: 3 });

    const free = await stage({ rateLimits: false });
    const mother = free.driver.person();
    mother.does.starts();
    const many = Array.from({ length: 50 }, () =>
      free.call("sendMessage", { chat_id: mother.id, text: "a" }),
    );
    expect((await Promise.all(many)).every(({ ok }) => ok)).toBe(true);
  });
});

describe("scripted faults", () => {
  it("answer as told, as often as told, for whom told", async () => {
    const { simulator, driver, call } = await stage();
    const [mother, other] = [driver.person(), driver.person()];
    mother.does.starts();
    other.does.starts();
    simulator.faults.add({ method: "sendMessage", chatId: mother.id, times: 2, kind: "429", retryAfter: 7 });
    simulator.faults.add({ kind: "403" });
    simulator.faults.add({ kind: "500" });
    const send = (chat_id: number) => call("sendMessage", { chat_id, text: "a" });
    expect(await send(mother.id)).toMatchObject({ error_code: 429, parameters: { retry_after: 7 } });
    expect(await send(other.id)).toMatchObject({ error_code: 403 });
    expect(await send(mother.id)).toMatchObject({ error_code: 429 });
    expect(await send(mother.id)).toMatchObject({ error_code: 500, description: "Internal Server Error" });
    expect((await send(mother.id)).ok).toBe(true);
    driver.expectNoRefusals();
  });

  it("drop the connection before or after the deed", async () => {
    const { simulator, driver, call } = await stage();
    const mother = driver.person();
    mother.does.starts();
    simulator.faults.add({ kind: "disconnect" });
    await expect(call("sendMessage", { chat_id: mother.id, text: "before" })).rejects.toThrow("fetch failed");
    expect(mother.last()).toBe("");
    simulator.faults.add({ kind: "disconnect-after" });
    await expect(call("sendMessage", { chat_id: mother.id, text: "after" })).rejects.toThrow("fetch failed");
    expect(mother.last()).toBe("after");
    expect(simulator.calls.map(({ fault }) => fault)).toEqual(["disconnect", "disconnect-after"]);
  });

  it("are forgotten when cleared", async () => {
    const { simulator, call } = await stage();
    simulator.faults.add({ kind: "500", times: 9 });
    simulator.faults.clear();
    expect((await call("getMe")).ok).toBe(true);
  });
});
