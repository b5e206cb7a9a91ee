import { randomBytes } from "node:crypto";
import { Client, type ClientConfig, type Pool } from "pg";
import type { Vault } from "./vault.ts";

const name = "pseudonym";
const place = `secret.value:${name}` as const;
const secretBytes = 32;
/** How long each of the questions at a start takes at most. */
const questionLimitMs = 5_000;

/**
 * The random secret of this installation, made by whoever asks first. It is sealed, so opening it proves that the
 * vault's keys are those of this database: throws `KeyMissing` when they are not.
 */
export async function readSecret(database: Pool | Client, vault: Vault): Promise<Buffer> {
  const made = vault.seal(randomBytes(secretBytes).toString("base64"), place);
  await database.query("INSERT INTO secret (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING", [
    name,
    made,
  ]);
  const { rows } = await database.query<{ value: string }>("SELECT value FROM secret WHERE name = $1", [
    name,
  ]);
  return Buffer.from(vault.open(rows[0]?.value ?? made, place), "base64");
}

/** Throws `KeyMissing` unless what is sealed in this database opens; by a connection of its own. */
export async function proveKeys(config: ClientConfig, vault: Vault): Promise<void> {
  const client = new Client({ ...config, query_timeout: questionLimitMs });
  // A connection that breaks fails the query as well.
  client.on("error", () => {});
  try {
    await client.connect();
    await readSecret(client, vault);
  } finally {
    await client.end();
  }
}
