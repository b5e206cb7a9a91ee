import type { BotContext } from "../../bot/context.ts";
import { eventButtons } from "../../bot/event-text.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import { turnPage, withPaging } from "../../bot/paging.ts";
import type { Event } from "../../domain/event.ts";
import { uuidToShort } from "../../domain/uuid.ts";
import { tellGone } from "./cards.ts";
import type { AnnouncingDeps } from "./context.ts";

/** What an event is chosen for. */
interface EventChoice {
  /** Key of the question. */
  readonly question: string;
  /** What the data of a choice, and of a page, begins with. */
  readonly choose: string;
  readonly turn: string;
  /** Data of the way back. */
  readonly back: string;
  /** False for one that can't be chosen for this. */
  isOffered(event: Event): boolean;
}

/** A page of the events of her territory, one of which is to be chosen for an announcement. */
export async function askEvent(
  ctx: BotContext,
  { events }: Pick<AnnouncingDeps, "events">,
  id: string,
  wanted: number,
  choice: EventChoice,
): Promise<void> {
  const found = await events.list(ctx.person.id, wanted);
  if (!found) return tellGone(ctx);
  const page = {
    ...found,
    items: found.items.filter((event) => event.status !== "draft" && choice.isOffered(event)),
  };
  const { texts } = ctx;
  const keyboard = eventButtons(
    ctx,
    page,
    (event) => `${choice.choose}:${uuidToShort(id)}:${uuidToShort(event.id)}`,
  );
  withPaging(keyboard, texts, page, (number) => `${choice.turn}:${id}:${number}`);
  keyboard.text(texts.plain("announce-back-button"), choice.back);
  const text = texts.html(page.total === 0 ? "announce-no-events" : choice.question);
  await turnPage(ctx, text, withCrisis(keyboard, texts));
}
