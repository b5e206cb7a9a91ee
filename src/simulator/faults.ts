import { badRequest, forbidden, Refusal, tooMany } from "./refusal.ts";

/** A failure to play: `times` times (once unless told), for one method or any, for one chat or any. */
export interface Fault {
  method?: string;
  chatId?: number;
  times?: number;
  /** `hang` never answers; `disconnect` drops the call; `disconnect-after` carries it out, then drops it. */
  kind: "429" | "400" | "403" | "500" | "hang" | "disconnect" | "disconnect-after";
  /** Seconds, for 429. */
  retryAfter?: number;
}

/** The failures scripted by a test, each played in its turn. */
export class Faults {
  #scripted: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#scripted.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#scripted = [];
  }

  /** The fault this call meets, counted as played; undefined when it meets none. */
  next(method: string, chatId: number): Fault | undefined {
    const applies = (fault: Fault) =>
      (fault.method ?? method) === method && (fault.chatId === undefined || fault.chatId === chatId);
    const entry = this.#scripted.find(({ fault, left }) => left > 0 && applies(fault));
    if (entry) entry.left -= 1;
    return entry?.fault;
  }
}

/** The refusal a fault answers with, if it answers at all. */
export function faultRefusal({ kind, retryAfter = 1 }: Fault): Refusal | undefined {
  if (kind === "429") return tooMany(retryAfter);
  if (kind === "400") return badRequest("message can't be deleted for everyone");
  if (kind === "403") return forbidden("bot was blocked by the user");
  if (kind === "500") return new Refusal(500, "Internal Server Error");
  return undefined;
}
