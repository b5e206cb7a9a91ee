import { GrammyError, HttpError } from "grammy";

/** True when Telegram refused a call, or could not be reached: what a call that is not essential may survive. */
export function isTelegramError(error: unknown): error is GrammyError | HttpError {
  return error instanceof GrammyError || error instanceof HttpError;
}
