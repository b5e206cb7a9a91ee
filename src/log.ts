import { createHmac, randomBytes } from "node:crypto";
import { pino, stdTimeFunctions, type DestinationStream, type LevelWithSilent } from "pino";
import { reportError } from "./log-error.ts";

declare const masked: unique symbol;

/** A Telegram id that can be recognised again in the log, but not turned back into the id. */
type MaskedId = string & { readonly [masked]: true };

/** Everything a log line may say. Anything else handed over is dropped, so nothing leaks by being forgotten. */
export interface LogFields {
  /** What happened, as dotted words: `polling.failed`. */
  readonly event: string;
  /** The short reference the person was shown. */
  readonly ref?: string | undefined;
  /** A chat or person, from `Logger.maskId`. */
  readonly chat?: MaskedId | undefined;
  readonly method?: string | undefined;
  readonly kind?: string | undefined;
  readonly outcome?: string | undefined;
  readonly mode?: string | undefined;
  readonly code?: string | number | undefined;
  readonly ms?: number | undefined;
  readonly count?: number | undefined;
  readonly port?: number | undefined;
  /** Anything thrown; its message is logged only if its class is a `SafeError`. */
  readonly err?: unknown;
}

/** One JSON line an event. */
export interface Logger {
  debug(fields: LogFields): void;
  info(fields: LogFields): void;
  warn(fields: LogFields): void;
  error(fields: LogFields): void;
  /** `c` and the first 12 hexadecimal digits of the id's HMAC-SHA-256. */
  maskId(id: number): MaskedId;
}

/** How to log. */
export interface LoggerOptions {
  readonly level: LevelWithSilent;
  /** Where lines go; standard output when absent. */
  readonly destination?: DestinationStream;
  /** Key of the id mask, kept per installation; without one a person's mask changes with every start. */
  readonly idSecret?: string;
}

const WORD_FIELDS = ["event", "method", "kind", "outcome", "mode", "code"] as const;
const REFERENCE_FIELDS = ["ref", "chat"] as const;
const NUMBER_FIELDS = ["code", "ms", "count", "port"] as const;
const WORD = /^[A-Za-z_][\w.-]{0,63}$/;
const REFERENCE = /^(?!\d{7,}$)[\w-]{1,16}$/;

/** Creates the process's logger. */
export function createLogger(options: LoggerOptions): Logger {
  const sink = pino(
    {
      level: options.level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      // reportError has made it plain already.
      serializers: { err: (report: unknown) => report },
      formatters: { level: (level) => ({ level }) },
    },
    options.destination ?? pino.destination({ dest: 1, sync: true }),
  );
  const key = options.idSecret ?? randomBytes(32);
  return {
    debug: (fields) => sink.debug(pick(fields)),
    info: (fields) => sink.info(pick(fields)),
    warn: (fields) => sink.warn(pick(fields)),
    error: (fields) => sink.error(pick(fields)),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the brand exists in types only
    maskId: (id) => mask(key, id) as MaskedId,
  };
}

function mask(key: string | Buffer, id: number): string {
  return `c${createHmac("sha256", key).update(String(id)).digest("hex").slice(0, 12)}`;
}

function pick(fields: LogFields): Record<string, unknown> {
  const line: Record<string, unknown> = {};
  for (const name of WORD_FIELDS) keep(line, name, fields[name], WORD);
  for (const name of REFERENCE_FIELDS) keep(line, name, fields[name], REFERENCE);
  for (const name of NUMBER_FIELDS) {
    const value = fields[name];
    if (typeof value === "number" && Number.isFinite(value)) line[name] = value;
  }
  if (fields.err !== undefined) line["err"] = reportError(fields.err);
  return line;
}

function keep(line: Record<string, unknown>, name: string, value: unknown, shape: RegExp): void {
  if (typeof value === "string") line[name] = shape.test(value) ? value : "[withheld]";
}
