import { type Fault, faultRefusal, Faults } from "./faults.ts";
import type { Upload } from "./files.ts";
import { chatMethods } from "./methods/chats.ts";
import { editing } from "./methods/edit.ts";
import type { CallContext, Methods } from "./methods/context.ts";
import { sending } from "./methods/send.ts";
import { settingsMethods } from "./methods/settings.ts";
import { badRequest, Refusal } from "./refusal.ts";
import type { Payload, Schema } from "./schema.ts";
import type { World } from "./world.ts";

/** One Bot API call as it went. Successful getUpdates are not kept. */
export interface Call {
  id: number;
  /** Unix time in milliseconds. */
  at: number;
  method: string;
  payload: Payload;
  ok: boolean;
  error_code?: number;
  description?: string;
  ms: number;
  /** The scripted fault it met, if any. */
  fault?: Fault["kind"];
}

const METHODS: Methods = { ...sending, ...editing, ...settingsMethods, ...chatMethods };
// A method's type takes parameters loosely: the schema has checked them by the time a handler sees them.
type Handler = { handle(params: Payload, context: CallContext): unknown }["handle"];
const HANDLERS = new Map<string, Handler>(Object.entries(METHODS));

/** The methods the simulator carries out; the others are refused. */
export const SUPPORTED: readonly string[] = [...HANDLERS.keys()];

const CALLS_KEPT = 10_000;

/** Carries out Bot API calls: faults first, then the schema, then the method; and keeps a log of them. */
export class BotApi {
  readonly faults = new Faults();
  readonly calls: Call[] = [];
  /** Calls being carried out, getUpdates excepted: id → method. */
  readonly inFlight = new Map<number, string>();
  readonly #schema: Schema;
  readonly #world: World;
  #nextId = 1;

  constructor(schema: Schema, world: World) {
    this.#schema = schema;
    this.#world = world;
  }

  /** What the caller gets; undefined where the connection breaks instead. `signal` aborts when he is gone. */
  async execute(
    name: string,
    payload: Payload,
    uploads: Map<string, Upload>,
    signal: AbortSignal,
  ): Promise<{ status: number; body: unknown } | undefined> {
    const method = this.#schema.methodName(name) ?? name;
    const id = this.#nextId++;
    const at = Date.now();
    const started = performance.now();
    const fault = this.faults.next(method, Number(payload["chat_id"]));
    if (method !== "getUpdates") this.inFlight.set(id, method);
    let refusal: Refusal | undefined;
    let result: unknown;
    try {
      if (fault) await play(fault, signal);
      result = await this.#answer(method, payload, { world: this.#world, uploads, signal });
    } catch (error) {
      refusal = asRefusal(error);
    }
    this.inFlight.delete(id);
    const error = refusal && { error_code: refusal.code, description: refusal.message };
    const ms = Math.round(performance.now() - started);
    this.#log({ id, at, method, payload, ok: !refusal, ...error, ms, ...(fault && { fault: fault.kind }) });
    this.#world.events.emit("activity");
    if (refusal?.code === NO_ANSWER || fault?.kind === "disconnect-after") return undefined;
    return refusal
      ? { status: refusal.code, body: refusal.body }
      : { status: 200, body: { ok: true, result } };
  }

  async #answer(method: string, raw: Payload, context: CallContext): Promise<unknown> {
    if (this.#schema.methodName(method) === undefined) throw new Refusal(404, "Not Found");
    const handler = HANDLERS.get(method);
    if (handler === undefined) throw badRequest(`method ${method} is not supported by the simulator`);
    const result = await handler(this.#schema.params(method, raw), context);
    this.#schema.assertResult(method, result);
    return result;
  }

  #log(call: Call): void {
    if (call.method === "getUpdates" && (call.ok || call.fault)) return;
    this.calls.push(call);
    if (this.calls.length > CALLS_KEPT) this.calls.shift();
    this.#world.events.emit("call", call);
  }
}

const NO_ANSWER = 0;

/** Throws what the fault answers; returns where the call is carried out first. */
async function play(fault: Fault, signal: AbortSignal): Promise<void> {
  if (fault.kind === "disconnect-after") return;
  if (fault.kind === "hang" && !signal.aborted) {
    await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
  }
  throw faultRefusal(fault) ?? new Refusal(NO_ANSWER, fault.kind);
}

/** Anything but a Refusal is a fault of the simulator itself, and says so. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  return new Refusal(500, `Internal Server Error: ${error instanceof Error ? error.message : String(error)}`);
}
