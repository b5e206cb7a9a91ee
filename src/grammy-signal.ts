import type { Api } from "grammy";

type GrammySignal = NonNullable<Parameters<Api["deleteWebhook"]>[1]>;

/** grammY's types know only the signals of the package it ships; it accepts the platform's as well. */
export function forGrammy(signal: AbortSignal): GrammySignal {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the two differ in types only
  return signal as unknown as GrammySignal;
}
