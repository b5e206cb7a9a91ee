import { setTimeout as wait } from "node:timers/promises";
import type { MiddlewareFn } from "grammy";
import type { Logger } from "../log.ts";
import type { ClaimedPerson, ClaimOutcome, Claims } from "../db/claims.ts";
import { languageFromCode } from "../domain/language.ts";
import type { BotContext, Person } from "./context.ts";
import type { LanguageMemory } from "./language-memory.ts";
import type { Texts } from "./texts.ts";

/** What claiming a chat works with. */
export interface ClaimDeps {
  claims: Claims;
  memory: LanguageMemory;
  texts: (language: Person["language"]) => Texts;
  isUnavailable: (error: unknown) => boolean;
  /** What is answered while the database is away; its `next` is for all else. */
  whileAway: MiddlewareFn;
  /** Unlike any other process's. */
  processId: string;
  log: Logger;
}

interface Claim {
  id: number;
  chatId: number;
  owner: string;
}

/** Well within a lease. */
const renewEveryMs = 6_000;
/** Longer than a lease: a chat held by a process that died comes free within it. */
const patienceMs = 60_000;

/**
 * Claims her chat for this update, gives the handlers `ctx.person` and `ctx.texts`, and saves what they left.
 * Repeats of finished updates go no further. When a handler throws, the update is done and what is unfinished
 * stays where it was, so that her next try starts from the same question.
 */
export function claimChat(deps: ClaimDeps): MiddlewareFn<BotContext> {
  const { memory, texts, processId } = deps;
  return async (ctx, next) => {
    if (!ctx.chatId || !ctx.from) return;
    const claim: Claim = {
      id: ctx.update.update_id,
      chatId: ctx.chatId,
      owner: `${processId}:${ctx.update.update_id}`,
    };
    const language = memory.get(ctx.chatId) ?? languageFromCode(ctx.from.language_code);
    let claimed: ClaimedPerson | undefined;
    try {
      claimed = await waitForClaim(deps.claims, { ...claim, language });
    } catch (error) {
      if (!deps.isUnavailable(error)) throw error;
      await deps.whileAway(ctx, () => Promise.reject(error));
      return;
    }
    if (!claimed) {
      ctx.outcome = "repeated";
      return;
    }

    memory.set(claim.chatId, claimed.language);
    ctx.person = { ...claimed, erased: false };
    ctx.texts = texts(claimed.language);
    const renewing = setInterval(() => void renew(deps, claim), renewEveryMs);
    let { conversation, seeking } = claimed;
    try {
      await next();
      ({ conversation, seeking } = ctx.person);
    } finally {
      clearInterval(renewing);
      if (!ctx.person.erased) await finish(deps, claim, { ...ctx.person, conversation, seeking });
    }
  };
}

async function waitForClaim(
  claims: Claims,
  claim: Parameters<Claims["claim"]>[0],
): Promise<ClaimedPerson | undefined> {
  const giveUp = Date.now() + patienceMs;
  for (let pause = 20; ; pause = Math.min(pause * 2, 500)) {
    // oxlint-disable-next-line no-await-in-loop -- each try waits for the one before
    const result = await claims.claim(claim);
    if (result.ok) return result.person;
    if (result.reason === "repeated") return undefined;
    if (Date.now() > giveUp) throw new Error("The chat stayed claimed by another process");
    // oxlint-disable-next-line no-await-in-loop -- each try waits for the one before
    await wait(pause);
  }
}

async function renew({ claims, log }: ClaimDeps, { chatId, owner }: Claim): Promise<void> {
  try {
    if (!(await claims.renew(chatId, owner))) log.warn({ event: "lease.lost" });
  } catch (err) {
    log.warn({ event: "lease.not_renewed", err });
  }
}

async function finish({ claims, log }: ClaimDeps, claim: Claim, outcome: ClaimOutcome): Promise<void> {
  if (!(await claims.finish(claim, outcome))) log.warn({ event: "lease.lost" });
}
