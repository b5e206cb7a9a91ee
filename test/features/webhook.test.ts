import { once } from "node:events";
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { useWorld } from "../support/world.ts";

const secret = "webhook-secret-of-a-test";
const url = `http://127.0.0.1:${await freePort()}/telegram`;
const world = useWorld({ webhook: { url, secret } });

describe("By webhook", () => {
  it("a person is served, double taps and all", async () => {
    const mother = await world().started({ language: "kk" });
    await mother.says("/feedback");
    await mother.says("Вебхук арқылы");
    world().allowRefusals(/message is not modified/);
    mother.does.taps("Жауап керек емес");
    await mother.taps("Жауап керек емес");
    expect(mother.screen().split("Осылай жіберейік пе?").length - 1).toBe(1);
    await mother.taps("Жіберу");
    expect(mother.last()).toContain("Рақмет!");
  });

  it("an update that Telegram brings again takes effect once", async () => {
    const mother = await world().started({ language: "kk" });
    const update = {
      update_id: 123_456_789,
      message: {
        message_id: 777,
        date: 1_790_000_000,
        text: "/help",
        entities: [{ type: "bot_command", offset: 0, length: 5 }],
        chat: { id: mother.id, type: "private", first_name: "Mother" },
        from: { id: mother.id, is_bot: false, first_name: "Mother", language_code: "kk" },
      },
    };
    const statuses = await Promise.all([1, 2, 3].map(() => deliver(update, secret)));
    expect(statuses).toEqual([200, 200, 200]);
    expect(await deliver(update, secret)).toBe(200);
    expect(mother.screen().split("Бұл бот не істейді").length - 1).toBe(1);
  });

  it("nobody but Telegram is let in", async () => {
    expect(await deliver({ update_id: 1 }, "a-guess-of-a-stranger")).toBe(401);
    expect(await deliver({ update_id: 1 }, undefined)).toBe(401);
  });
});

async function deliver(update: object, token: string | undefined): Promise<number> {
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token !== undefined && { "x-telegram-bot-api-secret-token": token }),
    },
    body: JSON.stringify(update),
  });
  return response.status;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return address.port;
}
