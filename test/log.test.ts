import { GrammyError, HttpError } from "grammy";
import { expect, test } from "vitest";
import { createLogger, type LogFields } from "../src/log.ts";
import { SafeError } from "../src/safe-error.ts";
import { TelegramUnreachable } from "../src/telegram/unreachable.ts";
import { TOKEN } from "./telegram/fake-telegram.ts";

const PHONE = "+77011234567";
const NAME = "Айгүл Серікқызы";
const TEXT = "көршім мені ұрады";
const ID = 5_123_456_789;
const SECRETS = [PHONE, PHONE.slice(1), NAME, TEXT, TOKEN, TOKEN.slice(11), String(ID)];

/** A logger, and the lines it has written. */
function logged(idSecret = "installation key") {
  const lines: string[] = [];
  const log = createLogger({
    level: "debug",
    destination: { write: (line) => void lines.push(line) },
    idSecret,
  });
  const last = (): Record<string, unknown> => {
    const line: unknown = JSON.parse(lines.at(-1) ?? "{}");
    return typeof line === "object" ? { ...line } : {};
  };
  return { log, lines, last };
}

function prismaError(): Error {
  const error = new Error(
    `\nInvalid \`prisma.person.create()\` invocation:\n\n{ data: { name: "${NAME}", phone: "${PHONE}", text: "${TEXT}" } }` +
      `\n    at ${NAME} (/home/${PHONE}:1:1)\n    at text (/${TOKEN}:2:2)\nUnique constraint failed`,
  );
  return Object.assign(error, {
    name: "PrismaClientKnownRequestError",
    code: "P2002",
    clientVersion: "7.10.0",
    meta: { target: [PHONE], name: NAME },
  });
}

function grammyError(): GrammyError {
  return new GrammyError(
    `Call to 'sendMessage' failed! ${TEXT}`,
    {
      ok: false,
      error_code: 400,
      description: `Bad Request: can't parse entities: tag "${NAME}" in ${TEXT}`,
    },
    "sendMessage",
    { chat_id: ID, text: `${TEXT} ${PHONE}` },
  );
}

function httpError(): HttpError {
  const url = `https://api.telegram.org/bot${TOKEN}/sendMessage`;
  return new HttpError(`Network request for ${url} failed`, new TypeError(`${url} ${TEXT}`));
}

test.each([
  ["Prisma", prismaError()],
  ["grammY", grammyError()],
  ["HTTP", httpError()],
  ["nested", new Error(TEXT, { cause: new AggregateError([prismaError()], NAME, { cause: grammyError() }) })],
  ["thrown text", `${NAME} ${PHONE}`],
  ["thrown object", { text: TEXT, phone: PHONE }],
  ["renamed", Object.assign(new Error(PHONE), { name: NAME, code: PHONE, method: TOKEN, description: TEXT })],
])("an error (%s) that holds a phone, a name, a token and words leaks none of them", (_, err) => {
  const { log, lines } = logged();
  log.error({ event: "update.failed", err });
  for (const secret of SECRETS) expect(lines.join("")).not.toContain(secret);
});

test("of an error stay its class, its code, and where it happened", () => {
  const { log, last } = logged();
  log.error({ event: "update.failed", err: prismaError() });
  expect(last()["err"]).toMatchObject({ name: "PrismaClientKnownRequestError", code: "P2002" });
  expect(JSON.stringify(last()["err"])).toMatch(/prismaError .*log\.test\.ts:\d+:\d+/);
  log.error({ event: "update.failed", err: grammyError() });
  expect(last()["err"]).toMatchObject({
    name: "GrammyError",
    code: 400,
    method: "sendMessage",
    message: "can't parse entities",
  });
});

test("what we wrote ourselves is logged in full, also deep inside", () => {
  const { log, last } = logged();
  const unreachable = new TelegramUnreachable({
    method: "getMe",
    reason: "connection",
    sent: "no",
    code: "ENOTFOUND",
  });
  log.warn({ event: "polling.failed", err: new HttpError("Network request failed", unreachable) });
  expect(last()["err"]).toMatchObject({
    name: "HttpError",
    cause: {
      name: "TelegramUnreachable",
      code: "ENOTFOUND",
      message: "getMe: no answer (connection, sent: no)",
    },
  });
  log.error({ event: "start.failed", err: new SafeError("Migration 3 was changed") });
  expect(last()["err"]).toMatchObject({ message: "Migration 3 was changed" });
});

test("a line is one JSON object with level, time and the named fields", () => {
  const { log, lines, last } = logged();
  log.info({ event: "update.handled", kind: "callback_query", ms: 12, ref: "K7-3F", code: 200, count: 2 });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^\{.*\}\n$/);
  expect(last()).toEqual({
    level: "info",
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as unknown,
    event: "update.handled",
    kind: "callback_query",
    ms: 12,
    ref: "K7-3F",
    code: 200,
    count: 2,
  });
});

test("fields nobody named, and words where a name is due, stay out", () => {
  const { log, lines, last } = logged();
  const careless: LogFields & Record<string, unknown> = {
    event: "update.handled",
    text: TEXT,
    user: { id: ID, phone: PHONE },
    kind: TEXT,
    outcome: PHONE,
    mode: NAME,
    method: TOKEN,
    ref: String(ID),
  };
  log.info(careless);
  for (const secret of SECRETS) expect(lines.join("")).not.toContain(secret);
  expect(last()).toMatchObject({ event: "update.handled", kind: "[withheld]", ref: "[withheld]" });
});

test("a masked id is recognised in one installation, and tells nothing in another", () => {
  const { log, last } = logged();
  log.info({ event: "update.handled", chat: log.maskId(ID) });
  expect(last()["chat"]).toMatch(/^c[0-9a-f]{12}$/);
  expect(logged().log.maskId(ID)).toBe(log.maskId(ID));
  expect(logged("another key").log.maskId(ID)).not.toBe(log.maskId(ID));
  expect(createLogger({ level: "silent" }).maskId(ID)).not.toBe(createLogger({ level: "silent" }).maskId(ID));
});

test("no masked id looks like a real one and is withheld for it", () => {
  const { log, lines } = logged();
  for (let id = 1; id <= 2000; id += 1) log.info({ event: "x", chat: log.maskId(id) });
  expect(lines.filter((line) => line.includes("withheld"))).toEqual([]);
});
