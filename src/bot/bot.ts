import { conversations, type ConversationData, type VersionedState } from "@grammyjs/conversations";
import { type ApiClientOptions, Bot, Composer, type Context, type MiddlewareFn } from "grammy";
import type { Gazetteer } from "../domain/gazetteer.ts";
import { languageFromCode } from "../domain/language.ts";
import { endWaitings, retireChoices } from "./callbacks.ts";
import { type ClaimDeps, claimChat } from "./claim-chat.ts";
import { withoutBotsWords } from "./conversation-state.ts";
import type { AskContext, AwayContext, BotContext, Feature } from "./context.ts";
import { errorBoundary } from "./error-boundary.ts";
import { floodGate } from "./flood-gate.ts";
import { goOnKeyboard } from "./keyboards.ts";
import { measure } from "./measure.ts";
import { mainMenu } from "./menu.ts";
import { editedMessages, notUnderstood } from "./not-understood.ts";
import { type OfferDeps, offerSubscriptions } from "./offer-subscriptions.ts";
import { privateChatsOnly } from "./private-chat.ts";
import { noteReachability } from "./reachability.ts";
import type { History } from "./history.ts";
import { sayLater, type SayLaterDeps } from "./say-later.ts";
import type { Texts } from "./texts.ts";
import type { Reachability } from "../db/reachability.ts";
import { telegramHtml } from "./transformers.ts";

/** Raise it when a conversation asks something else than before: unfinished ones then start anew. */
const conversationVersion = 3;

/** What the bot is put together from. */
export interface BotDeps extends Omit<ClaimDeps, "whileAway">, OfferDeps, SayLaterDeps {
  token: string;
  /** Reaches the conversations, too: what must happen at every real call belongs into its `fetch`. */
  client: ApiClientOptions;
  history: History;
  reachability: Reachability;
  /** The places as they are now: a classifier may be imported at any time. */
  places: () => Gazetteer;
  /** Answers with nothing but this process: no lock, no database. */
  crisis: MiddlewareFn;
  /** In the order in which they are asked whether an update is theirs. */
  features: Feature[];
  /** Unix time in milliseconds. */
  now: () => number;
  /** Told of every update. */
  onUpdate: Parameters<typeof measure>[0];
}

/** Puts the bot together: the way of an update, room by room. `handleUpdate` never rejects. */
export function createBot(deps: BotDeps): Bot<BotContext> {
  const { texts, memory, history, features, log } = deps;
  const bot = new Bot<BotContext>(deps.token, { client: deps.client });
  bot.api.config.use(telegramHtml);

  const textsFor = (ctx: Context) =>
    texts(memory.get(ctx.chatId ?? 0) ?? languageFromCode(ctx.from?.language_code));
  const askToSlowDown = async (ctx: Context) => {
    await ctx.reply(textsFor(ctx).html("slow-down"), { reply_markup: goOnKeyboard(textsFor(ctx)) });
  };

  bot.use(
    measure(deps.onUpdate),
    errorBoundary({ ...deps, textsFor }),
    noteReachability(deps.reachability, log),
    privateChatsOnly(texts, history, log),
    deps.crisis,
    endWaitings(log),
    floodGate(askToSlowDown, deps.now),
    claimChat({ ...deps, whileAway: whileAway(deps, textsFor) }),
    sayLater(deps),
    offerSubscriptions(deps),
    withPlaces(deps.places),
    mainMenu(features.flatMap(({ menu }) => menu ?? [])),
    retireChoices(log),
    editedMessages(),
  );
  // A place is never kept in a conversation's state, so updates with one pass it by.
  bot.filter((ctx) => !ctx.message?.location && !ctx.message?.venue, conversationRoom(features, textsFor));
  bot.use(...features.flatMap(({ handlers }) => handlers ?? []), notUnderstood());
  return bot;
}

/** What features answer without knowing who she is. */
function whileAway({ features, places }: BotDeps, textsFor: (ctx: Context) => Texts): MiddlewareFn {
  const offline = new Composer<AwayContext>();
  offline.use(...features.flatMap((feature) => feature.offline ?? []));
  const answer = offline.middleware();
  return (ctx, next) => answer(Object.assign(ctx, { texts: textsFor(ctx), places: places() }), next);
}

/** One and the same gazetteer for all of an update. */
function withPlaces(places: () => Gazetteer): MiddlewareFn<BotContext> {
  return (ctx, next) => {
    ctx.places = places();
    return next();
  };
}

function conversationRoom(features: Feature[], textsFor: (ctx: Context) => Texts): MiddlewareFn<BotContext> {
  const plugin: MiddlewareFn<AskContext> = (ctx, next) => {
    ctx.api.config.use(telegramHtml);
    ctx.texts = textsFor(ctx);
    return next();
  };
  const stateInPerson = {
    read: ({ person }: BotContext): VersionedState<ConversationData> | undefined =>
      person.conversation === null ? undefined : JSON.parse(person.conversation),
    write: ({ person }: BotContext, state: VersionedState<ConversationData>) => {
      person.conversation = JSON.stringify(state, withoutBotsWords);
    },
    delete: ({ person }: BotContext) => {
      person.conversation = null;
    },
  };
  const room = new Composer<BotContext>();
  room.use(
    conversations<BotContext, AskContext>({
      storage: { type: "context", version: conversationVersion, adapter: stateInPerson },
      plugins: [plugin],
    }),
  );
  // Global commands always win: they stand between the plugin and the conversations.
  room.use(...features.flatMap(({ always }) => always ?? []));
  room.use(...features.flatMap((feature) => feature.conversations ?? []));
  return room.middleware();
}
