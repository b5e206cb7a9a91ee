/** `npm run db:new-migration -- <name>`: writes the next migration, from what changed in schema.prisma. */
import { mkdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { MIGRATIONS_DIR } from "../src/db/migrations.ts";
import { SCHEMA_FILE, schemaDiff } from "./schema-diff.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    schema: { type: "string", default: SCHEMA_FILE },
    migrations: { type: "string", default: MIGRATIONS_DIR },
  },
});
const [name = ""] = positionals;

if (positionals.length !== 1 || !/^[a-z][a-z0-9_]{1,49}$/.test(name)) {
  console.error("Usage: npm run db:new-migration -- name_in_small_letters");
  process.exitCode = 2;
} else {
  const sql = await schemaDiff(values.schema, values.migrations);
  if (sql === "") {
    console.log("The migrations already make what schema.prisma says: nothing to write.");
  } else {
    const time = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
    const directory = join(values.migrations, `${time}_${name}`);
    await mkdir(directory);
    await writeFile(join(directory, "migration.sql"), sql, { flag: "wx" });
    console.log(`${relative(process.cwd(), directory)}/migration.sql`);
    console.log("Read it: the release before this one must still run on it (expand first, contract later).");
  }
}
