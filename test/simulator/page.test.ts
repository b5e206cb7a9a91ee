import { request } from "node:http";
import { describe, expect, it } from "vitest";
import type { PageEvent } from "../../src/simulator/page-server.ts";
import type { PhoneAction } from "../../src/simulator/phone.ts";
import { stage } from "./support.ts";

/** Reads the page's event stream, one event at a time. */
async function stream(url: string): Promise<{ next: () => Promise<PageEvent>; close: () => Promise<void> }> {
  const response = await fetch(`${url}/events`);
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  return {
    async next() {
      while (!text.includes("\n\n")) {
        // oxlint-disable-next-line no-await-in-loop -- reads until an event is whole
        text += (await reader?.read())?.value ?? "";
      }
      const end = text.indexOf("\n\n");
      const data = text.slice(text.indexOf("data: ") + 6, end);
      text = text.slice(end + 2);
      const value: PageEvent = JSON.parse(data);
      return value;
    },
    close: async () => await reader?.cancel(),
  };
}

async function act(url: string, id: number, action: PhoneAction): Promise<Response> {
  return await fetch(`${url}/phones/${id}/actions`, { method: "POST", body: JSON.stringify(action) });
}

/** Status of a GET that names another host, as a rebound name would. */
function statusFor(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}

describe("the page's endpoints", () => {
  it("show each phone as it is and as it changes", async () => {
    const { simulator, driver, call } = await stage();
    const mother = driver.person({ name: "Айгүл", caption: "Ана", language: "kk" });
    const { url } = simulator;
    const events = await stream(url);
    const fresh = { name: "Айгүл", caption: "Ана", started: false, messages: [], keyboard: null };
    expect(await events.next()).toMatchObject({ phone: fresh });
    expect((await act(url, mother.id, { type: "start" })).status).toBe(204);
    const hers = [{ from: "me", text: "/start" }];
    expect(await events.next()).toMatchObject({ phone: { started: true, messages: hers } });
    await call("sendMessage", { chat_id: mother.id, text: "<b>Сәлем</b>", parse_mode: "HTML" });
    expect(await events.next()).toMatchObject({
      call: { method: "sendMessage", payload: { chat_id: mother.id }, ok: true },
    });
    const answer = { from: "bot", text: "Сәлем", html: "<b>Сәлем</b>", edited: false };
    expect(await events.next()).toMatchObject({ phone: { messages: [...hers, answer] } });
    await events.close();
  });

  it("say what her phone does not offer", async () => {
    const { simulator, driver } = await stage();
    const mother = driver.person();
    const early = await act(simulator.url, mother.id, { type: "text", text: "а" });
    expect([early.status, await early.text()]).toEqual([400, "she has to press Start first"]);
    const press = await act(simulator.url, mother.id, { type: "press", messageId: 1, row: 0, column: 0 });
    expect(press.status).toBe(400);
    const odd = await fetch(`${simulator.url}/phones/${mother.id}/actions`, {
      method: "POST",
      body: '{"type":"fly"}',
    });
    expect([odd.status, await odd.text()]).toEqual([400, "there is no such action"]);
    expect((await act(simulator.url, 1, { type: "start" })).status).toBe(404);
  });

  it("log every call but getUpdates, from the beginning", async () => {
    const { simulator, call } = await stage();
    await call("getMe");
    await call("getUpdates");
    const events = await stream(simulator.url);
    expect(await events.next()).toMatchObject({ call: { method: "getMe", ok: true, payload: {} } });
    await call("sendMessage", { chat_id: 1, text: "а" });
    const refused = { ok: false, error_code: 400, description: "Bad Request: chat not found" };
    expect(await events.next()).toMatchObject({
      call: { method: "sendMessage", payload: { chat_id: 1 }, ...refused },
    });
    await events.close();
  });

  it("serve what was sent, and never as a page of their own", async () => {
    const { simulator, driver } = await stage();
    const mother = driver.person();
    mother.does.starts();
    mother.does.sendsDocument("а.html", "<script>");
    mother.does.sendsPhoto();
    const urls = mother
      .view()
      .messages.map(({ media }) => (media && "url" in media ? simulator.url + media.url : ""));
    const [, document = "", photo = ""] = urls;
    const html = await fetch(document);
    expect(html.headers.get("content-type")).toBe("application/octet-stream");
    expect(html.headers.get("content-disposition")).toMatch(/^attachment/);
    expect(await html.text()).toBe("<script>");
    expect((await fetch(photo)).headers.get("content-type")).toBe("image/png");
    expect((await fetch(`${simulator.url}/media/no`)).status).toBe(404);
  });

  it("answer only to this machine's names, and only to their own page", async () => {
    const { simulator, driver } = await stage();
    const { id } = driver.person();
    const { url } = simulator;
    const { port } = new URL(url);
    expect(await statusFor(url, { host: `localhost:${port}` })).toBe(200);
    expect(await statusFor(url, { host: `evil.example:${port}` })).toBe(403);
    const origin = "http://evil.example";
    const cross = await fetch(`${url}/phones/${id}/actions`, {
      method: "POST",
      headers: { origin },
      body: "{}",
    });
    expect(cross.status).toBe(403);
  });

  it("serve no file outside of the page's folder", async () => {
    const { simulator } = await stage();
    const paths = ["/..%2fview.ts", "/%2e%2e/view.ts", "/view.ts", "/nothing.js", "/..%5cview.js"];
    const answers = await Promise.all(paths.map((path) => statusFor(simulator.url + path, {})));
    expect(answers).toEqual([404, 404, 404, 404, 404]);
  });
});
