import { createHmac } from "node:crypto";
import type pg from "pg";
import { type Mac, readTicket, writeTicket } from "../domain/ticket.ts";
import { readSecret } from "./secret.ts";
import type { Vault } from "./vault.ts";

/** Tickets that only this installation can write; nothing of them is kept. */
export interface Tickets {
  /** The ticket of a registration: what its deep link carries. */
  write(registrationId: string): Promise<string>;
  /** The registration's id; undefined for what this installation has not written. */
  read(ticket: string): Promise<string | undefined>;
}

/** Tickets by the installation's secret, which is read when the first is asked for. */
export function createTickets(pool: pg.Pool, vault: Vault): Tickets {
  let secret: Buffer | undefined;
  async function mac(): Promise<Mac> {
    const key = (secret ??= await readSecret(pool, vault));
    return (text) => createHmac("sha256", key).update(text).digest();
  }
  return {
    write: async (registrationId) => writeTicket(registrationId, await mac()),
    read: async (ticket) => readTicket(ticket, await mac()),
  };
}
