import { createHmac } from "node:crypto";
import type pg from "pg";
import { readSecret } from "./secret.ts";
import type { Vault } from "./vault.ts";

/** Names for persons that only this installation can compute, and nobody can turn back. */
export interface Pseudonyms {
  /** The first 12 hexadecimal digits of the id's HMAC-SHA-256. */
  pseudonym(personId: number): Promise<string>;
}

/** Pseudonyms by the installation's secret, which is read when the first is asked for. */
export function createPseudonyms(pool: pg.Pool, vault: Vault): Pseudonyms {
  let secret: Buffer | undefined;
  return {
    async pseudonym(personId) {
      secret ??= await readSecret(pool, vault);
      return createHmac("sha256", secret).update(String(personId)).digest("hex").slice(0, 12);
    },
  };
}
