import type { ResponseParameters } from "@grammyjs/types";

/** Telegram's refusal of a call: what the answer's `error_code`, `description` and `parameters` will say. */
export class Refusal extends Error {
  readonly code: number;
  readonly parameters: ResponseParameters | undefined;

  constructor(code: number, description: string, parameters?: ResponseParameters) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }

  get body(): unknown {
    const { code, message, parameters } = this;
    return { ok: false, error_code: code, description: message, ...(parameters && { parameters }) };
  }
}

/** A 400 with Telegram's usual prefix. */
export function badRequest(reason: string): Refusal {
  return new Refusal(400, `Bad Request: ${reason}`);
}

export function forbidden(reason: string): Refusal {
  return new Refusal(403, `Forbidden: ${reason}`);
}

/** `retryAfter` in seconds. */
export function tooMany(retryAfter: number): Refusal {
  return new Refusal(429, `Too Many Requests: retry after ${retryAfter}`, { retry_after: retryAfter });
}
