import { SafeError } from "../safe-error.ts";

/** Why no usable answer came: `answer` means that what came was not the Bot API's JSON. */
export type UnreachableReason = "connection" | "timeout" | "aborted" | "closed" | "answer";

/** What is known about a Bot API call that got no usable answer. */
export interface UnreachableFacts {
  readonly method: string;
  readonly reason: UnreachableReason;
  /** `no`: not one byte of the request was written. `unknown`: Telegram may have carried it out. */
  readonly sent: "no" | "unknown";
  /** The platform's error code, such as `ECONNREFUSED`, or the HTTP status. */
  readonly code?: string | number | undefined;
}

/** A Bot API call that got no usable answer. Holds neither the address (the token is in it) nor the payload. */
export class TelegramUnreachable extends SafeError {
  override readonly name = "TelegramUnreachable";
  readonly method: string;
  readonly reason: UnreachableReason;
  readonly sent: "no" | "unknown";
  readonly code: string | number | undefined;

  constructor(facts: UnreachableFacts) {
    super(`${facts.method}: no answer (${facts.reason}, sent: ${facts.sent})`);
    this.method = facts.method;
    this.reason = facts.reason;
    this.sent = facts.sent;
    this.code = facts.code;
  }
}
