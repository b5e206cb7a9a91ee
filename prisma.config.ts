import { defineConfig } from "prisma/config";

// Only the native schema engine is downloaded, and nothing here uses it: migrations are applied by the
// WebAssembly one. Naming any file keeps `prisma generate` from asking the network for it.
process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ??= process.execPath;

const url = process.env["DATABASE_URL"];

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  ...(url === undefined ? {} : { datasource: { url } }),
});
