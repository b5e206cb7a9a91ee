import { describe, expect, it } from "vitest";
import { type Language, languages } from "../../src/domain/language.ts";
import { dayOf, formatDay } from "../../src/domain/time.ts";
import { drawCertificate } from "../../src/files/certificate.ts";
import { addEvent } from "../support/events.ts";
import { forges, giveRole, nameOf, places, unknownId } from "../support/team.ts";
import { type Person, textsIn, useWorld } from "../support/world.ts";

const world = useWorld();

async function coordinator(language: Language, place: string = places.astana): Promise<Person> {
  const chair = await world().started({ language });
  await giveRole(world(), chair.id, "coordinator", place);
  return chair;
}

/** One who has signed up, and one more with her. */
async function guest(eventId: string, language: Language): Promise<Person> {
  const t = textsIn(language);
  const one = await world().started({ language, name: "Айгүл" });
  await one.starts(`event_${eventId}`);
  await one.taps(t.plain("event-join-button"));
  await one.taps("Айгүл");
  await one.taps(t.plain("event-add-button"));
  await one.says("Қымбат");
  await one.taps(t.plain("event-agree-button"));
  return one;
}

const titles = { kk: "Аналар форумы", ru: "Форум матерей", en: "Mothers' Forum" };
const addTo = () => addEvent(world().app.database, { title: titles, partyLimit: 2 });

/** It goes on still: once it is over, the clock may send thanks at any moment. */
const begins = (id: string) =>
  world().query("UPDATE event SET starts_at = now() - interval '1 hour' WHERE id = $1", [id]);
const wishes = (id: string, kind: string) =>
  world().query("UPDATE event SET certificate = $2::certificate WHERE id = $1", [id, kind]);
/** As many of those she has signed up came. */
const came = (person: Person, seats: number) =>
  world().query("UPDATE registration SET attended_at = now() WHERE person_id = $1 AND seat < $2", [
    person.id,
    seats,
  ]);
const wished = async (id: string) =>
  (await world().query("SELECT certificate FROM event WHERE id = $1", [id])).rows[0]?.["certificate"];
const deeds = async (id: string) =>
  (await world().query("SELECT action FROM audit_entry WHERE record = $1", [id])).rows.length;

/** The certificates in somebody's chat. */
const certificatesOf = (person: Person) =>
  person
    .view()
    .messages.flatMap(({ media }) =>
      media?.kind === "photo" && media.lines.includes("certificate.png") ? [media.url] : [],
    );

async function pictureAt(url: string): Promise<string> {
  const answer = await fetch(new URL(url, world().simulator.url));
  return Buffer.from(await answer.arrayBuffer()).toString("base64");
}

describe.each(languages)("A certificate, in %s", (language) => {
  const t = textsIn(language);
  const button = (kind: string) => t.plain("certificate", { kind });

  it("is wished by the organiser, also when the event is over, and taken by who was there", async () => {
    const id = await addTo();
    const member = await guest(id, language);
    await came(member, 1);
    await begins(id);
    const chair = await coordinator(language);
    await world().query("UPDATE event SET status = 'finished' WHERE id = $1", [id]);
    await forges(chair, `organise:show:${id}`);
    await chair.taps(t.plain("organise-certificate-button"));
    expect(chair.last()).toContain(`[✅ ${button("none")}]`);
    await chair.taps(button("thanks"));
    expect(chair.last()).toContain(`[✅ ${button("thanks")}]`);
    expect(chair.last()).not.toContain(`[✅ ${button("none")}]`);
    await chair.taps(t.plain("organise-card-button"));
    expect(chair.last()).toContain(t.plain("organise-certificate-button"));

    await member.starts(`event_${id}`);
    await member.taps(button("thanks"));
    expect(member.last()).toContain(t.plain("certificate-caption"));
    expect(member.last()).not.toContain("Айгүл");
    const [url = "", ...others] = certificatesOf(member);
    expect(others).toEqual([]);
    const { rows } = await world().query("SELECT starts_at FROM event WHERE id = $1", [id]);
    const day = formatDay(dayOf(new Date(String(rows[0]?.["starts_at"]))), language);
    const expected = await drawCertificate({
      title: button("thanks"),
      name: "Айгүл",
      reason: t.plain("certificate-reason", { kind: "thanks" }),
      event: titles[language],
      occasion: `${day} · ${nameOf(places.astana, language)}`,
      from: t.plain("certificate-from"),
    });
    expect(await pictureAt(url)).toBe(Buffer.from(expected).toString("base64"));
    await member.taps(t.plain("event-show-button"));
    expect(member.last()).toContain(button("thanks"));
    await forges(member, `event:thanks:${id}`);
    await member.taps(button("thanks"));
    expect(certificatesOf(member)).toHaveLength(2);
  });

  it("of who has no Telegram is printed by the organiser, once she was there", async () => {
    const id = await addTo();
    const chair = await coordinator(language);
    await forges(chair, `participants:${id}:add`);
    await chair.says("Бибінұр Оспанова");
    await chair.taps(t.plain("participants-add-yes-button"));
    await wishes(id, "certificate");
    await begins(id);
    await forges(chair, `participants:${id}:all:0`);
    await chair.taps("1");
    expect(chair.last()).not.toContain(button("certificate"));
    await chair.taps(t.plain("participant-there-button"));
    await chair.taps(button("certificate"));
    expect(chair.last()).toContain(t.plain("participant-certificate-caption"));
    expect(certificatesOf(chair)).toHaveLength(1);
    const shown = "SELECT FROM disclosure WHERE viewer_id = $1";
    expect((await world().query(shown, [chair.id])).rows.length).toBeGreaterThan(1);
    const { rows } = await world().query("SELECT id FROM registration WHERE event_id = $1", [id]);
    const stranger = await coordinator(language, places.atyrau);
    expect(await forges(stranger, `participant:${String(rows[0]?.["id"])}:cert`)).toContain(
      t.plain("organise-gone"),
    );
    expect(certificatesOf(stranger)).toEqual([]);
  });

  it("is one for each of hers who came, each with another name", async () => {
    const id = await addTo();
    const member = await guest(id, language);
    await came(member, 2);
    await wishes(id, "certificate");
    await begins(id);
    await member.starts(`event_${id}`);
    await member.taps(button("certificate"));
    const pictures = await Promise.all(certificatesOf(member).map(pictureAt));
    expect(new Set(pictures).size).toBe(2);
  });

  it("is for nobody who was not there, has nothing to do with it or comes too early", async () => {
    const [id, early, unwished] = [await addTo(), await addTo(), await addTo()];
    const [off, discreet] = [await addTo(), await addTo()];
    const absent = await guest(id, language);
    const stranger = await world().started({ language });
    await wishes(id, "certificate");
    await begins(id);
    const eager = await guest(early, language);
    await wishes(early, "certificate");
    await came(eager, 1);
    const plain = await guest(unwished, language);
    await came(plain, 1);
    await begins(unwished);
    const unlucky = await guest(off, language);
    await wishes(off, "certificate");
    await came(unlucky, 1);
    await begins(off);
    await world().query("UPDATE event SET status = 'cancelled' WHERE id = $1", [off]);
    const careful = await guest(discreet, language);
    await wishes(discreet, "certificate");
    await came(careful, 1);
    await begins(discreet);
    await world().query("UPDATE event SET discreet = true WHERE id = $1", [discreet]);
    for (const [person, event] of [
      [absent, id],
      [stranger, id],
      [eager, early],
      [plain, unwished],
      [unlucky, off],
      [careful, discreet],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await person.starts(`event_${event}`);
      expect(person.last()).not.toContain(button("certificate"));
      // oxlint-disable-next-line no-await-in-loop
      expect(await forges(person, `event:cert:${event}`)).toContain(t.plain("certificate-none"));
      expect(certificatesOf(person)).toEqual([]);
    }
    expect(await forges(stranger, `event:cert:${unknownId}`)).toContain(t.plain("certificate-none"));
  });

  it("is no business of who does not hold the event, which is then as an unknown one", async () => {
    const id = await addTo();
    const other = await coordinator(language, places.atyrau);
    const gone = await forges(other, `organise:cert:${unknownId}:thanks`);
    expect(gone).toContain(t.plain("organise-gone"));
    for (const data of [`organise:cert:${id}`, `organise:cert:${id}:thanks`]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await forges(other, data)).toBe(gone);
    }
    expect(await wished(id)).toBe("none");
    expect(await deeds(id)).toBe(0);
  });
});

describe("What those who were there get", () => {
  const t = textsIn("kk");

  it("is the same of another event like it", async () => {
    const id = await addTo();
    await wishes(id, "thanks");
    await forges(await coordinator("kk"), `organise:copy:${id}`);
    const { rows } = await world().query("SELECT certificate FROM event WHERE status = 'draft'");
    expect(rows).toEqual([{ certificate: "thanks" }]);
  });

  it("is noted in the log once, and not to be had of what is discreet or was called off", async () => {
    const id = await addTo();
    const chair = await coordinator("kk");
    // The same once more leaves the list as it is.
    world().allowRefusals(/message is not modified/);
    await forges(chair, `organise:cert:${id}:certificate`);
    await forges(chair, `organise:cert:${id}:certificate`);
    expect(await wished(id)).toBe("certificate");
    expect(await deeds(id)).toBe(1);
    for (const change of ["discreet = true", "discreet = false, kind = 'contest'", "status = 'cancelled'"]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await world().query(`UPDATE event SET ${change} WHERE id = $1`, [id]);
      // oxlint-disable-next-line no-await-in-loop
      expect(await forges(chair, `organise:show:${id}`)).not.toContain(
        t.plain("organise-certificate-button"),
      );
      // oxlint-disable-next-line no-await-in-loop
      expect(await forges(chair, `organise:cert:${id}:thanks`)).toContain(t.plain("organise-gone"));
    }
    expect(await wished(id)).toBe("certificate");
  });
});
