import { hasSafeMessage } from "./safe-error.ts";

/** What the log keeps of an error: who failed and where, never what was being said. */
export interface ErrorReport {
  readonly name: string;
  readonly code?: string | number;
  readonly method?: string;
  readonly message?: string;
  readonly frames?: readonly string[];
  readonly cause?: ErrorReport;
}

const WORD = /^[A-Za-z_][\w.-]{0,63}$/;
const FRAME =
  /^\s+at (?:(?<where>[\w.<>$#[\] ]{1,80}) \()?(?<file>(?:file:\/\/|node:|\/|[A-Z]:\\)[^()]*:\d+:\d+)\)?$/;
const MAX_FRAMES = 8;
const MAX_CAUSES = 3;

/** Telegram's own words for the refusals one meets every day. Its other descriptions may quote a person's text. */
const KNOWN_REFUSALS = [
  "message is not modified",
  "message to edit not found",
  "message can't be edited",
  "message to delete not found",
  "message can't be deleted",
  "message text is empty",
  "message is too long",
  "can't parse entities",
  "chat not found",
  "bot was blocked by the user",
  "user is deactivated",
  "bot can't initiate conversation with a user",
  "query is too old",
  "Too Many Requests",
  "terminated by other getUpdates request",
  "can't use getUpdates method while webhook is active",
  "Unauthorized",
] as const;

/**
 * Reduces anything thrown to its class, code, failed Bot API method and stack frames. The message is kept only
 * when the error's class vouches for it (`SafeError`), because those of Prisma and grammY quote what people wrote.
 */
export function reportError(error: unknown, depth = 0): ErrorReport {
  if (!(error instanceof Error)) return { name: `thrown ${typeof error}` };
  const code = codeOf(error);
  const method = "method" in error ? word(error.method) : undefined;
  const message = hasSafeMessage(error) ? error.message : knownRefusal(error);
  const frames = framesOf(error);
  const inner = error.cause ?? ("error" in error ? error.error : undefined);
  return {
    name: word(error.name) ?? "Error",
    ...(code !== undefined && { code }),
    ...(method !== undefined && { method }),
    ...(message !== undefined && { message }),
    ...(frames.length > 0 && { frames }),
    ...(inner instanceof Error && depth < MAX_CAUSES && { cause: reportError(inner, depth + 1) }),
  };
}

function codeOf(error: Error): string | number | undefined {
  const code = "error_code" in error ? error.error_code : "code" in error ? error.code : undefined;
  return typeof code === "number" && Math.abs(code) < 100_000 ? code : word(code);
}

function knownRefusal(error: Error): string | undefined {
  const description = "description" in error ? error.description : undefined;
  if (typeof description !== "string") return undefined;
  return KNOWN_REFUSALS.find((phrase) => description.includes(phrase));
}

function framesOf(error: Error): string[] {
  const stack = error.stack ?? "";
  const messageAt = error.message === "" ? -1 : stack.indexOf(error.message);
  // A message may itself contain lines that look like frames: cut it off before reading any.
  const frames = messageAt === -1 ? stack : stack.slice(messageAt + error.message.length);
  return frames
    .split("\n")
    .flatMap((line) => {
      const { where, file } = FRAME.exec(line)?.groups ?? {};
      return file === undefined ? [] : [where === undefined ? file : `${where} ${file}`];
    })
    .slice(0, MAX_FRAMES);
}

function word(value: unknown): string | undefined {
  return typeof value === "string" && WORD.test(value) ? value : undefined;
}
