import { decode } from "fast-png";
import { readSheet } from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { languages } from "../../src/domain/language.ts";
import type { ReportCount } from "../../src/domain/local-report.ts";
import { formatTenge } from "../../src/domain/number.ts";
import { addCampaign as addCampaignTo, coordinator as coordinatorOf } from "../support/campaigns.ts";
import { addEvent } from "../support/events.ts";
import { forges, giveRole, nameOf, opensMessage, places, unknownId } from "../support/team.ts";
import { sentFile } from "../support/sent-file.ts";
import { type Person, textsIn, useWorld } from "../support/world.ts";

const adminId = 7_900_000_001;
const world = useWorld({ admins: [adminId] });
const { atyrau, isatay, zhylyoi, kulsary, abai } = places;

async function admin(language: (typeof languages)[number]): Promise<Person> {
  const secretary = await world().started({ id: adminId, language });
  await forges(secretary, `language:${language}`);
  return secretary;
}

const coordinator = (language: (typeof languages)[number], place: string) =>
  coordinatorOf(world(), language, place);
const addCampaign = (name: string) => addCampaignTo(world(), name);

/** A report as another replica would have written it. */
async function addReport(
  id: string,
  place: string,
  events: number,
  by: Person,
  below?: string[],
): Promise<void> {
  await world().query(
    `INSERT INTO local_report (id, campaign_id, place, includes_below, left_out, events, settlements, participants,
       families, tenge, reported_by)
     VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, 1, 40, 3, 90000, $6)`,
    [id, place, below !== undefined, below ?? [], events, by.id],
  );
}

const reportOf = async (id: string, place: string) =>
  (
    await world().query(
      `SELECT events, settlements, participants, families, tenge::int, includes_below AS below, photos
       FROM local_report WHERE campaign_id = $1 AND place = $2`,
      [id, place],
    )
  ).rows[0];

describe.each(languages)("A campaign, in %s", (language) => {
  const t = textsIn(language);
  const button = (key: string, variables?: Record<string, number>) => t.plain(key, variables);
  const line = (count: ReportCount, value: string | number) =>
    t.plain("local-report-count-line", { count, value: String(value) });

  /** Answers the questions of a report, and saves it. */
  async function reports(chair: Person, ...answers: string[]): Promise<void> {
    for (const answer of answers) {
      // oxlint-disable-next-line no-await-in-loop -- a dialogue goes step by step
      await (answer.startsWith("[") ? chair.taps(answer.slice(1, -1)) : chair.says(answer));
    }
    await chair.taps(button("organise-save-button"));
  }

  it("is begun, named and dated by the secretariat, and closed in the end", async () => {
    const name = `Ақ орамал <b>&${language}`;
    const secretary = await admin(language);
    await secretary.says("/campaigns");
    await secretary.taps(button("campaign-new-button"));
    await secretary.says("…");
    expect(secretary.last()).toContain(t.plain("ask-words"));
    await secretary.says("а".repeat(81));
    expect(secretary.last()).toContain(t.plain("organise-too-long", { limit: 80 }));
    await secretary.says(name);
    expect(secretary.last()).toContain(name);
    await secretary.taps(button("organise-save-button"));
    await secretary.taps(button("campaign-edit-button"));
    const sets = async (field: string, ...answers: string[]) => {
      await secretary.taps(t.plain("campaign-field", { field }));
      await reports(secretary, ...answers);
    };
    await sets("startsOn", "ертең", "01.11.2026");
    await secretary.taps(button("campaign-edit-button"));
    await sets("endsOn", "01.10.2026");
    expect(secretary.last()).toContain(t.plain("campaign-backwards"));
    await secretary.taps(button("campaign-edit-button"));
    await sets("endsOn", "30.11.2026");
    await secretary.taps(button("campaign-edit-button"));
    await sets("name", "[English]", "Ak Oramal");
    await secretary.taps(button("campaign-card-button"));
    expect(secretary.last()).toContain("2026");
    expect(secretary.last()).toContain(t.plain("campaign-status", { status: "open" }));
    expect(secretary.last()).toContain(t.plain("campaign-no-reports"));
    await secretary.taps(button("campaign-edit-button"));
    await secretary.taps(button("campaign-close-button"));
    await secretary.taps(button("campaign-card-button"));
    expect(secretary.last()).toContain(t.plain("campaign-status", { status: "closed" }));
    expect(secretary.last()).not.toContain(`[${button("campaign-report-button")}]`);
  });

  it("is reported on in a few messages, with photos, corrected, and summed up", async () => {
    const id = await addCampaign(`Науқан ${language}`);
    const chair = await coordinator(language, zhylyoi);
    await chair.taps(button("menu-button"));
    await chair.taps(button("menu-campaigns"));
    await chair.taps(new RegExp(`Науқан ${language}`));
    await chair.taps(button("campaign-report-button"));
    await chair.taps(nameOf(kulsary, language));
    expect(chair.last()).toContain(t.plain("local-report-none"));
    await chair.taps(button("local-report-make-button"));
    await chair.says("екеу");
    expect(chair.last()).toContain(t.plain("local-report-bad-number", { most: "" }).slice(0, 8));
    // A town is one settlement: that is not asked.
    await reports(chair, "2", "1 250", "3", "23 671 000");
    expect(chair.last()).toContain(t.plain("local-report-saved").split("\n")[0]);
    await chair.taps(button("local-report-add-photos-button"));
    await chair.says("сурет");
    expect(chair.last()).toContain(t.plain("local-report-bad-photo"));
    await chair.sendsPhoto();
    await chair.sendsPhoto();
    await chair.taps(button("local-report-photos-done-button"));
    await chair.taps(button("local-report-place-button"));
    expect(chair.last()).toContain(line("tenge", formatTenge(23_671_000, language)));
    expect((await reportOf(id, kulsary))?.["photos"]).toHaveLength(2);
    await chair.taps(t.plain("local-report-photos-button", { count: 2 }));
    expect(
      chair.view().messages.filter(({ from, media }) => from === "bot" && media?.kind === "photo"),
    ).not.toEqual([]);

    await forges(chair, `campaign:say:${id}:${kulsary}`);
    const keep = /1[\s,]250/;
    await chair.says("4");
    await chair.taps(keep);
    await chair.says("0");
    await chair.taps(/671/);
    await chair.taps(button("organise-save-button"));
    expect(await reportOf(id, kulsary)).toMatchObject({
      events: 4,
      settlements: 1,
      participants: 1250,
      families: 0,
      tenge: 23_671_000,
    });

    await forges(chair, `campaign:say:${id}:${zhylyoi}`);
    await reports(chair, `[${button("local-report-own")}]`, "10", "6", "500", "20", "1.000.000");
    await chair.taps(button("campaign-card-button"));
    expect(chair.last()).toContain(line("events", 14));
    expect(chair.last()).toContain(line("settlements", 7));
    expect(chair.last()).toContain(line("tenge", formatTenge(24_671_000, language)));

    const secretary = await admin(language);
    await forges(secretary, `campaign:show:${id}`);
    expect(secretary.last()).toContain(line("events", 14));
    await secretary.taps(button("campaign-parts-button"));
    expect(secretary.last()).toContain(
      t.plain("local-report-row-none", { place: nameOf(abai, language) }).slice(3, 8),
    );
    expect(secretary.last()).toMatch(/14/);
  });

  it("counts nothing twice when a village speaks after its district has spoken for it", async () => {
    const id = await addCampaign(`Екі рет емес ${language}`);
    const chair = await coordinator(language, zhylyoi);
    const local = await coordinator(language, kulsary);
    await forges(chair, `campaign:say:${id}:${zhylyoi}`);
    expect(chair.last()).toContain(t.plain("local-report-ask-scope").split("\n")[1]?.slice(4, 20));
    await reports(chair, `[${button("local-report-speaks")}]`, "10", "6", "500", "20", "1000000");

    await forges(local, `campaign:say:${id}:${kulsary}`);
    await reports(local, "3", "100", "6", "0");
    expect(local.last()).toContain(t.plain("local-report-saved-waits").split("\n")[1]?.slice(0, 30));
    await local.taps(button("local-report-place-button"));
    expect(local.last()).toContain(t.plain("local-report-waiting").slice(0, 40));

    await opensMessage(chair, t);
    expect(chair.last()).toContain(nameOf(kulsary, language));
    expect(chair.last()).toContain(`[${button("local-report-pending-no-button")}]`);
    await chair.taps(button("campaign-card-button"));
    expect(chair.last()).toContain(line("events", 10));
    expect(chair.last()).toContain(t.plain("campaign-waiting", { count: 1 }));
    await forges(chair, `campaign:at:${id}:${zhylyoi}`);
    await chair.taps(button("local-report-pending-yes-button"));
    expect(chair.last()).toContain(nameOf(kulsary, language));
    await reports(chair, `[${button("local-report-speaks")}]`, "7", "5", "400", "14", "1000000");
    await chair.taps(button("campaign-card-button"));
    expect(chair.last()).toContain(line("events", 10));
    expect(chair.last()).toContain(line("participants", 500));
    expect(chair.last()).not.toContain("⏳");
  });

  it("is a file with all numbers, and a picture for the next announcement", async () => {
    const name = `Сурет ${language} <&>`;
    const id = await addCampaign(name);
    const secretary = await admin(language);
    await addReport(id, kulsary, 3, secretary);
    await addReport(id, abai, 5, secretary);
    await forges(secretary, `campaign:show:${id}`);
    await secretary.taps(button("campaign-file-button"));
    const { name: fileName, bytes } = await sentFile(world(), secretary);
    expect(fileName).toMatch(/^reports-\d{4}-\d\d-\d\d\.xlsx/);
    const [heading, ...totals] = await readSheet(Buffer.from(bytes), 1);
    expect(heading?.[0]).toBe(t.plain("local-report-column", { column: "place" }));
    expect(totals.filter((row) => row[6] !== 0)).toEqual([
      [nameOf(abai, language), 5, 1, 40, 3, 90_000, 1],
      [nameOf(atyrau, language), 3, 1, 40, 3, 90_000, 1],
      [t.plain("local-report-total"), 8, 2, 80, 6, 180_000, 2],
    ]);
    const [, ...rows] = await readSheet(Buffer.from(bytes), 2);
    expect(rows.map((row) => row.slice(1, 4))).toEqual([
      [abai, 5, 1],
      [kulsary, 3, 1],
    ]);
    await secretary.taps(button("campaign-card-button"));
    await secretary.taps(button("campaign-picture-button"));
    await secretary.taps(t.plain("local-report-count", { count: "families" }));
    expect(secretary.last()).toContain(name);
    const media = secretary.view().messages.at(-1)?.media;
    if (media?.kind !== "photo") throw new Error("it is a picture");
    const answer = await fetch(new URL(media.url, world().simulator.url));
    const { width, height } = decode(new Uint8Array(await answer.arrayBuffer()));
    expect(width).toBe(1080);
    expect(height).toBeGreaterThan(400);
  });

  it("has events, each chosen on its card", async () => {
    await addCampaign(`Іс-шара ${language}`);
    const event = await addEvent(world().app.database, { place: isatay });
    const chair = await coordinator(language, isatay);
    const chooses = async (label: string | RegExp) => {
      await forges(chair, `organise:edit:${event}`);
      await chair.taps(button("campaign-event-button"));
      await chair.taps(label);
      await chair.taps(button("organise-save-button"));
      await chair.taps(button("organise-card-button"));
    };
    await chooses(`Іс-шара ${language}`);
    expect(chair.last()).toContain(t.plain("campaign-event", { name: `Іс-шара ${language}` }));
    await chooses(button("campaign-event-none-button"));
    expect(chair.last()).not.toContain(t.plain("campaign-event", { name: `Іс-шара ${language}` }));
  });
});

describe("A campaign", () => {
  const t = textsIn("kk");

  it("begun and confirmed with double taps is one", async () => {
    const secretary = await admin("kk");
    world().allowRefusals(/message is not modified/);
    const tapsTwice = async (label: string) => {
      const under = secretary.view().messages.at(-1)?.id ?? 0;
      secretary.does.tapsOld(under, label);
      await secretary.tapsOld(under, label);
    };
    await secretary.says("/campaigns");
    await tapsTwice(t.plain("campaign-new-button"));
    await secretary.says("Қос түрту");
    await tapsTwice(t.plain("organise-save-button"));
    expect(secretary.last()).toContain(t.plain("organise-saved"));
    const { rows } = await world().query(
      "SELECT campaign.id FROM campaign JOIN audit_entry ON record = campaign.id::text WHERE name->>'kk' = 'Қос түрту'",
    );
    expect(rows).toHaveLength(1);
  });
});

describe("A report", () => {
  const t = textsIn("kk");

  it("pressed or sent twice is one, and an answer to a closed campaign is no report", async () => {
    const id = await addCampaign("Екі рет");
    const chair = await coordinator("kk", kulsary);
    await forges(chair, `campaign:say:${id}:${kulsary}`);
    for (const answer of ["1", "10", "0", "0"]) {
      // oxlint-disable-next-line no-await-in-loop -- a dialogue goes step by step
      await chair.says(answer);
    }
    world().allowRefusals(/message is not modified/);
    const summary = chair.view().messages.at(-1)?.id ?? 0;
    for (const _ of ["one", "two"]) chair.does.tapsOld(summary, t.plain("organise-save-button"));
    await expect.poll(() => chair.last()).toContain(t.plain("local-report-saved"));
    const deeds = await world().query(
      "SELECT FROM audit_entry WHERE action = 'campaign.reported' AND record = $1",
      [id],
    );
    expect(deeds.rows).toHaveLength(1);

    await forges(chair, `campaign:say:${id}:${kulsary}`);
    await world().query("UPDATE campaign SET status = 'closed' WHERE id = $1", [id]);
    for (const answer of ["9", "9", "9", "9"]) {
      // oxlint-disable-next-line no-await-in-loop -- a dialogue goes step by step
      await chair.says(answer);
    }
    await chair.taps(t.plain("organise-save-button"));
    expect(chair.last()).toContain(t.plain("campaign-closed"));
    expect(await reportOf(id, kulsary)).toMatchObject({ events: 1 });
  });

  it("waits for an outage to end: the numbers stay with «Send again»", async () => {
    const id = await addCampaign("Үзіліс");
    const chair = await coordinator("kk", kulsary);
    await forges(chair, `campaign:say:${id}:${kulsary}`);
    for (const answer of ["6", "60", "0", "0"]) {
      // oxlint-disable-next-line no-await-in-loop -- a dialogue goes step by step
      await chair.says(answer);
    }
    await world().query(`
      CREATE FUNCTION away() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'going away' USING ERRCODE = '57P01'; END $$`);
    await world().query("CREATE TRIGGER away BEFORE INSERT ON local_report EXECUTE FUNCTION away()");
    await chair.taps(t.plain("organise-save-button"));
    expect(chair.last()).toContain(t.plain("try-later"));
    expect(chair.last()).toContain(t.plain("local-report-count-line", { count: "events", value: "6" }));
    await world().query("DROP FUNCTION away CASCADE");
    await chair.taps(t.plain("send-again-button"));
    expect(chair.last()).toContain(t.plain("local-report-saved"));
    expect(await reportOf(id, kulsary)).toMatchObject({ events: 6, participants: 60 });
  });

  it("has five photos at most, and they are saved by themselves then", async () => {
    const id = await addCampaign("Бес фото");
    const chair = await coordinator("kk", kulsary);
    await addReport(id, kulsary, 1, chair);
    await forges(chair, `campaign:photo:${id}:${kulsary}`);
    for (let photo = 0; photo < 5; photo += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await chair.sendsPhoto();
    }
    expect(chair.last()).toContain(t.plain("local-report-photos-saved", { count: 0 }).slice(0, 12));
  });

  it("keeps its photos when none are sent, and loses them when that is chosen", async () => {
    const id = await addCampaign("Фото қалады");
    const chair = await coordinator("kk", kulsary);
    await addReport(id, kulsary, 1, chair);
    const photos = async () => (await reportOf(id, kulsary))?.["photos"];
    await forges(chair, `campaign:at:${id}:${kulsary}`);
    await chair.taps(t.plain("local-report-add-photos-button"));
    expect(chair.last()).not.toContain(`[${t.plain("local-report-photos-remove-button")}]`);
    await chair.taps(t.plain("local-report-photos-none-button"));
    expect(chair.last()).toContain(t.plain("local-report-photos-kept", { count: 0 }));
    await chair.taps(t.plain("local-report-add-photos-button"));
    await chair.sendsPhoto();
    await chair.taps(t.plain("local-report-photos-done-button"));
    const first = await photos();
    expect(first).toHaveLength(1);

    await chair.taps(t.plain("local-report-change-photos-button"));
    expect(chair.last()).toContain(t.plain("local-report-ask-other-photos", { count: 1 }));
    await chair.taps(t.plain("local-report-photos-keep-button"));
    expect(chair.last()).toContain(t.plain("local-report-photos-kept", { count: 1 }));
    expect(await photos()).toEqual(first);
    await chair.taps(t.plain("local-report-change-photos-button"));
    await chair.sendsPhoto();
    await chair.taps(t.plain("local-report-photos-done-button"));
    expect(await photos()).toHaveLength(1);
    expect(await photos()).not.toEqual(first);

    await chair.taps(t.plain("local-report-place-button"));
    await chair.taps(t.plain("local-report-change-photos-button"));
    await chair.taps(t.plain("local-report-photos-remove-button"));
    expect(await photos()).toEqual([]);
    expect(chair.last()).toContain(`[${t.plain("local-report-add-photos-button")}]`);
  });

  it("of few people tells others only that they are few", async () => {
    const id = await addCampaign("Аз адам");
    const [chair, local] = [await coordinator("kk", zhylyoi), await coordinator("kk", kulsary)];
    await addReport(id, kulsary, 1, local);
    const few = t.plain("local-report-count-line", { count: "families", value: t.plain("people-few") });
    expect(await forges(chair, `campaign:at:${id}:${kulsary}`)).toContain(few);
    await forges(chair, `campaign:say:${id}:${kulsary}`);
    for (const answer of ["1", "50"]) {
      // oxlint-disable-next-line no-await-in-loop -- a dialogue goes step by step
      await chair.says(answer);
    }
    expect(chair.last()).toContain(t.plain("local-report-keep-button", { value: t.plain("people-few") }));
    await chair.taps(t.plain("local-report-keep-button", { value: t.plain("people-few") }));
    await chair.says("100000");
    expect(chair.last()).toContain(few);
    expect(await forges(chair, `campaign:show:${id}:${kulsary}`)).toContain(few);
    for (const list of [`campaign:all:${id}:${zhylyoi}:0`, `campaign:by:${id}:${zhylyoi}:0`]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await forges(chair, list)).toContain(t.plain("people-few"));
    }
    await forges(chair, `campaign:xlsx:${id}:${zhylyoi}`);
    const [, ...rows] = await readSheet(Buffer.from((await sentFile(world(), chair)).bytes), 2);
    expect(rows.map((row) => row[5])).toEqual([t.plain("people-few")]);
    expect(await forges(local, `campaign:at:${id}:${kulsary}`)).toContain(
      t.plain("local-report-count-line", { count: "families", value: "3" }),
    );
    expect(await forges(await admin("kk"), `campaign:at:${id}:${kulsary}`)).not.toContain(few);
  });

  it("of few people stays so in what a wider territory without a report comes to", async () => {
    const id = await addCampaign("Аз адам, кең аумақ");
    const chair = await coordinator("kk", atyrau);
    await addReport(id, kulsary, 1, await coordinator("kk", kulsary));
    const few = t.plain("people-few");
    const families = (value: string) => t.plain("local-report-count-line", { count: "families", value });
    for (const place of [zhylyoi, atyrau]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await forges(chair, `campaign:show:${id}:${place}`)).toContain(families(few));
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await forges(chair, `campaign:by:${id}:${place}:0`)).toContain(few);
    }
    await forges(chair, `campaign:xlsx:${id}:${atyrau}`);
    const bytes = Buffer.from((await sentFile(world(), chair)).bytes);
    const [, ...totals] = await readSheet(bytes, 1);
    expect(totals.filter((row) => row[6] !== 0).map((row) => row.slice(3, 5))).toEqual([
      [40, few],
      [40, few],
    ]);
    expect(await forges(await admin("kk"), `campaign:show:${id}:${atyrau}`)).toContain(families("3"));

    // What a district says itself is about no single village, but together with one it is.
    await addReport(id, zhylyoi, 1, chair);
    await world().query("UPDATE local_report SET families = 1 WHERE campaign_id = $1", [id]);
    expect(await forges(chair, `campaign:at:${id}:${zhylyoi}`)).toContain(families("1"));
    expect(await forges(chair, `campaign:show:${id}:${zhylyoi}`)).toContain(families(few));
  });

  it("that waits leads who may see to it to what it waits for", async () => {
    const id = await addCampaign("Кім күттіреді");
    const [chair, local] = [await coordinator("kk", atyrau), await coordinator("kk", kulsary)];
    await addReport(id, zhylyoi, 10, local, []);
    await addReport(id, kulsary, 3, local);
    const district = `[${nameOf(atyrau, "kk")}, ${nameOf(zhylyoi, "kk")}]`;
    expect(await forges(local, `campaign:at:${id}:${kulsary}`)).not.toContain(district);
    expect(await forges(chair, `campaign:at:${id}:${kulsary}`)).toContain(district);
    await chair.taps(district.slice(1, -1));
    await chair.taps(t.plain("local-report-pending-no-button"));
    expect(await forges(local, `campaign:at:${id}:${kulsary}`)).not.toContain("⏳");
  });

  it("is not settled by a button that has not shown it", async () => {
    const id = await addCampaign("Ескі түйме");
    const chair = await coordinator("kk", zhylyoi);
    const local = await coordinator("kk", kulsary);
    await addReport(id, zhylyoi, 10, chair, []);
    await addReport(id, "233621000", 1, local);
    await forges(chair, `campaign:at:${id}:${zhylyoi}`);
    await addReport(id, kulsary, 3, local);
    await chair.taps(t.plain("local-report-pending-no-button"));
    expect(chair.view().messages.at(-2)?.text).toContain(t.plain("local-report-changed"));
    await chair.taps(t.plain("local-report-pending-no-button"));
    expect(chair.last()).not.toContain(t.plain("local-report-pending-no-button"));
    await chair.taps(t.plain("campaign-card-button"));
    expect(chair.last()).toContain(t.plain("local-report-count-line", { count: "events", value: "14" }));
  });
});

describe("Campaigns of who has nothing to do with them", () => {
  const t = textsIn("kk");

  it("are unknown: by command, by button, and by whatever a button says", async () => {
    const id = await addCampaign("Бөтен");
    const chair = await coordinator("kk", abai);
    await addReport(id, kulsary, 3, chair);
    const member = await world().started({ language: "kk" });
    await giveRole(world(), member.id, "member", atyrau);
    await member.says("/campaigns");
    expect(member.last()).toContain(t.plain("unknown-text").slice(0, 20));
    const toUnknown = await forges(member, "no-such-button");
    expect(await forges(member, "campaigns")).toBe(toUnknown);
    const gone = t.plain("campaign-gone");
    const forOthers = ["at", "all", "by", "in", "see", "say", "photo", "xlsx", "pic", "show"].map(
      (verb) => `campaign:${verb}:${id}:${kulsary}`,
    );
    const managed = [
      `campaign:edit:${id}`,
      `campaign:status:${id}:closed`,
      `campaign:set:${id}:name`,
      `campaign:ok:${id}:${kulsary}:abcde`,
      `campaign:pic:${id}:${kulsary}:0`,
      `campaign:has:${id}:${kulsary}:0`,
      `campaign:has:${unknownId}:${abai}:0`,
      `campaign:show:${unknownId}`,
      `campaign:at:${unknownId}:${abai}`,
      `campaign:at:${id}:999999999`,
    ];
    for (const person of [chair, member]) {
      for (const data of [...forOthers, ...managed]) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        expect({ data, said: await forges(person, data) }).toEqual({
          data,
          said: expect.stringContaining(gone),
        });
      }
    }
    expect(await forges(member, "campaign:new")).toBe(await forges(member, "no-such-button"));
    expect(await forges(chair, "campaign:new")).toBe(await forges(chair, "no-such-button"));
    const { rows } = await world().query("SELECT status FROM campaign WHERE id = $1", [id]);
    expect(rows).toEqual([{ status: "open" }]);
  });
});
