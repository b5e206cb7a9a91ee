import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import type { Update } from "@grammyjs/types";
import { badRequest } from "./refusal.ts";
import { type JsonSchema, loadWireSchema } from "./wire.ts";

export type Payload = Record<string, unknown>;

let loaded: Promise<Schema> | undefined;

/** What `@grammyjs/types` says of every method and update, as checks that are compiled when first used. */
export class Schema {
  readonly #ajv: Ajv;
  readonly #methods: Record<string, JsonSchema>;
  readonly #compiled = new Map<string, ValidateFunction>();
  readonly #byLowerCase: Map<string, string>;

  constructor(wire: JsonSchema) {
    // Compiling the Bot API takes 0.3 s this way, and 1.8 s with ajv's defaults.
    this.#ajv = new Ajv({
      strict: false,
      inlineRefs: false,
      code: { optimize: false },
      meta: false,
      validateSchema: false,
      logger: false,
    });
    this.#ajv.addSchema({ $id: "wire", definitions: wire.definitions ?? {} });
    this.#methods = wire.definitions?.["ApiMethods"]?.properties ?? {};
    this.#byLowerCase = new Map(Object.keys(this.#methods).map((name) => [name.toLowerCase(), name]));
  }

  /** Made once per process: what has been compiled serves every simulator in it. */
  static load(): Promise<Schema> {
    loaded ??= loadWireSchema().then((wire) => new Schema(wire));
    return loaded;
  }

  /** The method's proper name, whatever case it was called in; undefined when Telegram has no such method. */
  methodName(name: string): string | undefined {
    return this.#byLowerCase.get(name.toLowerCase());
  }

  requiredParameters(method: string): string[] {
    return this.#params(method).required ?? [];
  }

  /**
   * Turns strings into what the schema wants where a client sent text (forms, queries, multipart) or
   * JSON-serialised objects: Telegram accepts both everywhere. Throws a Refusal where the result is not valid.
   */
  params(method: string, raw: Payload): Payload {
    const properties = this.#params(method).properties ?? {};
    const given = Object.entries(raw).filter(([, value]) => value !== null && value !== undefined);
    const payload = Object.fromEntries(
      given.map(([name, value]) => [
        name,
        typeof value === "string" ? fromText(value, properties[name]) : value,
      ]),
    );
    const errors = this.#check(`ApiMethods/properties/${method}/properties/params`, payload);
    if (errors.length > 0) throw badRequest(refusalText(errors));
    return payload;
  }

  /** Throws when a result of ours isn't what Telegram would answer: a fault of the simulator. */
  assertResult(method: string, result: unknown): void {
    const errors = this.#check(`ApiMethods/properties/${method}/properties/result`, result);
    if (errors.length > 0) throw new Error(`the simulator's own result of ${method}: ${describe(errors)}`);
  }

  /** Throws when an update isn't what Telegram would send. */
  assertUpdate(update: object): asserts update is Update {
    const errors = this.#check("Update", update);
    if (errors.length > 0) throw new Error(`not an update: ${describe(errors)}`);
  }

  #params(method: string): JsonSchema {
    return this.#methods[method]?.properties?.["params"] ?? {};
  }

  #check(pointer: string, data: unknown): ErrorObject[] {
    let validate = this.#compiled.get(pointer);
    if (validate === undefined) {
      validate = this.#ajv.compile({ $ref: `wire#/definitions/${pointer}` });
      this.#compiled.set(pointer, validate);
    }
    return validate(data) ? [] : (validate.errors ?? []);
  }
}

function fromText(value: string, schema: JsonSchema | undefined): unknown {
  const types = new Set([schema?.type ?? []].flat());
  if (schema === undefined || (types.has("string") && !types.has("number"))) return value;
  if (types.has("string") && !/^-?\d+$/.test(value)) return value;
  if (schema.$ref?.endsWith("ParseMode") || schema.$ref?.endsWith("LanguageCode")) return value;
  try {
    const parsed: unknown = JSON.parse(value);
    return parsed;
  } catch {
    return value;
  }
}

function refusalText(errors: ErrorObject[]): string {
  const missing = errors.find((error) => error.keyword === "required" && error.instancePath === "");
  if (missing?.params["missingProperty"] === "text") return "message text is empty";
  if (missing?.params["missingProperty"] === "chat_id") return "chat_id is empty";
  return `parameters are not what the Bot API describes: ${describe(errors)}`;
}

/** The most specific complaints; never a value, which may be a person's. */
function describe(errors: ErrorObject[]): string {
  const deepest = Math.max(...errors.map(depth));
  const said = errors
    .filter((error) => depth(error) === deepest && error.keyword !== "anyOf")
    .map((error) => `${error.instancePath || "/"} ${error.message ?? error.keyword}${extra(error)}`);
  return [...new Set(said)].slice(0, 4).join("; ");
}

function depth(error: ErrorObject): number {
  return error.instancePath.split("/").length;
}

function extra(error: ErrorObject): string {
  const name: unknown = error.params["additionalProperty"];
  return typeof name === "string" ? ` (${name})` : "";
}
