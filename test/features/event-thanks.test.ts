import { describe, expect, it } from "vitest";
import { createOperatorLog } from "../../src/db/audit.ts";
import { createFinishing } from "../../src/db/finishing.ts";
import { createOutbox } from "../../src/db/outbox.ts";
import { createRatingStore } from "../../src/db/ratings.ts";
import { languages } from "../../src/domain/language.ts";
import { addEvent } from "../support/events.ts";
import { forges, giveRole, opensMessage, unknownId } from "../support/team.ts";
import { type Person, textsIn, useWorld } from "../support/world.ts";

const astana = "710000000";
const world = useWorld();

/** What the job does by the clock. */
function finish(): Promise<number> {
  const { app, vault } = world();
  const { prisma } = app.database;
  return createFinishing(prisma, { audit: createOperatorLog(prisma), outbox: createOutbox(vault) }).finish();
}

function createRatings() {
  const { app, vault } = world();
  const { prisma } = app.database;
  return createRatingStore(prisma, { audit: createOperatorLog(prisma), vault });
}

describe.each(languages)("After an event, in %s", (language) => {
  const t = textsIn(language);
  const title = `Өткен кеш ${language}`;

  /** An event that these people were at. */
  async function heldWith(guests: readonly Person[]): Promise<string> {
    const event = await addEvent(world().app.database, { title: { kk: title } });
    for (const guest of guests) {
      /* oxlint-disable no-await-in-loop -- one after the other */
      await guest.starts(`event_${event}`);
      await guest.taps(t.plain("event-join-button"));
      await guest.taps("Айгүл");
      await guest.taps(t.plain("event-agree-button"));
      /* oxlint-enable no-await-in-loop */
    }
    await world().query("UPDATE event SET starts_at = now() - interval '4 hours' WHERE id = $1", [event]);
    expect(await finish()).toBe(1);
    return event;
  }

  it("who was there has a message with thanks, rates it with a tap, and may write a word", async () => {
    const guest = await world().started({ language, name: "Айгүл" });
    await heldWith([guest]);
    await opensMessage(guest, t);
    expect(guest.last()).toContain(title);
    expect(guest.last()).toContain(t.plain("event-rate"));
    await guest.taps("4");
    expect(guest.last()).toContain(t.plain("event-rated", { stars: 4 }));
    await guest.taps("5");
    expect(guest.last()).toContain(t.plain("event-rated", { stars: 5 }));
    await guest.taps(t.plain("event-say-button"));
    await guest.says("…");
    expect(guest.last()).toContain(t.plain("ask-words"));
    await guest.says("х".repeat(501));
    expect(guest.last()).toContain(t.plain("event-words-long", { limit: 500 }));
    await guest.says("Өте жылы өтті <3");
    expect(guest.last()).toContain("Өте жылы өтті <3");
    await guest.taps(t.plain("send-button"));
    expect(guest.last()).toContain(t.plain("event-words-sent"));
    await guest.says("/mydata");
    expect(guest.last()).toContain(t.plain("mydata-rating", { stars: 5 }));
    expect(guest.last()).toContain(t.plain("mydata-rating-words", { text: "Өте жылы өтті <3" }));
  });

  it("what she said stands on the way from its card, and may be said anew for thirty days", async () => {
    const guest = await world().started({ language, name: "Айгүл" });
    const event = await heldWith([guest]);
    await opensMessage(guest, t);
    await createRatings().rate(event, guest.id, { words: "Өте жылы өтті <3" });
    await guest.starts(`event_${event}`);
    expect(guest.last()).toContain(t.plain("event-over"));
    await guest.taps(t.plain("event-rate-button"));
    expect(guest.last()).toContain(t.plain("event-said", { text: "Өте жылы өтті <3" }));
    expect(guest.last()).toContain(t.plain("event-say-anew-button"));
    await world().query("UPDATE event SET starts_at = now() - interval '31 days' WHERE id = $1", [event]);
    expect(await forges(guest, `event:rate:${event}:1`)).toContain(t.plain("event-rating-late"));
    await guest.starts(`event_${event}`);
    expect(guest.last()).not.toContain(t.plain("event-rate-button"));
  });

  it("there is nothing to rate for who was not there", async () => {
    const event = await heldWith([]);
    const stranger = await world().started({ language });
    for (const id of [event, unknownId])
      for (const data of [`event:thanks:${id}`, `event:rate:${id}:5`, `event:say:${id}`])
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        expect(await forges(stranger, data)).toContain(t.plain("event-gone"));
  });

  it("its organiser sees the average of five, and what was written, without names and to be taken back", async () => {
    const guests = [];
    for (let number = 0; number < 5; number += 1)
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      guests.push(await world().started({ language, name: "Айгүл" }));
    const event = await heldWith(guests);
    const chair = await world().started({ language });
    await giveRole(world(), chair.id, "coordinator", astana);
    for (const [index, guest] of guests.entries()) {
      /* oxlint-disable no-await-in-loop -- one after the other */
      expect(await forges(chair, `organise:show:${event}`)).not.toContain("⭐");
      expect(await forges(chair, `organise:words:${event}:0`)).toContain(t.plain("organise-gone"));
      await createRatings().rate(event, guest.id, { stars: index === 0 ? 3 : 5 });
      /* oxlint-enable no-await-in-loop */
    }
    const average = { kk: "4,6", ru: "4,6", en: "4.6" }[language];
    expect(await forges(chair, `organise:show:${event}`)).toContain(average);
    await chair.taps(t.plain("organise-words-button"));
    expect(chair.last()).toContain(t.plain("organise-words-none"));

    const [first] = guests;
    await createRatings().rate(event, first?.id ?? 0, { words: "Тамаша болды" });
    await forges(chair, `organise:words:${event}:0`);
    expect(chair.screen()).toContain(t.plain("organise-words-item", { text: "Тамаша болды" }));
    expect(chair.screen()).not.toContain("Айгүл");
    await first?.says("/forget");
    await first?.taps(t.plain("forget-yes-button"));
    await expect.poll(() => chair.screen(), { timeout: 10_000 }).not.toContain("Тамаша болды");
  });
});
