import { describe, expect, it } from "vitest";
import { stage } from "./support.ts";

describe("the way in", () => {
  it("takes the same call as JSON, form, query and multipart", async () => {
    const { simulator, driver, call } = await stage();
    const mother = driver.person();
    mother.does.starts();
    const url = `${simulator.apiRoot}/bot${simulator.token}/sendMessage`;
    const params = {
      chat_id: String(mother.id),
      text: "12",
      reply_markup: '{"inline_keyboard":[[{"text":"A","callback_data":"a"}]]}',
    };
    const form = new FormData();
    for (const [name, value] of Object.entries(params)) form.set(name, value);
    const texts = new URLSearchParams(params);
    expect((await call("sendMessage", params)).ok).toBe(true);
    expect((await fetch(url, { method: "POST", body: texts })).status).toBe(200);
    expect((await fetch(`${url}?${texts.toString()}`)).status).toBe(200);
    expect((await fetch(url, { method: "POST", body: form })).status).toBe(200);
    expect(mother.screen()).toBe(`Me: /start${"\nBot: 12\n[A]".repeat(4)}`);
  });

  it("refuses a wrong token and unknown methods as Telegram does", async () => {
    const { simulator, call } = await stage();
    const wrong = await fetch(`${simulator.apiRoot}/bot1:wrong/getMe`);
    expect([wrong.status, await wrong.json()]).toEqual([
      401,
      { ok: false, error_code: 401, description: "Unauthorized" },
    ]);
    expect(await call("sendPigeon")).toEqual({ ok: false, error_code: 404, description: "Not Found" });
    expect((await call("GETME")).result.username).toBe("simulated_bot");
  });

  it("says plainly which of Telegram's methods it does not play", async () => {
    const { call } = await stage();
    expect((await call("sendPoll", {})).description).toBe(
      "Bad Request: method sendPoll is not supported by the simulator",
    );
  });

  it("refuses what the Bot API does not describe, naming the place and never the value", async () => {
    const { driver, call } = await stage();
    const mother = driver.person();
    mother.does.starts();
    const refused = async (params: object) =>
      (await call("sendMessage", { chat_id: mother.id, ...params })).description;
    expect(await refused({ text: "a", txet: "secret" })).toMatch(/additional properties \(txet\)$/);
    expect(await refused({ text: "a", reply_markup: { inline_keyboard: [[{ text: "secret" }]] } })).toMatch(
      /\/reply_markup\/inline_keyboard\/0\/0 must have required property 'callback_data'/,
    );
    expect(await refused({ text: "a", disable_notification: "maybe" })).toMatch(
      /disable_notification must be boolean/,
    );
    expect(await refused({})).toBe("Bad Request: message text is empty");
    expect((await call("sendMessage", { text: "a" })).description).toBe("Bad Request: chat_id is empty");
    expect(mother.screen()).toBe("Me: /start");
  });

  it("refuses a body that is not JSON, and loses none of a file with a Kazakh name", async () => {
    const { simulator, driver } = await stage();
    const mother = driver.person();
    mother.does.starts();
    const url = `${simulator.apiRoot}/bot${simulator.token}`;
    const headers = { "content-type": "application/json" };
    const broken = await fetch(`${url}/sendMessage`, { method: "POST", headers, body: "{" });
    expect(broken.status).toBe(400);

    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => index % 256));
    const form = new FormData();
    form.set("chat_id", String(mother.id));
    form.set("document", new Blob([bytes]), "кеңестер тізімі.xlsx");
    const sent = await (await fetch(`${url}/sendDocument`, { method: "POST", body: form })).json();
    expect(sent).toMatchObject({
      result: { document: { file_name: "кеңестер тізімі.xlsx", file_size: 70_000 } },
    });
    const media = mother.view().messages.at(-1)?.media;
    const fileId = media?.kind === "document" ? media.fileId : "";
    const file = await (await fetch(`${url}/getFile?file_id=${fileId}`)).json();
    expect(file).toMatchObject({ result: { file_path: "documents/file_1.xlsx" } });
    const download = await fetch(`${simulator.apiRoot}/file/bot${simulator.token}/documents/file_1.xlsx`);
    expect(Buffer.from(await download.arrayBuffer()).equals(bytes)).toBe(true);
    expect((await fetch(`${simulator.apiRoot}/file/bot1:x/documents/file_1.xlsx`)).status).toBe(401);
    expect((await fetch(`${simulator.apiRoot}/file/bot${simulator.token}/documents/no`)).status).toBe(404);
  });
});
