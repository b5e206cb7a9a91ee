import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createKeepers } from "../../src/db/keepers.ts";
import { createOutbox } from "../../src/db/outbox.ts";
import { languages } from "../../src/domain/language.ts";
import { addEvent } from "../support/events.ts";
import { forges, giveRole, opensMessage, places } from "../support/team.ts";
import { type Person, textsIn, useWorld } from "../support/world.ts";

const world = useWorld();

const addTo = (about: Parameters<typeof addEvent>[1]) =>
  addEvent(world().app.database, { capacity: 5, ...about });

async function codeOf(id: string): Promise<string> {
  const { rows } = await world().query("SELECT members_code AS code FROM event WHERE id = $1", [id]);
  return String(rows[0]?.["code"]);
}

async function coordinator(language: (typeof languages)[number], place: string = places.astana) {
  const chair = await world().started({ language });
  await giveRole(world(), chair.id, "coordinator", place);
  return chair;
}

/** What the job does by the clock. */
async function tellWhoLetsIn(): Promise<void> {
  const { app, vault } = world();
  const keepers = createKeepers(app.database.prisma, vault, createOutbox(vault));
  expect(await keepers.remindOfRequests({ now: new Date(), since: new Date() })).toBeGreaterThan(0);
}

/** As people in a hurry do. */
const asTyped = (code: string) =>
  ` ${code.slice(0, 3)}-${code.slice(3)} `
    .toLowerCase()
    .replaceAll(/[abekmhpctyx]/g, (letter) => "авекмнрстух"["abekmhpctyx".indexOf(letter)] ?? letter);

describe.each(languages)("An event for members, in %s", (language) => {
  const t = textsIn(language);
  const asks = async (member: Person, id: string) => {
    await member.starts(`event_${id}`);
    await member.taps(t.plain("event-request-button"));
    await member.taps("Айгүл");
    await member.taps(t.plain("event-agree-button"));
    expect(member.last()).toContain(t.plain("event-requested").split("\n").at(-1));
  };
  const choosesAdmission = async (chair: Person, id: string, admission: string) => {
    await forges(chair, `organise:show:${id}`);
    await chair.taps(t.plain("organise-edit-button"));
    await chair.taps(t.plain("admission-button"));
    await chair.taps(t.plain("admission-choice", { admission }));
  };

  it("is signed up for by the code its organiser passes on, also in small Cyrillic letters", async () => {
    const id = await addTo({});
    const chair = await coordinator(language);
    await choosesAdmission(chair, id, "code");
    const code = await codeOf(id);
    expect(chair.last()).toContain(code);

    const member = await world().started({ language, name: "Айгүл" });
    await member.starts(`event_${id}`);
    expect(member.last()).toContain(t.plain("event-by-code"));
    await member.taps(t.plain("event-join-button"));
    await member.says("код?");
    expect(member.last()).toContain(t.plain("event-code-bad"));
    await member.says(code === "ABCDEF" ? "FEDCBA" : "ABCDEF");
    expect(member.last()).toContain(t.plain("event-code-wrong"));
    await member.says(asTyped(code));
    await member.taps("Айгүл");
    await member.taps(t.plain("event-agree-button"));
    expect(member.last()).toContain("ticket.png");

    await forges(chair, `organise:show:${id}`);
    await chair.taps(t.plain("admission-renew-button"));
    expect(await codeOf(id)).not.toBe(code);
    expect(chair.last()).toContain(await codeOf(id));
  });

  it("says so when it has come to need a code while she was signing up", async () => {
    const id = await addTo({});
    const member = await world().started({ language, name: "Айгүл" });
    await member.starts(`event_${id}`);
    await member.taps(t.plain("event-join-button"));
    await member.taps("Айгүл");
    await world().query("UPDATE event SET admission = 'code', members_code = 'ABCDEF' WHERE id = $1", [id]);
    await member.taps(t.plain("event-agree-button"));
    expect(member.last()).toContain(t.plain("event-code-now"));
  });

  it("lets nobody guess its code: after five misses she has to wait, whatever she types", async () => {
    const id = await addTo({ admission: "code" });
    await world().query("UPDATE event SET members_code = 'ABCDEF' WHERE id = $1", [id]);
    const member = await world().started({ language });
    await member.starts(`event_${id}`);
    await member.taps(t.plain("event-join-button"));
    for (const guess of ["222222", "333333", "444444", "555555", "666666"]) {
      // oxlint-disable-next-line no-await-in-loop -- one guess after the other
      await member.says(guess);
      expect(member.last()).toContain(t.plain("event-code-wrong"));
    }
    await member.says("ABCDEF");
    expect(member.last()).toContain(t.plain("event-code-tries"));
    await world().query("UPDATE code_miss SET missed_at = now() - interval '61 minutes'");
    await member.starts(`event_${id}`);
    await member.taps(t.plain("event-join-button"));
    await member.says("ABCDEF");
    expect(member.last()).not.toContain(t.plain("event-code-tries"));
  });

  it("takes requests, which the organiser grants or not, and who asked is told", async () => {
    const id = await addTo({});
    const chair = await coordinator(language);
    await choosesAdmission(chair, id, "approval");
    const [first, second] = [
      await world().started({ language, name: "Айгүл" }),
      await world().started({ language, name: "Айгүл" }),
    ];
    await asks(first, id);
    await asks(second, id);
    await first.starts(`event_${id}`);
    expect(first.last()).toContain(t.plain("event-you-requested", { name: "Айгүл" }).split("\n").at(-1));

    await tellWhoLetsIn();
    await opensMessage(chair, t);
    expect(chair.last()).toContain(t.plain("organise-asked-list").replaceAll(/<[^>]*>/g, ""));
    await chair.taps(/^\d\. /);
    expect(chair.last()).not.toContain("Айгүл");
    await chair.taps("1");
    expect(chair.last()).toContain("Айгүл");
    await chair.taps(t.plain("admission-approve-button"));
    expect(chair.last()).toContain(t.plain("admission-approved"));
    await opensMessage(first, t);
    expect(first.last()).toContain(t.plain("event-leave-button"));

    await forges(chair, `organise:asking:${id}`);
    await chair.taps("1");
    await chair.taps(t.plain("admission-refuse-button"));
    await chair.taps(t.plain("admission-refuse-button"));
    await opensMessage(second, t);
    expect(second.last()).toContain(t.plain("event-refused"));
    expect(second.last()).toContain(t.plain("event-request-button"));
    const { rows } = await world().query("SELECT taken, waiting FROM event WHERE id = $1", [id]);
    expect(rows).toEqual([{ taken: 1, waiting: 0 }]);
  });

  it("lets her take her request back, and shows it in what is kept about her", async () => {
    const id = await addTo({ admission: "approval" });
    const member = await world().started({ language, name: "Айгүл" });
    await asks(member, id);
    await member.says("/mydata");
    expect(member.last()).toContain(
      { kk: "қаралып жатыр", ru: "на рассмотрении", en: "asked to come" }[language],
    );
    await member.starts(`event_${id}`);
    await member.taps(t.plain("event-leave-button"));
    expect(member.last()).toContain(t.plain("event-unrequest-question"));
    await member.taps(t.plain("event-leave-yes-button"));
    expect(member.last()).toContain(t.plain("event-left"));
  });
});

describe("Who may sign up", () => {
  const t = textsIn("kk");

  it("is nobody's business outside the territory, and an unknown request is as one of others", async () => {
    const id = await addTo({ admission: "approval" });
    const member = await world().started({ language: "kk", name: "Айгүл" });
    await member.starts(`event_${id}`);
    await member.taps(t.plain("event-request-button"));
    await member.taps("Айгүл");
    await member.taps(t.plain("event-agree-button"));
    const { rows } = await world().query("SELECT id FROM registration WHERE event_id = $1", [id]);
    const request = String(rows[0]?.["id"]);
    const elsewhere = await coordinator("kk", places.atyrau);
    for (const data of [
      `organise:admission:${id}`,
      `organise:admit:${id}:open`,
      `organise:code:${id}`,
      `organise:asking:${id}`,
      `organise:request:${request}`,
      `organise:approve:${request}`,
      `organise:refuse:${request}`,
      `organise:approve:${randomUUID()}`,
    ])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await forges(elsewhere, data)).toContain(t.plain("organise-gone"));
    const { rows: after } = await world().query(
      "SELECT registration.status, admission, members_code FROM registration JOIN event ON event.id = event_id WHERE event_id = $1",
      [id],
    );
    expect(after).toEqual([{ status: "requested", admission: "approval", members_code: null }]);
  });

  it("is decided once, however often the button is pressed", async () => {
    const id = await addTo({ admission: "approval", capacity: 1 });
    const chair = await coordinator("kk");
    const members = await Promise.all([1, 2].map(() => world().started({ language: "kk", name: "Айгүл" })));
    const requests: string[] = [];
    for (const member of members) {
      /* oxlint-disable no-await-in-loop -- one after the other */
      await member.starts(`event_${id}`);
      await member.taps(t.plain("event-request-button"));
      await member.taps("Айгүл");
      await member.taps(t.plain("event-agree-button"));
      const { rows } = await world().query("SELECT id FROM registration WHERE person_id = $1", [member.id]);
      requests.push(String(rows[0]?.["id"]));
      /* oxlint-enable no-await-in-loop */
    }
    for (const request of [...requests, ...requests])
      // oxlint-disable-next-line no-await-in-loop
      expect(await forges(chair, `organise:approve:${request}`)).toContain(t.plain("admission-approved"));
    expect(await forges(chair, `organise:refuse:${requests[0]}`)).toContain(t.plain("organise-gone"));
    const { rows } = await world().query(
      "SELECT status FROM registration WHERE event_id = $1 ORDER BY arrival",
      [id],
    );
    expect(rows).toEqual([{ status: "confirmed" }, { status: "waitlisted" }]);
  });
});
