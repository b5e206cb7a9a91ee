import { Composer } from "grammy";
import type { BotContext, Feature } from "../../bot/context.ts";
import { homeQuestionOf } from "../../bot/home-question.ts";
import { answering, keeping, locating, naming } from "./answering.ts";
import { asking, findLink } from "./asking.ts";
import { cardLinks, cards } from "./cards.ts";
import type { FindContext, FindDeps } from "./context.ts";

/** /find: who helps near her. It knows all it needs in memory, and goes on while the database is away. */
export function findFeature(deps: FindDeps): Feature {
  const buttons = [findLink(deps), cardLinks(deps), asking(deps), answering(deps), cards(deps)];
  const messages = [locating(deps), naming(deps)];
  const always = new Composer<BotContext>();
  always.use(keeping(), ...buttons);
  const handlers = new Composer<BotContext>();
  handlers.filter(({ person }) => !homeQuestionOf(person), ...messages);
  const offline = new Composer<FindContext>();
  offline.use(...buttons, ...messages);
  return { always, handlers, offline: offline.middleware(), menu: { label: "menu-find", data: "find" } };
}
