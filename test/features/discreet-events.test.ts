import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createOperatorLog } from "../../src/db/audit.ts";
import { createOutbox } from "../../src/db/outbox.ts";
import { createReminders } from "../../src/db/reminders.ts";
import { languages } from "../../src/domain/language.ts";
import { addEvent } from "../support/events.ts";
import { sentFile } from "../support/sent-file.ts";
import { giveRole, opensMessage } from "../support/team.ts";
import { textsIn, useWorld } from "../support/world.ts";

const [circle, other] = [randomUUID(), randomUUID()];
const secret = "Зорлықтан кейінгі қолдау тобы";
const at = (days: number) => new Date(Date.now() + days * 86_400_000);

const world = useWorld({
  prepare: async (database) => {
    await addEvent(database, {
      id: circle,
      title: { kk: secret },
      description: { kk: "Сырласу" },
      venue: { kk: "Дағдарыс орталығы" },
      coordinates: { latitude: 51.128, longitude: 71.43 },
      startsAt: at(9),
      discreet: true,
    });
    await addEvent(database, { id: other, title: { kk: "Ашық форум" }, startsAt: at(3) });
  },
});

/** What the job does by the clock. */
function remind(): Promise<number> {
  const { app, vault } = world();
  return createReminders({
    audit: createOperatorLog(app.database.prisma),
    outbox: createOutbox(vault),
  }).remind();
}

describe.each(languages)("A discreet event, in %s", (language) => {
  const t = textsIn(language);
  const neutral = t.plain("event-neutral-title");

  async function signedUp() {
    const member = await world().started({ language, name: "Айгүл" });
    await member.starts(`event_${circle}`);
    await member.taps(t.plain("event-join-button"));
    await member.taps("Айгүл");
    await member.taps(t.plain("event-agree-button"));
    // Her ticket.
    expect(member.last()).toContain(neutral);
    expect(member.last()).not.toContain(secret);
    await member.taps(t.plain("event-show-button"));
    return member;
  }

  it("is in the list as for anybody: that she is in stands on its card alone", async () => {
    const member = await signedUp();
    expect(member.last()).toContain(secret);
    expect(member.last()).toContain("Айгүл");
    await member.says("/events");
    expect(member.last()).toMatch(/Ашық форум[^]*Зорлықтан/);
    expect(member.last()).not.toContain(t.plain("event-mine", { status: "confirmed" }));
  });

  it("can't be shared, and neither map nor calendar names it; the calendar is asked for first", async () => {
    const member = await signedUp();
    expect(member.last()).not.toContain(t.plain("event-share-button"));
    await member.taps(t.plain("event-map-button"));
    expect(member.last()).toContain(`(venue: ${neutral}, `);
    expect(member.last()).not.toMatch(/Зорлық|Дағдарыс/);

    await member.taps(t.plain("event-calendar-button"));
    expect(member.last()).toContain(t.plain("event-calendar-question"));
    await member.taps(t.plain("event-calendar-no-button"));
    expect(member.last()).toContain(secret);
    await member.taps(t.plain("event-calendar-button"));
    await member.taps(t.plain("event-calendar-yes-button"));
    const file = new TextDecoder().decode((await sentFile(world(), member)).bytes);
    expect(file).toContain(`SUMMARY:${neutral}`);
    expect(file).not.toMatch(/Зорлық|Сырласу|LOCATION|GEO|DESCRIPTION/);
  });

  it("is not named by what is told unasked, but once she opens it", async () => {
    const member = await signedUp();
    await world().query("UPDATE event SET starts_at = now() + interval '1 hour' WHERE id = $1", [circle]);
    await world().query("UPDATE registration SET told_at = now() - interval '9 days'");
    await remind();
    await opensMessage(member, t);
    expect(member.last()).toContain(secret);
    await world().query("UPDATE event SET starts_at = now() + interval '9 days' WHERE id = $1", [circle]);
    await world().query("DELETE FROM registration");
    await world().query("UPDATE event SET taken = 0");
  });

  it("is made so, and ordinary again, by a press under its facts", async () => {
    const chair = await world().started({ language });
    await giveRole(world(), chair.id, "coordinator", "710000000");
    await world().query("UPDATE event SET discreet = false WHERE id = $1", [other]);
    await chair.taps(t.plain("menu-button"));
    await chair.taps(t.plain("menu-organising"));
    await chair.taps(/Ашық форум/);
    expect(chair.last()).not.toContain(t.plain("organise-discreet"));
    await chair.taps(t.plain("organise-edit-button"));
    await chair.taps(t.plain("organise-discreet-button"));
    expect(chair.last()).toContain(t.plain("organise-discreet"));
    await chair.taps(t.plain("organise-card-button"));
    expect(chair.last()).toContain(t.plain("organise-discreet"));
    await chair.taps(t.plain("organise-edit-button"));
    await chair.taps(t.plain("organise-ordinary-button"));
    expect(chair.last()).not.toContain(t.plain("organise-discreet"));
  });
});
