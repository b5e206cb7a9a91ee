/** Another process has the embedded database of this directory open. */
export class DataDirInUse extends Error {
  override readonly name = "DataDirInUse";
  /** The message may be logged: it holds nothing of a person. */
  readonly safeMessage = true;

  constructor(dataDir: string) {
    super(`the database in ${dataDir} is open in another process: stop that one, or set another DATA_DIR`);
  }
}

/** The embedded database has no place to be in. */
export class DataDirUnusable extends Error {
  override readonly name = "DataDirUnusable";
  readonly safeMessage = true;
}

/** The database cannot be used now: unreachable, closed, or its migrations need a person. */
export class DatabaseUnavailable extends Error {
  override readonly name = "DatabaseUnavailable";
}

/** Codes of Node's sockets. */
const SOCKET_CODES =
  /^E(AI_AGAIN|CONN(ABORTED|REFUSED|RESET)|(HOST|NET)(DOWN|UNREACH)|NOTFOUND|PIPE|TIMEDOUT)$/;

/** SQLSTATE: connection exceptions, shutdowns, refused logins, unknown database, no connections left, read-only after a failover. */
const SQL_STATES = /^(08...|57P0.|28...|3D000|53300|25006)$/;

/** SQLSTATE: a statement that took too long, or waited too long for a lock. */
const BUSY_STATES = /^(57014|55P03)$/;

/** https://www.prisma.io/docs/orm/reference/error-reference */
const PRISMA_CODES = /^P10(0[0-3]|08|1[017])$/;

/** What Prisma's adapter makes of errors of sockets and TLS. */
const ADAPTER_KINDS = /^(ConnectionClosed|DatabaseNotReachable|SocketTimeout|TlsConnectionError)$/;

/** node-postgres, pg-pool and Prisma say these without a code. */
const MESSAGES = [
  "timeout exceeded when trying to connect",
  "Connection terminated",
  "Client has encountered a connection error and is not queryable",
  "Client was closed and is not queryable",
  "Cannot use a pool after calling end on the pool",
  "Query read timeout",
  "Transaction API error: Unable to start a transaction in the given time",
];

/** Reads a property of anything. */
function property(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

/** Whether this is an error of Node with that code. */
export function hasCode(error: unknown, code: string): boolean {
  return property(error, "code") === code;
}

/** What the driver adapter said, whether Prisma wrapped it, wrapped it as a raw query's error, or not at all. */
function adapterCause(error: unknown): unknown {
  return property(property(property(error, "meta"), "driverAdapterError") ?? error, "cause");
}

/**
 * True when the database cannot be reached or is going away now, so that trying again later may help:
 * of errors of pg, pg-pool, Prisma and this module. False for a query's own fault.
 */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof DatabaseUnavailable) return true;
  const cause = adapterCause(error);
  if (
    codesOf(error).some((code) => [SOCKET_CODES, SQL_STATES, PRISMA_CODES].some((known) => known.test(code)))
  )
    return true;
  if (ADAPTER_KINDS.test(String(property(cause, "kind")))) return true;
  return error instanceof Error && MESSAGES.some((message) => error.message.includes(message));
}

/** True when the database is there, but others kept a statement waiting for too long: trying again later may help. */
export function isBusy(error: unknown): boolean {
  return codesOf(error).some((code) => BUSY_STATES.test(code));
}

/** As node-postgres and the driver adapter give them. */
function codesOf(error: unknown): string[] {
  return [property(error, "code"), property(adapterCause(error), "originalCode")].map(String);
}

/** True when there is such a row already: a unique constraint has refused another. */
export function isDuplicate(error: unknown): boolean {
  return property(error, "code") === "P2002" || codesOf(error).includes("23505");
}

/** True when PostgreSQL has ended a transaction because it and another waited for each other: it may be run again. */
export function isDeadlock(error: unknown): boolean {
  return property(error, "code") === "P2034" || property(adapterCause(error), "originalCode") === "40P01";
}

/**
 * One line about an error, for logs and for `/ready`: without the values a query carried, which PostgreSQL quotes
 * in data exceptions (class 22) and broken constraints (class 23).
 */
export function describeError(error: unknown): string {
  const code = property(error, "code");
  const message = property(error, "message");
  const state = typeof code === "string" ? code : "";
  const original = property(adapterCause(error), "originalCode");
  for (const sqlState of [state, original]) {
    if (typeof sqlState === "string" && /^2[23]...$/.test(sqlState)) return `error ${sqlState} in the data`;
  }
  const lines = typeof message === "string" ? message.split("\n") : [];
  const line = lines.find((text) => text.trim() !== "") ?? "unknown error";
  return line.includes(state) ? line : `${line} (${state})`;
}
