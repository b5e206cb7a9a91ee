import { describe, expect, it } from "vitest";
import { languageNames } from "../../src/domain/language.ts";
import { announcingIn, begins, patiently, readIn, reads, sends, writes } from "../support/announcing.ts";
import { addEvent } from "../support/events.ts";
import { giveRole, places } from "../support/team.ts";
import { useWorld } from "../support/world.ts";

const world = useWorld();
const { coordinator, subscriber, nobodyElse, latest } = announcingIn(world);

describe("The card of an announcement", () => {
  const t = readIn("ru");

  it("has no button that does nothing", async () => {
    await nobodyElse();
    const admin = await world().started({ language: "ru" });
    await giveRole(world(), admin.id, "admin", places.republic);
    await coordinator("ru", places.republic);
    await subscriber("ru");
    world().allowRefusals(/getChat|not modified/);
    await begins(admin, "ru");
    await writes(admin, "ru", "Кнопки");
    const id = await latest();
    const labels = (admin.view().messages.at(-1)?.buttons ?? []).flat().map(({ text }) => text);
    expect(labels.length).toBeGreaterThan(14);
    for (const label of labels.filter((one) => one !== t.plain("announce-drop-button"))) {
      /* oxlint-disable no-await-in-loop -- one button after the other */
      const before = admin.view().messages.at(-1)?.id;
      await admin.taps(label);
      expect({ label, answer: admin.last() }).not.toEqual({ label, answer: expect.stringMatching(/№|ref/) });
      expect(admin.view().messages.at(-1)?.id ?? 0).toBeGreaterThanOrEqual(before ?? 0);
      await admin.says("/cancel");
      await admin.pressesData(admin.view().messages.at(-1)?.id ?? 0, `announce:show:${id}`);
      expect(admin.last()).toContain(t.plain("announce-topic", { topic: "" }).trim());
      /* oxlint-enable no-await-in-loop */
    }
    await admin.taps(t.plain("announce-topic-button"));
    await admin.taps("Курсы для родителей");
    expect(admin.last()).toContain("Курсы для родителей");
  });

  it("stays within reach when a text is too long for its picture", async () => {
    await nobodyElse();
    world().allowRefusals(/caption is too long/);
    const chair = await coordinator("ru");
    await subscriber("ru");
    await begins(chair, "ru");
    await writes(chair, "ru", "Длинно ".repeat(180));
    await chair.taps(t.plain("announce-file-button"));
    await chair.sendsPhoto();
    await chair.taps(t.plain("announce-see-button"));
    expect(chair.last()).toContain("caption is too long");
    await chair.taps(t.plain("announce-send-button"));
    expect(chair.last()).toContain(t.plain("announce-issue", { kind: "long", language: "" }));
  });

  it("names whose guests it is for, and is theirs alone", async () => {
    await nobodyElse();
    const eventId = await addEvent(world().app.database, {
      place: places.isatay,
      title: { ru: "Форум наш" },
    });
    await addEvent(world().app.database, { place: places.astana, title: { ru: "Форум чужой" } });
    const chair = await coordinator("ru");
    await subscriber("ru");
    const guest = await world().started({ language: "ru", name: "Гостья" });
    await guest.starts(`event_${eventId}`);
    await guest.taps(t.plain("event-join-button"));
    await guest.taps("Гостья");
    await guest.taps(t.plain("event-agree-button"));
    await world().query("UPDATE subscription SET quiet_from = 0, quiet_until = 0 WHERE person_id = $1", [
      guest.id,
    ]);
    await begins(chair, "ru");
    await writes(chair, "ru", "Возьмите паспорт");
    await chair.taps(t.plain("announce-to-button"));
    await chair.taps(t.plain("announce-audience", { audience: "registered" }));
    expect(chair.last()).not.toContain("Форум чужой");
    await chair.taps(/Форум наш/);
    expect(chair.last()).toContain(t.plain("announce-guests", { title: "Форум наш" }));
    await chair.taps(t.plain("announce-back-button"));
    await sends(chair, "ru");
    await reads(guest, "Возьмите паспорт");
    await world().query("DELETE FROM event WHERE id = $1", [eventId]);
  });

  it("lets others call off what is scheduled, and tells its author", async () => {
    await nobodyElse();
    const chair = await coordinator("ru");
    const colleague = await coordinator("ru", places.atyrau);
    await subscriber("ru");
    await begins(chair, "ru");
    await writes(chair, "ru", "Не надо бы");
    const id = await latest();
    await world().query(
      "UPDATE announcement SET status = 'scheduled', scheduled_at = now() + interval '1 day' WHERE id = $1",
      [id],
    );
    await colleague.says("/announcements");
    await colleague.taps(/Не надо бы/);
    await colleague.taps(t.plain("announce-unschedule-button"));
    expect(colleague.last()).toContain(t.plain("announce-unscheduled"));
    await expect.poll(() => chair.last(), patiently).toContain(t.plain("you-have-message"));
    await chair.taps(t.plain("open-button"));
    expect(chair.last()).toContain(t.plain("announce-status", { status: "draft", moment: "" }));
  });

  it("is deleted with a second tap only, and says what an edit undoes", async () => {
    await nobodyElse();
    const chair = await coordinator("ru");
    await subscriber("ru");
    await begins(chair, "ru");
    await writes(chair, "ru", "Черновик мой");
    const id = await latest();
    await world().query(
      "UPDATE announcement SET status = 'scheduled', scheduled_at = now() + interval '1 day' WHERE id = $1",
      [id],
    );
    await chair.taps(`✏️ ${languageNames.ru}`);
    await chair.says("Черновик мой, другой");
    expect(chair.last()).toContain(t.plain("announce-saved-schedule"));
    await chair.taps(t.plain("announce-see-button"));
    await chair.taps(t.plain("announce-drop-button"));
    expect(chair.last()).toContain(t.plain("announce-drop-question"));
    await chair.taps(t.plain("announce-back-button"));
    expect(chair.screen()).toContain("Черновик мой, другой");
    await chair.taps(t.plain("announce-drop-button"));
    await chair.taps(t.plain("announce-drop-yes-button"));
    expect(chair.last()).toContain(t.plain("announce-dropped"));
    expect((await world().query("SELECT FROM announcement WHERE id = $1", [id])).rows).toEqual([]);
  });

  it("leads to no event that nobody can sign up for", async () => {
    await nobodyElse();
    const eventId = await addEvent(world().app.database, { place: places.isatay, title: { ru: "Сбор" } });
    const chair = await coordinator("ru");
    await subscriber("ru");
    await begins(chair, "ru");
    await writes(chair, "ru", "Придите");
    await chair.taps(t.plain("announce-buttons-button"));
    await chair.taps(t.plain("announce-add-event-button"));
    await chair.taps(/Сбор/);
    await world().query("UPDATE event SET status = 'cancelled' WHERE id = $1", [eventId]);
    await chair.taps(t.plain("announce-send-button"));
    expect(chair.last()).toContain(t.plain("announce-issue", { kind: "event", language: "" }));
    await world().query("DELETE FROM event WHERE id = $1", [eventId]);
  });

  it("says who did not agree", async () => {
    await nobodyElse();
    world().allowRefusals(/getChat|not modified/);
    const chair = await coordinator("ru", places.republic);
    const colleague = await coordinator("ru", places.republic);
    await subscriber("ru", places.isatay);
    await subscriber("ru", places.astana);
    await begins(chair, "ru");
    await writes(chair, "ru", "Двум областям");
    const id = await latest();
    await chair.taps(t.plain("announce-send-button"));
    await chair.pressesData(
      chair.view().messages.at(-1)?.id ?? 0,
      `announce:ask:${id}:${colleague.id.toString(36)}`,
    );
    await expect.poll(() => colleague.last(), patiently).toContain(t.plain("you-have-message"));
    await colleague.taps(t.plain("open-button"));
    await colleague.taps(t.plain("announce-disagree-button"));
    await expect.poll(() => chair.last(), patiently).toContain(t.plain("you-have-message"));
    await chair.taps(t.plain("open-button"));
    expect(chair.last()).toContain(
      t.plain("announce-not-approved", { name: colleague.phone.user.first_name }),
    );
  });
});
