import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export interface JsonSchema {
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  anyOf?: JsonSchema[];
  $ref?: string;
  required?: string[];
  definitions?: Record<string, JsonSchema>;
}

// Raise it when the making below changes, so that kept schemas are made anew.
const MAKER = 2;

const require = createRequire(import.meta.url);

/**
 * JSON Schema of the whole Bot API as `@grammyjs/types` describes it: `Update`, and for each method of
 * `ApiMethods` its `params` and `result`. Made once per version of the types (about a second) and kept in
 * `node_modules/.cache/`.
 */
export async function loadWireSchema(): Promise<JsonSchema> {
  const types = dirname(require.resolve("@grammyjs/types/package.json"));
  const { version }: { version: string } = JSON.parse(readFileSync(join(types, "package.json"), "utf8"));
  const cache = join(types, "../../.cache/telegram-simulator");
  const file = join(cache, `wire-${version}-${MAKER}.json`);
  if (existsSync(file)) return parse(readFileSync(file, "utf8"));
  const schema = await generate(types, join(cache, `types-${version}-${process.pid}`));
  // Written beside and renamed: another process may be reading or making the same file.
  writeFileSync(`${file}.${process.pid}`, schema);
  renameSync(`${file}.${process.pid}`, file);
  return parse(schema);
}

function parse(schema: string): JsonSchema {
  const wire: JsonSchema = JSON.parse(schema);
  return wire;
}

async function generate(types: string, scratch: string): Promise<string> {
  mkdirSync(scratch, { recursive: true });
  for (const name of readdirSync(types).filter((file) => file.endsWith(".d.ts"))) {
    writeFileSync(join(scratch, name), asData(readFileSync(join(types, name), "utf8")));
  }
  const entry = join(scratch, "wire.d.ts");
  writeFileSync(entry, WIRE);
  const { createGenerator } = await import("ts-json-schema-generator");
  const generator = createGenerator({
    path: entry,
    skipTypeCheck: true,
    additionalProperties: false,
    encodeRefs: false,
    jsDoc: "none",
  });
  const schema = JSON.stringify(generator.createSchema("Wire"));
  rmSync(scratch, { recursive: true });
  return schema;
}

// The order matters: the generator meets Message, which refers to itself, whole only through Update.
const WIRE = `import type { ApiMethods } from "./methods.js";
import type { Update } from "./update.js";
export interface Wire { update: Update; methods: ApiMethods }
`;

/**
 * The generator reads data types, not method signatures or type parameters: so each method becomes
 * `name: { params; result }`, and a file is the string that names it (`attach://…`, a file id or a URL).
 * The narrowed `Message.TextMessage` and its like come out of it wrong, so results are plain `Message`s.
 */
function asData(source: string): string {
  return `type F = string;\n${source}`
    .replaceAll("<F>", "")
    .replace(/^type Params<[\s\S]*?(?=^\/\*\* Wrapper)/m, "")
    .replace(/^ {4}(\w+)\(\): (.+);$/gm, "    $1: { params?: {}; result: $2 };")
    .replace(/^ {4}(\w+)\(args(\??): \{$/gm, "    $1: { params$2: {")
    .replace(/^ {4}\}\): (.+);$/gm, (_line, result: string) => {
      return `    }; result: ${result.replace(/(Update\.Edited & )?\bMessage\.\w+/g, "Message")} };`;
    });
}
