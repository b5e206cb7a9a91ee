import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
} from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { DatabaseError, type Pool, type QueryConfig, type QueryResult } from "pg";

/** The part of WebAssembly used here: TypeScript has its types only among those of browsers. */
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: object,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

type Module = typeof import("@prisma/schema-engine-wasm/schema_engine_bg");

let loaded: Promise<Module> | undefined;

/** Prisma's schema engine as WebAssembly, compiled once per process (about 25 ms and 5 MB). */
function load(): Promise<Module> {
  loaded ??= instantiate();
  return loaded;
}

async function instantiate(): Promise<Module> {
  const engine = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const entry = import.meta.resolve("@prisma/schema-engine-wasm");
  const bytes = await readFile(fileURLToPath(new URL("schema_engine_bg.wasm", entry)));
  const imports = Object.entries(engine).map(([name, value]) => [
    name,
    // The engine's time limit for its lock stays set after it has the lock: it must not keep the process from ending.
    name.startsWith("__wbg_setTimeout_")
      ? (run: () => void, ms: number) => setTimeout(run, ms).unref()
      : value,
  ]);
  const { instance } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": Object.fromEntries(imports),
  });
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: panic } });
  const connect: unknown = Reflect.get(engine, "__wbg_set_wasm");
  const start = instance.exports["__wbindgen_start"];
  if (typeof connect !== "function" || typeof start !== "function") throw new Error("unknown schema engine");
  connect(instance.exports);
  start();
  return engine;
}

function panic(message: string): never {
  throw new Error(`Prisma's schema engine panicked: ${message}`);
}

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;

/** Object ids of the types "char", with quotes, and text. */
const CHAR = 18;
const TEXT = 25;

/** The adapter as the schema engine needs it. */
class MigrationAdapter extends PrismaPg {
  readonly #pool: Pool;
  /** What the last script failed with: the engine's own error says less. */
  scriptError: unknown;
  /** Which columns of a query are of type "char". */
  readonly #charColumns = new Map<string, number[]>();

  constructor(pool: Pool) {
    super(pool);
    this.#pool = pool;
    const query = pool.query.bind(pool);
    Object.assign(pool, {
      query: async (sql: string | QueryConfig, values?: unknown[]) =>
        this.#hideChars(typeof sql === "string" ? sql : sql.text, await query(sql, values)),
    });
  }

  override async connect(): Promise<Adapter> {
    const adapter = await super.connect();
    // The original splits at every semicolon, those in functions and comments, too. Sent whole, a script is one
    // transaction, unless it says otherwise itself.
    adapter.executeScript = (script) => this.#execute(script);
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      for (const i of this.#charColumns.get(query.sql) ?? [])
        result.columnTypes[i] = ColumnTypeEnum.Character;
      return result;
    };
    return adapter;
  }

  /** The original refuses columns of type "char", of which the catalog has some; the engine wants them. */
  #hideChars(sql: string, result: QueryResult): QueryResult {
    const chars = (result.fields ?? []).filter((field) => field.dataTypeID === CHAR);
    this.#charColumns.set(
      sql,
      chars.map((field) => result.fields.indexOf(field)),
    );
    for (const field of chars) field.dataTypeID = TEXT;
    return result;
  }

  override connectToShadowDb(): Promise<Adapter> {
    return this.connect();
  }

  async #execute(script: string): Promise<void> {
    try {
      await this.#pool.query(script);
    } catch (error) {
      this.scriptError = error;
      if (!(error instanceof DatabaseError)) throw error;
      const { code = "", severity = "", message, detail, column, hint } = error;
      throw new DriverAdapterError({ kind: "postgres", code, severity, message, detail, column, hint });
    }
  }
}

/**
 * Runs `use` with a schema engine on `pool`, which must have exactly one connection: the engine's advisory lock belongs
 * to a connection. The engine takes the same database for its shadow database, so only a throwaway one may be used
 * to compare migrations with a schema; applying migrations needs none. Where a script of a migration fails, throws the
 * error of node-postgres.
 */
export async function withSchemaEngine<T>(pool: Pool, use: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const { SchemaEngine } = await load();
  const adapter = new MigrationAdapter(pool);
  const bound = bindMigrationAwareSqlAdapterFactory(adapter);
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => {}, bound);
  try {
    return await use(engine);
  } catch (error) {
    throw adapter.scriptError ?? error;
  } finally {
    engine.free();
  }
}

/** Everything in the schema is the migrations' business. */
export const NO_FILTER = { externalTables: [], externalEnums: [] };
