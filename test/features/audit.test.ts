import { describe, expect, it } from "vitest";
import { languages } from "../../src/domain/language.ts";
import { forges, giveRole, invitation, places } from "../support/team.ts";
import { type Person, textsIn, useWorld } from "../support/world.ts";

const adminId = 7_900_000_001;
const world = useWorld({ admins: [adminId] });
const words = "Мұны ешкім журналдан оқымасын";

async function admin(language: (typeof languages)[number]): Promise<Person> {
  const secretary = await world().started({ id: adminId, language, name: "Гүлнар", lastName: "<Ә>" });
  await forges(secretary, `language:${language}`);
  return secretary;
}

describe.each(languages)("The log in %s", (language) => {
  const t = textsIn(language);

  it("tells who did what, with the names of those who are of the team now", async () => {
    const secretary = await admin(language);
    const member = await world().started({ name: "Сәуле" });
    const { id } = await invitation(world(), {
      invitedBy: adminId,
      role: "member",
      place: places.atyrau,
      claimedBy: member.id,
    });
    await forges(secretary, `team:confirm:${id}`);
    await secretary.says("/audit");
    const shown = secretary.last();
    expect(shown).toContain(t.plain("audit-invitation-confirmed"));
    expect(shown).toContain(t.plain("audit-grant-created"));
    expect(shown).toContain(t.plain("audit-by", { name: "Гүлнар <Ә>" }));
    expect(shown).toContain(t.plain("audit-about", { name: "Сәуле" }));
    expect(shown).toContain(id.slice(-12));

    await world().query("UPDATE role_grant SET withdrawn_at = now() WHERE person_id = $1", [member.id]);
    await secretary.says("/audit");
    expect(secretary.last()).not.toContain("Сәуле");
    expect(secretary.last()).not.toContain(String(member.id));
    expect(secretary.last()).toMatch(new RegExp(t.plain("audit-stranger", { pseudonym: "[0-9a-f]{12}" })));
  });

  it("goes back ten at a time, and knows what another release wrote", async () => {
    await world().query(
      `INSERT INTO audit_entry (action) SELECT 'event.${language}' FROM generate_series(1, 12)`,
    );
    const secretary = await admin(language);
    await secretary.says("/audit");
    expect(secretary.last().split(`event.${language}`).length - 1).toBe(10);
    await secretary.taps(t.plain("audit-older-button"));
    expect(secretary.last().split(`event.${language}`).length - 1).toBe(2);
    expect(secretary.last()).toContain(t.plain("audit-by", { name: t.plain("audit-bot") }));
  });

  it("is taken as a file, which the log tells, too", async () => {
    const secretary = await admin(language);
    await secretary.says("/audit");
    await secretary.taps(t.plain("audit-export-button"));
    const rows = (await fileOf(secretary)).split("\r\n");
    expect(rows[0]).toBe("\uFEFFid,at,actor,action,record,subject,role,place");
    expect(rows.at(-2)).toMatch(/^\d+,\d{4}-.*Z,[0-9a-f]{12},audit\.exported,,,,$/);
    const { rows: counted } = await world().query("SELECT count(*)::int AS count FROM audit_entry");
    expect(rows).toHaveLength(Number(counted[0]?.["count"]) + 2);
    await secretary.says("/audit");
    expect(secretary.last()).toContain(t.plain("audit-audit-exported"));
  });
});

describe("In the log", () => {
  it("the bot itself has made the first admins, once", async () => {
    await world().restart();
    const { rows } = await world().query(
      "SELECT role, place FROM audit_entry WHERE action = 'grant.created' AND actor IS NULL",
    );
    expect(rows).toEqual([{ role: "admin", place: places.republic }]);
  });

  it("every deed with a feedback has its record, and nobody's words or ids are anywhere", async () => {
    const mother = await world().started({ language: "ru" });
    const items: string[] = [];
    for (const text of [words, `${words}!`]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      items.push(await feedbackOf(mother, text));
    }
    const [first = "", second = ""] = items;
    const secretary = await admin("ru");
    await forges(secretary, `feedback:show:${first}`);
    await secretary.taps("Ответить");
    await secretary.says(words);
    await secretary.taps("Отправить");
    await forges(secretary, `feedback:close:${second}`);
    await forges(secretary, `feedback:close:${second}`);

    expect(await deedsOn(first)).toEqual(["feedback.opened", "feedback.answered"]);
    expect(await deedsOn(second)).toEqual(["feedback.closed"]);
    const { rows } = await world().query("SELECT row_to_json(a)::text AS row FROM audit_entry a");
    const all = JSON.stringify(rows);
    for (const secret of [words, String(mother.id), String(adminId)]) expect(all).not.toContain(secret);
  });

  it("nothing can be changed or removed", async () => {
    for (const sql of [
      "UPDATE audit_entry SET actor = 'x'",
      "DELETE FROM audit_entry",
      "TRUNCATE audit_entry",
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await expect(world().query(sql)).rejects.toThrow("append-only");
    }
  });

  it("what failed is not told: the deed and its entry are one", async () => {
    const secretary = await admin("ru");
    const mother = await world().started();
    const item = await feedbackOf(mother, words);
    await world().query("ALTER TABLE audit_entry RENAME TO audit_entry_away");
    await forges(secretary, `feedback:close:${item}`);
    await world().query("ALTER TABLE audit_entry_away RENAME TO audit_entry");
    const { rows } = await world().query("SELECT closed_at FROM feedback WHERE id = $1", [item]);
    expect(rows).toEqual([{ closed_at: null }]);
  });

  it("a member who was made an admin is shown it from then on", async () => {
    const person = await world().started({ language: "ru" });
    await person.says("/audit");
    expect(person.last()).toContain(textsIn("ru").plain("unknown-text"));
    await giveRole(world(), person.id, "admin", places.republic);
    await person.says("/audit");
    expect(person.last()).toContain("Журнал действий");
  });
});

async function deedsOn(record: string): Promise<unknown[]> {
  const { rows } = await world().query("SELECT action FROM audit_entry WHERE record = $1 ORDER BY id", [
    record,
  ]);
  return rows.map(({ action }) => action);
}

async function feedbackOf(person: Person, text: string): Promise<string> {
  await person.says("/feedback");
  await person.says(text);
  await person.taps(/^(Иә, жауап беріңіз|Да, ответьте)$/);
  await person.taps(/^(Жіберу|Отправить)$/);
  const { rows } = await world().query(
    "SELECT id FROM feedback WHERE person_id = $1 ORDER BY created_at DESC LIMIT 1",
    [person.id],
  );
  return String(rows[0]?.["id"]);
}

async function fileOf(person: Person): Promise<string> {
  const file = person.view().messages.at(-1)?.media;
  const url = file && "url" in file ? file.url : "";
  const response = await fetch(new URL(url, world().simulator.url));
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await response.arrayBuffer());
}
