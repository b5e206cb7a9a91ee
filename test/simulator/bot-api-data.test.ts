import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { SUPPORTED } from "../../src/simulator/bot-api.ts";
import { Schema } from "../../src/simulator/schema.ts";
import { loadWireSchema } from "../../src/simulator/wire.ts";

type Described = Record<string, { fields?: { name: string; required: boolean }[] }>;
interface BotApiData {
  methods: Described;
  types: Described;
}

const DATA = new URL("../../../shared/data/telegram/bot-api-10.1.json", import.meta.url);
const there = existsSync(DATA);
if (!there) console.warn("skipped: the Bot API as data is not beside this checkout (../shared)");

it.skipIf(!there)(
  "asks of every method the parameters that Telegram's own page marks as required",
  async () => {
    const { methods }: BotApiData = JSON.parse(readFileSync(DATA, "utf8"));
    const schema = await Schema.load();
    const required = (name: string) =>
      (methods[name]?.fields ?? []).filter((field) => field.required).map((f) => f.name);
    const theirs = SUPPORTED.map((name) => [name, required(name).toSorted()]);
    const ours = SUPPORTED.map((name) => [name, schema.requiredParameters(name).toSorted()]);
    expect(ours).toEqual(theirs);
  },
);

it.skipIf(!there)("knows every field of a message, and no others", async () => {
  const { types }: BotApiData = JSON.parse(readFileSync(DATA, "utf8"));
  const { definitions } = await loadWireSchema();
  const theirs = (types["Message"]?.fields ?? []).map(({ name }) => name);
  const ours = Object.keys(definitions?.["Message"]?.properties ?? {});
  expect(ours).toEqual(expect.arrayContaining(theirs));
  expect(definitions?.["Message"]).toMatchObject({ additionalProperties: false });
});
