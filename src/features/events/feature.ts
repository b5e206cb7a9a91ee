import { createConversation } from "@grammyjs/conversations";
import { Composer } from "grammy";
import type { BotContext, Feature } from "../../bot/context.ts";
import { isFull, signupState } from "../../domain/event.ts";
import { largestParty } from "../../domain/quota.ts";
import { cards, showEvent, tellGone } from "./cards.ts";
import { certificateButton } from "./certificates.ts";
import type { EventsDeps } from "./context.ts";
import { inHerLanguage, knownOf } from "./known.ts";
import { listing } from "./listing.ts";
import { remembering } from "./remembering.ts";
import { type SigningUp, signUpConversation } from "./signing-up.ts";
import { takingAlong } from "./taking-along.ts";
import { thanking, wordsConversation } from "./thanking.ts";
import { ticketButton } from "./tickets.ts";

const begin = /^event:(join|edit):([0-9a-f-]{36})$/;
const say = /^event:say:([0-9a-f-]{36})$/;

/** /events: what is to come, signing up for it, and how it was. */
export function eventsFeature(deps: EventsDeps): Feature {
  const always = new Composer<BotContext>();
  always.callbackQuery([begin, say], async (ctx, next) => {
    await ctx.conversation.exitAll();
    await next();
  });
  always.use(listing(deps), cards(deps), takingAlong(deps), remembering(deps), ticketButton(deps));
  always.use(thanking(deps), certificateButton(deps));
  const handlers = new Composer<BotContext>();
  // A conversation can begin only behind all of them.
  handlers.callbackQuery(begin, async (ctx) => {
    const [, what, id = ""] = ctx.match;
    const about = await signingUp(ctx, deps, id, what === "edit");
    // What one can't sign up for, or has, is shown as it is.
    return about ? ctx.conversation.enter("eventSignUp", about) : showEvent(ctx, deps, id);
  });
  handlers.callbackQuery(say, async (ctx) => {
    const id = ctx.match[1] ?? "";
    const rating = await deps.ratings.read(id, ctx.person.id);
    await (rating ? ctx.conversation.enter("eventWords", id) : tellGone(ctx));
  });
  return {
    always,
    conversations: [
      createConversation(signUpConversation(deps), "eventSignUp"),
      createConversation(wordsConversation(deps), "eventWords"),
    ],
    handlers,
    menu: { label: "menu-events", data: "events" },
  };
}

/** What the conversation begins with; undefined where she can't sign up, or has nothing to change. */
async function signingUp(
  ctx: BotContext,
  { events, registrations, profiles }: EventsDeps,
  id: string,
  isChange: boolean,
): Promise<SigningUp | undefined> {
  const event = await events.find(id);
  // To a contest, works are handed in instead.
  if (!event?.startsAt || event.kind === "contest") return undefined;
  const mine = await registrations.ofPerson(id, ctx.person.id);
  const [first] = mine;
  const state = signupState(event, new Date());
  const isPossible = isChange
    ? first && (state === "open" || state === "closed")
    : !first && state === "open";
  if (!isPossible) return undefined;
  const { title, startsAt, admission } = event;
  const profile = await profiles.read(ctx.person.id);
  return {
    id,
    title,
    startsAt: startsAt.getTime(),
    isFull: admission !== "approval" && isFull(event),
    admission,
    partyLimit: largestParty(event, new Date()),
    asks: inHerLanguage(ctx, event.asks),
    known: knownOf(ctx, event, profile, first?.answers),
    ...(isChange && { seats: mine.map((one) => ({ id: one.id, name: one.answers["name"] ?? "" })) }),
  };
}
