import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { stage } from "./support.ts";

describe("getUpdates", () => {
  it("waits for an update, and gives it again until it is confirmed", async () => {
    const { driver, call } = await stage();
    const mother = driver.person();
    const waiting = call("getUpdates", { timeout: 30 });
    await call("getMe");
    mother.does.starts("find");
    const [update] = (await waiting).result;
    expect(update.message).toMatchObject({
      text: "/start find",
      entities: [{ type: "bot_command", offset: 0, length: 6 }],
      chat: { type: "private" },
    });
    expect((await call("getUpdates")).result).toEqual([update]);
    expect((await call("getUpdates", { offset: update.update_id + 1 })).result).toEqual([]);
    expect((await call("getUpdates")).result).toEqual([]);
  });

  it("answers with nothing when nothing comes, and honours limit and negative offset", async () => {
    const { driver, call } = await stage();
    expect((await call("getUpdates", { timeout: 1 })).result).toEqual([]);
    const mother = driver.person();
    mother.does.starts();
    mother.does.says("а");
    mother.does.says("ә");
    expect((await call("getUpdates", { limit: 2 })).result).toHaveLength(2);
    const newest = (await call("getUpdates", { offset: -1 })).result;
    expect(newest.map((update: { message: { text: string } }) => update.message.text)).toEqual(["ә"]);
    expect((await call("getUpdates")).result).toEqual(newest);
  });

  it("ends the poll before with a conflict", async () => {
    const { simulator, call } = await stage();
    const first = call("getUpdates", { timeout: 30 });
    await call("getMe");
    const second = call("getUpdates", { timeout: 1 });
    expect(await first).toMatchObject({
      error_code: 409,
      description:
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    });
    expect((await second).ok).toBe(true);
    expect(simulator.calls.map(({ method }) => method)).toContain("getUpdates");
  });

  it("is not for a bot with a webhook", async () => {
    const { call } = await stage();
    await call("setWebhook", { url: "http://127.0.0.1:9/" });
    expect(await call("getUpdates")).toMatchObject({
      error_code: 409,
      description:
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    });
    await call("deleteWebhook");
    expect((await call("getUpdates")).ok).toBe(true);
  });

  it("leaves out the kinds the bot did not ask for", async () => {
    const { driver, call } = await stage();
    await call("getUpdates", { allowed_updates: ["message"] });
    const mother = driver.person();
    mother.does.starts();
    mother.does.blocks();
    expect((await call("getUpdates")).result).toHaveLength(1);
    await call("getUpdates", { allowed_updates: [] });
    mother.does.unblocks();
    expect((await call("getUpdates")).result).toHaveLength(2);
  });

  it("keeps messages for 24 hours and button presses for 150 seconds", async () => {
    let now = Date.UTC(2026, 7, 27);
    const { driver, call } = await stage({ now: () => now });
    const mother = driver.person();
    mother.does.starts();
    mother.does.pressesData(1, "a");
    now += 150_000;
    expect((await call("getUpdates")).result).toHaveLength(1);
    now += 24 * 3_600_000;
    expect((await call("getUpdates")).result).toHaveLength(0);
  });

  it("never carries what is not an update", async () => {
    const { driver } = await stage();
    const mother = driver.person();
    expect(() => mother.does.delivers({ message: { text: "a" } })).toThrow(/not an update/);
    expect(() => mother.does.delivers({ massage: {} })).toThrow(/massage/);
  });
});

interface Delivery {
  update: { message?: { text: string }; callback_query?: { data: string } };
  secret: unknown;
  answer: (status: number, body?: string) => void;
}

/** A webhook whose answers the test gives by hand. */
async function webhook() {
  const deliveries: Delivery[] = [];
  const waiting: (() => void)[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const answer = (status: number, text = "") => response.writeHead(status).end(text);
    const secret = request.headers["x-telegram-bot-api-secret-token"];
    deliveries.push({ update: JSON.parse(body), secret, answer });
    waiting.splice(0).forEach((wake) => wake());
  };
  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const arrived = async (count: number): Promise<Delivery[]> => {
    while (deliveries.length < count) {
      // oxlint-disable-next-line no-await-in-loop -- waits for the next delivery
      await new Promise<void>((wake) => waiting.push(wake));
    }
    return deliveries;
  };
  return { url: `http://127.0.0.1:${port}/hook`, arrived };
}

describe("webhooks", () => {
  it("bring the secret, come again until answered with 2xx", async () => {
    const { simulator, driver, call } = await stage();
    const { url, arrived } = await webhook();
    await call("setWebhook", { url, secret_token: "s3cret_-" });
    driver.person().does.starts();
    const [first] = await arrived(1);
    expect(first?.secret).toBe("s3cret_-");
    first?.answer(500);
    const [, again] = await arrived(2);
    expect(again?.update).toEqual(first?.update);
    again?.answer(200);
    await simulator.quiet();
  });

  it("bring one chat's messages in order, its presses and other chats beside them", async () => {
    const { simulator, driver, call } = await stage();
    const { url, arrived } = await webhook();
    await call("setWebhook", { url });
    const mother = driver.person();
    mother.does.starts();
    mother.does.says("екінші");
    mother.does.pressesData(1, "press");
    driver.person().does.starts();
    const three = await arrived(3);
    const seen = three.map(({ update }) => update.message?.text ?? update.callback_query?.data);
    expect(new Set(seen)).toEqual(new Set(["/start", "press"]));
    three.forEach(({ answer }) => answer(200));
    const four = await arrived(4);
    expect(four[3]?.update.message?.text).toBe("екінші");
    four[3]?.answer(200);
    await simulator.quiet();
  });

  it("open no more connections than allowed", async () => {
    const { simulator, driver, call } = await stage();
    const { url, arrived } = await webhook();
    await call("setWebhook", { url, max_connections: 1 });
    driver.person().does.starts();
    driver.person().does.starts();
    expect(await arrived(1)).toHaveLength(1);
    await call("getMe");
    expect(await arrived(1)).toHaveLength(1);
    (await arrived(1))[0]?.answer(200);
    (await arrived(2))[1]?.answer(200);
    await simulator.quiet();
  });

  it("want HTTPS, or this machine, and a decent secret", async () => {
    const { call } = await stage();
    expect((await call("setWebhook", { url: "http://example.kz/" })).description).toBe(
      "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
    );
    expect((await call("setWebhook", { url: "https://example.kz/", secret_token: "a b" })).description).toBe(
      "Bad Request: secret token contains unallowed characters",
    );
  });
});

describe("quiet", () => {
  it("waits for confirmation and for calls being carried out, and else says what is pending", async () => {
    const { simulator, driver, call } = await stage();
    await simulator.quiet();
    driver.person().does.starts();
    await expect(simulator.quiet(20)).rejects.toThrow("unconfirmed updates: message 100000001");
    const quiet = simulator.quiet();
    await call("getUpdates", { offset: 100_000_002 });
    await quiet;

    simulator.faults.add({ method: "sendMessage", kind: "hang" });
    const hangUp = new AbortController();
    const url = `${simulator.apiRoot}/bot${simulator.token}/sendMessage`;
    const hanging = fetch(url, { signal: hangUp.signal }).catch(() => "hung");
    await call("getMe");
    await expect(simulator.quiet(20)).rejects.toThrow("calls being carried out: sendMessage");
    hangUp.abort();
    expect(await hanging).toBe("hung");
    await simulator.quiet();
  });
});
