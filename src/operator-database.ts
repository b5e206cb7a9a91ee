import { type Database, type DatabaseOptions, openDatabase } from "./db/database.ts";
import { DataDirInUse } from "./db/errors.ts";

/** Where the database is: on a server, or else in a folder. */
export interface OperatorTarget {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
}

/** With the keys that seal what people write, a database that is sealed with others is refused. */
type Opened = OperatorTarget & Pick<DatabaseOptions, "vault">;

/**
 * Opens the database for a command, its migrations done. Throws for the operator why it can't be used; while the bot has it
 * open, also `hint`, what can be done without stopping that.
 */
export async function openForOperator(
  { dataDir, databaseUrl, vault }: Opened,
  hint?: string,
): Promise<Database> {
  const database = await openDatabase({ dataDir, databaseUrl, ...(vault && { vault }) }).catch(
    (error: unknown) => {
      if (!(error instanceof DataDirInUse) || hint === undefined) throw error;
      throw new Error(`${error.message}. ${hint}`, { cause: error });
    },
  );
  await database.opened;
  const { state } = database;
  if (state.kind === "ready") return database;
  await database.close();
  throw new Error(`The database can't be used: ${"reason" in state ? state.reason : state.kind}`);
}
