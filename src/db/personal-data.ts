import type pg from "pg";
import type { PersonalData, PersonalSections } from "../domain/personal-data.ts";
import type { AuditLog } from "./audit.ts";
import type { Prisma } from "./generated/client.ts";
import { beginGrantChange } from "./grants.ts";
import { personalTables } from "./personal-tables.ts";
import { tellAllGivenUp } from "./team.ts";
import type { Vault } from "./vault.ts";

/** All that is kept about a person: to show her, and to erase. */
export interface PersonalDataStore {
  read(personId: number): Promise<PersonalData>;
  /** Gives up her seats, then erases everything in one transaction. */
  erase(personId: number): Promise<void>;
}

const nothing: PersonalSections = {
  person: null,
  messageIds: 0,
  feedback: { sent: [], handled: 0 },
  reports: { sent: [], handled: 0 },
  registrations: [],
  eventNotices: [],
  works: [],
  scores: 0,
  juries: [],
  delegateLinks: [],
  codeMisses: [],
  subscription: null,
  announcements: { written: 0, reviewed: 0 },
  deliveries: 0,
  localReports: 0,
  roles: [],
  invitations: [],
  notices: [],
  disclosures: { hersToOthers: 0, othersToHer: 0 },
  jobs: [],
};

/** What the store works with, besides the tables. */
export interface PersonalDataDeps {
  vault: Vault;
  audit: Pick<AuditLog, "transaction">;
  /** Gives up what others may have of hers, such as seats, before anything is erased. */
  leave: (personId: number) => Promise<void>;
  /**
   * Has what others were shown of her deleted, in the transaction that erases, and locks her first: what of hers is being
   * shown right now waits for it.
   */
  withdraw: (tx: Prisma.TransactionClient, personId: number) => Promise<void>;
}

/** What every table of `personalTables` holds of a person. */
export function createPersonalDataStore(
  pool: pg.Pool,
  { vault, audit, leave, withdraw }: PersonalDataDeps,
): PersonalDataStore {
  return {
    async read(personId) {
      const rows = async <Row extends object>(sql: string) => (await pool.query<Row>(sql, [personId])).rows;
      const tables = await present(async (sql, names) => (await pool.query<Name>(sql, [names])).rows);
      const data = { telegramId: personId, ...nothing };
      for (const table of tables) {
        // oxlint-disable-next-line no-await-in-loop -- one connection is enough for what is seldom asked
        Object.assign(data, await table.read?.({ personId, rows, vault }));
      }
      return data;
    },

    async erase(personId) {
      await leave(personId);
      await audit.transaction(async (tx, write) => {
        await beginGrantChange(tx);
        await tellAllGivenUp(tx, write, personId);
        await withdraw(tx, personId);
        const tables = await present((sql, names) => tx.$queryRawUnsafe<Name[]>(sql, names));
        for (const statement of tables.flatMap(({ erase }) => erase)) {
          // oxlint-disable-next-line no-await-in-loop -- their order matters, and a transaction is one connection
          await tx.$executeRawUnsafe(statement, personId);
        }
      });
    },
  };
}

/** Deletes, of all people, what was kept long enough. Returns how many records; rejects, once all was tried. */
export async function retention(pool: pg.Pool): Promise<number> {
  const errors: unknown[] = [];
  let count = 0;
  for (const statement of personalTables.flatMap((table) => table.retention ?? [])) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- no haste, and the database has other work, too
      count += (await pool.query(statement)).rowCount ?? 0;
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, "not all was deleted");
  return count;
}

interface Name {
  name: string;
}

/** Without the tables that are not made yet. */
async function present(
  ask: (sql: string, names: string[]) => Promise<Name[]>,
): Promise<typeof personalTables> {
  const found = await ask(
    "SELECT name FROM unnest($1::text[]) AS name WHERE to_regclass(name) IS NOT NULL",
    personalTables.filter(({ isMadeLater }) => isMadeLater).map(({ table }) => table),
  );
  const names = new Set(found.map(({ name }) => name));
  return personalTables.filter(({ table, isMadeLater }) => !isMadeLater || names.has(table));
}
