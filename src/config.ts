import { z } from "zod";
import { dataKeyRule, parseDataKeys } from "./data-key.ts";

const telegramId = z
  .number()
  .int()
  .positive()
  .max(2 ** 52);
const port = z.coerce.number().int().min(0).max(65_535);
const url = (protocol: RegExp) => z.url({ protocol });

const environment = z.object({
  BOT_TOKEN: z.string().regex(/^\d+:[\w-]{30,}$/, "must look like 123456:ABC-… from BotFather"),
  TELEGRAM_API_ROOT: url(/^https?$/).default("https://api.telegram.org"),
  DATABASE_URL: url(/^postgres(ql)?$/).optional(),
  DATA_DIR: z.string().min(1).default("./data"),
  DATA_KEY: z
    .string()
    .refine((text) => parseDataKeys(text) !== undefined, dataKeyRule)
    .transform(parseDataKeys)
    .optional(),
  BOT_ADMINS: z
    .string()
    .default("")
    .transform((list) =>
      list
        .split(",")
        .map((id) => id.trim())
        .filter(Boolean),
    )
    .transform((ids) => ids.map(Number))
    .pipe(z.array(telegramId)),
  BOT_MODE: z.enum(["polling", "webhook"]).default("polling"),
  WEBHOOK_URL: url(/^https?$/)
    .refine((address) => !isOwnPath(address), "must have a path other than /live and /ready")
    .optional(),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, "must be 16 to 256 letters, digits, _ or -")
    .optional(),
  PORT: port.default(8080),
  METRICS_PORT: port.default(9464),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  SEND_RATE: z.coerce.number().int().min(1).max(30).default(25),
  PAID_BROADCAST_RATE: z.coerce.number().int().min(1).max(1000).optional(),
  HOTLINES_FILE: z.string().min(1).optional(),
  TAXONOMY_FILE: z.string().min(1).optional(),
});

/** Everything the process is told from outside; see `.env.example` for each variable. */
export interface Config {
  token: string;
  /** Without a trailing slash. */
  apiRoot: string;
  databaseUrl?: string;
  dataDir: string;
  /** What personal data is sealed with, the newest first; set with `databaseUrl`, else absent means a file in `dataDir`. */
  dataKeys?: readonly Buffer[];
  /** Telegram ids of the first admins. */
  admins: ReadonlySet<number>;
  /** Set when updates come by webhook; absent means long polling. */
  webhook?: { url: string; secret: string };
  /** 0 picks a free port. */
  port: number;
  /** 0 picks a free port; always loopback. */
  metricsPort: number;
  logLevel: z.infer<typeof environment>["LOG_LEVEL"];
  /** Messages a second that the bot sends by itself, at most. */
  sendRate: number;
  /** Announcements a second, each paid for in Telegram Stars (Bot API, `allow_paid_broadcast`); absent means none are. */
  paidBroadcastRate?: number;
  hotlinesFile?: string;
  taxonomyFile?: string;
}

/** The configuration, or all that is wrong with it, a line each. */
export type ConfigResult = { ok: true; config: Config } | { ok: false; problems: string[] };

/**
 * Reads the configuration from environment variables. Empty variables count as unset.
 * Problems name the variable and the rule, never the value: it may be a secret.
 */
export function parseConfig(env: Record<string, string | undefined>): ConfigResult {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(set);
  const missing = [...missingForWebhook(set), ...missingForServer(set)];
  if (!parsed.success) return { ok: false, problems: [...parsed.error.issues.map(describe), ...missing] };
  if (missing.length > 0) return { ok: false, problems: missing };

  const e = parsed.data;
  return {
    ok: true,
    config: {
      token: e.BOT_TOKEN,
      apiRoot: e.TELEGRAM_API_ROOT.replace(/\/+$/, ""),
      ...(e.DATABASE_URL && { databaseUrl: e.DATABASE_URL }),
      dataDir: e.DATA_DIR,
      ...(e.DATA_KEY && { dataKeys: e.DATA_KEY }),
      admins: new Set(e.BOT_ADMINS),
      ...(e.BOT_MODE === "webhook" &&
        e.WEBHOOK_URL &&
        e.WEBHOOK_SECRET && { webhook: { url: e.WEBHOOK_URL, secret: e.WEBHOOK_SECRET } }),
      port: e.PORT,
      metricsPort: e.METRICS_PORT,
      logLevel: e.LOG_LEVEL,
      sendRate: e.SEND_RATE,
      ...(e.PAID_BROADCAST_RATE && { paidBroadcastRate: e.PAID_BROADCAST_RATE }),
      ...(e.HOTLINES_FILE && { hotlinesFile: e.HOTLINES_FILE }),
      ...(e.TAXONOMY_FILE && { taxonomyFile: e.TAXONOMY_FILE }),
    },
  };
}

function missingForWebhook(env: Record<string, string | undefined>): string[] {
  if (env["BOT_MODE"] !== "webhook") return [];
  return ["WEBHOOK_URL", "WEBHOOK_SECRET"]
    .filter((name) => env[name] === undefined)
    .map((name) => `${name} is required when BOT_MODE=webhook`);
}

/** The replicas of one database must have one key, and a database's backups must not bring theirs along. */
function missingForServer(env: Record<string, string | undefined>): string[] {
  if (env["DATABASE_URL"] === undefined || env["DATA_KEY"] !== undefined) return [];
  return [`DATA_KEY is required with DATABASE_URL: it ${dataKeyRule}`];
}

/** The server's own paths can't be the webhook's. */
function isOwnPath(address: string): boolean {
  return ["/live", "/ready"].includes(new URL(address).pathname);
}

function describe(issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0]);
  if (issue.code === "invalid_type" && issue.input === undefined) return `${name} is missing`;
  if (issue.code === "invalid_value") return `${name} must be one of: ${issue.values.join(", ")}`;
  if (issue.message.startsWith("must")) return `${name} ${issue.message}`;
  return `${name} is not valid: ${expectation(name)}`;
}

function expectation(name: string): string {
  if (name === "BOT_ADMINS") return "Telegram ids separated by commas, e.g. 1001,1002";
  if (name.endsWith("PORT")) return "a port number from 0 to 65535";
  if (name === "PAID_BROADCAST_RATE") return "a number of messages a second from 1 to 1000";
  if (name === "SEND_RATE") return "a number of messages a second from 1 to 30";
  if (name === "DATABASE_URL") return "postgresql://user:password@host:5432/name";
  if (name.endsWith("URL") || name.endsWith("ROOT")) return "an http(s) address";
  return "a text";
}
