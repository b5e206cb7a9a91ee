import { beforeEach, describe, expect, it } from "vitest";
import { toCsv } from "../../src/domain/csv.ts";
import { type Language, languages } from "../../src/domain/language.ts";
import { readEventsFile } from "../../src/files/events-file.ts";
import { readXlsx } from "../../src/files/xlsx.ts";
import { addEvent } from "../support/events.ts";
import { forges, giveRole, loseRoles, messagesTo, places } from "../support/team.ts";
import { sentFile } from "../support/sent-file.ts";
import { type Person, textsIn, useWorld } from "../support/world.ts";

const world = useWorld();

type Row = Record<string, string>;

/** A table of such rows, with a column for whatever any of them says. */
function table(...rows: Row[]): string {
  const full = rows.map((row): Row => ({
    kind: "forum",
    title_kk: "Форум",
    kato: places.isatay,
    starts_at: "2029-03-01 10:00",
    ...row,
  }));
  const columns = [...new Set(full.flatMap((row) => Object.keys(row)))];
  return toCsv([columns, ...full.map((row) => columns.map((column) => row[column] ?? ""))]);
}

async function coordinator(language: Language = "kk"): Promise<Person> {
  const chair = await world().started({ language });
  await giveRole(world(), chair.id, "coordinator", places.atyrau);
  return chair;
}

/** Opens what waits for a file, as she does from the menu. */
async function asksForFile(person: Person, language: Language = "kk"): Promise<void> {
  const t = textsIn(language);
  await forges(person, "organise");
  await person.taps(t.plain("organise-file-button"));
}

async function events(): Promise<string[]> {
  const { rows } = await world().query(
    "SELECT title ->> 'kk' || ' ' || status AS said FROM event ORDER BY title ->> 'kk'",
  );
  return rows.map(({ said }) => String(said));
}

beforeEach(async () => {
  await world().started();
  await world().query("DELETE FROM event");
});

const kk = textsIn("kk");
const yes = kk.plain("directory-import-yes-button");
const bare = (html: string) => html.replaceAll(/<.*?>/g, "");

describe.each(languages)("A coordinator's table of events, in %s", (language) => {
  const t = textsIn(language);

  it("is shown as what it would do, becomes drafts, and all of them are published", async () => {
    const chair = await coordinator(language);
    await asksForFile(chair, language);
    expect(chair.last()).toContain(t.html("organise-file-how").split("\n").at(1)?.trim());
    await chair.sendsDocument(
      "a.csv",
      table(
        { title_kk: "<b>Алма</b>" },
        { title_kk: "Бесік", starts_at: "2020-03-01 10:00".replace("2020", "2025") },
      ),
    );
    expect(chair.last()).toContain(bare(t.html("directory-preview-added", { count: 2 })));
    expect(chair.last()).toContain("<b>Алма</b>");
    expect(await events()).toEqual([]);
    await chair.taps(t.plain("directory-import-yes-button"));
    expect(await events()).toEqual(["<b>Алма</b> draft", "Бесік draft"]);
    await chair.taps(t.plain("organise-publish-all-button", { count: 1 }));
    expect(chair.last()).toContain(bare(t.html("organise-all-published", { count: 1 })));
    expect(chair.last()).toContain(`3, starts_at: ${t.plain("organise-issue-past")}`);
    expect(await events()).toEqual(["<b>Алма</b> published", "Бесік draft"]);
  });

  it("is refused as a whole with all that is wrong, and may be sent again", async () => {
    const chair = await coordinator(language);
    await asksForFile(chair, language);
    await chair.sendsDocument(
      "a.csv",
      table({ id: "1" }, { id: "2", starts_at: "ертең" }, { id: "3", capacity: "-1" }),
    );
    expect(chair.last()).toContain(`3, starts_at: ${t.plain("organise-problem-bad-moment")}`);
    expect(chair.last()).toContain(`4, capacity: ${t.plain("directory-problem-bad-number")}`);
    await chair.sendsDocument("a.csv", table({ kato: places.abai }));
    expect(chair.last()).toContain(`2, kato: ${t.plain("organise-problem-not-yours")}`);
    expect(chair.last()).not.toContain(t.plain("directory-import-yes-button"));
    await chair.sendsDocument("a.csv", table({}));
    await chair.taps(t.plain("directory-import-yes-button"));
    expect(await events()).toEqual(["Форум draft"]);
  });

  it("has a template that explains its columns", async () => {
    const chair = await coordinator(language);
    await asksForFile(chair, language);
    await chair.taps(t.plain("directory-template-button"));
    const { name, bytes } = await sentFile(world(), chair);
    expect(name).toContain("events-template.xlsx");
    expect(await readXlsx(bytes)).toMatchObject({ ok: true, rows: [{}, {}] });
    const gazetteer = { find: () => undefined };
    expect(await readEventsFile(bytes, { gazetteer, now: new Date() })).toMatchObject({
      problems: [{ reason: "empty" }],
    });
    // It still waits for the file.
    await chair.sendsDocument("a.csv", table({}));
    expect(chair.last()).toContain(t.plain("directory-import-yes-button"));
  });
});

describe("A table of events", () => {
  it("is imported once, when she taps twice, and nothing is new when it is sent again", async () => {
    world().allowRefusals(/message is not modified/);
    const chair = await coordinator();
    await asksForFile(chair);
    await chair.sendsDocument("a.csv", table({}));
    chair.does.taps(yes);
    chair.does.taps(yes);
    await world().simulator.quiet();
    expect(await events()).toEqual(["Форум draft"]);
    await asksForFile(chair);
    await chair.sendsDocument("a.csv", table({}));
    expect(chair.last()).toContain(bare(kk.html("directory-preview-unchanged", { count: 1 })));
    expect(chair.last()).not.toContain(yes);
    expect(chair.last()).toContain(kk.plain("organise-publish-all-button", { count: 1 }));
  });

  it("says how many people hear of a change, and they do", async () => {
    const id = await addEvent(world().app.database, { place: places.isatay, title: { kk: "Форум" } });
    const member = await world().started({ name: "Айгүл" });
    await member.says("/events");
    await member.taps(/Форум/);
    await member.taps(kk.plain("event-join-button"));
    await member.taps("Айгүл");
    await member.taps(kk.plain("event-agree-button"));
    const before = await messagesTo(world(), member.id);
    const chair = await coordinator();
    await asksForFile(chair);
    await chair.sendsDocument("a.csv", table({ id }));
    expect(chair.last()).toContain(`Форум – ${kk.plain("organise-field", { field: "startsAt" })}`);
    expect(chair.last()).toContain(kk.plain("organise-file-will-tell", { people: 1 }));
    await chair.taps(yes);
    expect(await messagesTo(world(), member.id)).toBe(before + 1);
  });

  it("can be left alone, and then a document is none of events", async () => {
    const chair = await coordinator();
    await asksForFile(chair);
    await chair.taps(kk.plain("cancel-button"));
    await chair.sendsDocument("a.csv", table({}));
    expect(chair.last()).toContain(kk.plain("unknown-content"));
    await asksForFile(chair);
    await chair.says("Сәлем");
    expect(chair.last()).toContain(kk.plain("organise-file-wanted"));
    await chair.sendsDocument("a.csv", table({}));
    await chair.taps(kk.plain("cancel-button"));
    expect(chair.last()).toContain(kk.plain("directory-import-cancelled"));
    expect(await events()).toEqual([]);
  });

  it("goes to the directory where an admin sends it without being asked", async () => {
    const admin = await world().started();
    await giveRole(world(), admin.id, "admin", places.republic);
    await admin.sendsDocument("a.csv", table({}));
    expect(admin.last()).toContain(kk.plain("directory-problem-unknown-column"));
    await asksForFile(admin);
    await admin.sendsDocument("a.csv", table({ kato: places.abai }));
    await admin.taps(yes);
    expect(await events()).toEqual(["Форум draft"]);
  });

  it("is nothing of a member's, nor of who lost her role after the preview", async () => {
    const member = await world().started();
    await giveRole(world(), member.id, "member", places.atyrau);
    const unknown = await forges(member, "organise:nothing");
    expect(await forges(member, "organise:file")).toBe(unknown);
    await member.sendsDocument("a.csv", table({}));
    expect(member.last()).toContain(kk.plain("unknown-content"));
    expect(await forges(member, "organise:file:abcdefghijkl")).toContain(kk.plain("organise-gone"));

    const chair = await coordinator();
    await asksForFile(chair);
    await chair.sendsDocument("a.csv", table({}));
    await loseRoles(world(), chair.id);
    await chair.taps(yes);
    expect(chair.last()).toContain(kk.plain("organise-gone"));
    expect(await forges(chair, "organise:file:publish")).toContain(kk.plain("organise-gone"));
    expect(await events()).toEqual([]);
  });

  it("has to be sent again when it can't be had, and is refused before it is downloaded when it is too large", async () => {
    const chair = await coordinator();
    await asksForFile(chair);
    await chair.sendsDocument("a.csv", table({}));
    world().simulator.faults.add({ method: "getFile", kind: "400" });
    await chair.taps(yes);
    expect(chair.last()).toContain(kk.plain("directory-import-lost"));
    await asksForFile(chair);
    await chair.sendsDocument("a.csv", new Uint8Array(5 * 1024 * 1024 + 1).fill(0x20));
    expect(chair.last()).toContain(kk.plain("organise-problem-too-large"));
    expect(await events()).toEqual([]);
  });
});
