import { Composer, InlineKeyboard, InputFile } from "grammy";
import type { AskContext, BotContext } from "../../bot/context.ts";
import { eventTitle } from "../../bot/event-text.ts";
import { ticketPayload, withCrisis } from "../../bot/keyboards.ts";
import { doorState } from "../../domain/door.ts";
import type { Event } from "../../domain/event.ts";
import { formatMomentOfWeek } from "../../domain/time.ts";
import { writeQr } from "../../files/qr.ts";
import type { EventsDeps } from "./context.ts";

/** A seat's ticket, as plain as a conversation keeps it. */
interface Ticket {
  readonly event: Pick<Event, "discreet" | "id" | "title">;
  /** In milliseconds. */
  readonly startsAt: number;
  readonly name: string;
  readonly code: string;
  /** What its QR code proves. */
  readonly proof: string;
}

/** The tickets somebody has for an event, one for each seat; none of what is over or called off. */
export async function ticketsOf(
  { events, registrations, tickets }: EventsDeps,
  eventId: string,
  personId: number,
): Promise<Ticket[]> {
  const event = await events.find(eventId);
  if (!event?.startsAt || doorState(event, new Date()) === "over") return [];
  const { id, title, startsAt, discreet } = event;
  const seats = (await registrations.ofPerson(id, personId)).filter(({ status }) => status === "confirmed");
  return Promise.all(
    seats.map(async (seat) => ({
      event: { id, title, discreet },
      startsAt: startsAt.getTime(),
      name: seat.answers["name"] ?? "",
      code: seat.code,
      proof: await tickets.write(seat.id),
    })),
  );
}

/** Sends each as a photo. */
export async function sendTickets(ctx: AskContext, tickets: readonly Ticket[]): Promise<void> {
  const { texts, me } = ctx;
  for (const ticket of tickets) {
    const link = `https://t.me/${me.username}?start=${ticketPayload}${ticket.proof}`;
    const keyboard = new InlineKeyboard().text(
      texts.plain("event-show-button"),
      `event:show:${ticket.event.id}`,
    );
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as they were signed up
    await ctx.replyWithPhoto(new InputFile(writeQr(link), "ticket.png"), {
      caption: caption(ctx, ticket),
      reply_markup: withCrisis(keyboard, texts),
    });
  }
}

function caption(ctx: AskContext, { event, startsAt, name, code }: Ticket): string {
  const { texts } = ctx;
  return texts.html("ticket-caption", {
    title: event.discreet ? texts.plain("event-neutral-title") : eventTitle(ctx, event),
    moment: formatMomentOfWeek(new Date(startsAt), texts.language),
    name,
    code,
  });
}

/** The button that sends them again. */
export function ticketButton(deps: EventsDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(/^event:ticket:([0-9a-f-]{36})$/, async (ctx) => {
    const id = ctx.match[1] ?? "";
    const tickets = await ticketsOf(deps, id, ctx.person.id);
    if (tickets.length > 0) return sendTickets(ctx, tickets);
    const keyboard = new InlineKeyboard().text(ctx.texts.plain("event-show-button"), `event:show:${id}`);
    await ctx.reply(ctx.texts.html("ticket-none"), { reply_markup: withCrisis(keyboard, ctx.texts) });
    return undefined;
  });
  return composer;
}
