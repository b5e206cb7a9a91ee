import { describe, expect, it, vi } from "vitest";
import { languages } from "../../src/domain/language.ts";
import { engine } from "../support/database.ts";
import {
  commandsOf,
  forges,
  giveRole,
  invitation,
  loseRoles,
  memberInvitation,
  messagesTo,
  nameOf,
  newest,
  opensMessage,
  places,
  rolesOf,
  tokenIn,
  unknownId,
} from "../support/team.ts";
import { type Person, textsIn, useWorld } from "../support/world.ts";

const adminId = 7_900_000_001;
const world = useWorld({ admins: [adminId] });

let people = 0;
/** Somebody new who has pressed Start, with a role. */
async function chairOf(place: string, language: (typeof languages)[number] = "ru"): Promise<Person> {
  const chair = await world().started({ language, name: `Chair ${(people += 1)}` });
  await giveRole(world(), chair.id, "coordinator", place);
  await chair.starts();
  return chair;
}

async function admin(language: (typeof languages)[number] = "ru"): Promise<Person> {
  const secretary = await world().started({ id: adminId, language, name: "Secretary" });
  await forges(secretary, `language:${language}`);
  return secretary;
}

describe.each(languages)("In %s, an invitation", (language) => {
  const t = textsIn(language);

  it("goes from /team to a confirmed role, and menus follow at once", async () => {
    const chair = await chairOf(places.atyrau, language);
    await chair.taps(t.plain("menu-button"));
    await chair.taps(t.plain("menu-team"));
    expect(chair.last()).toContain(t.plain("role-coordinator"));
    await chair.taps(t.plain("team-invite-button"));
    expect(chair.last()).not.toContain(t.plain("role-admin"));
    // She has one territory: what is in it is asked at once.
    await chair.taps(t.plain("role-helper"));
    await chair.taps(t.plain("places-all-button", { place: nameOf(places.atyrau, language) }));
    expect(chair.screen()).toContain(t.plain("team-invited"));
    const token = tokenIn(chair);

    const helper = world().person({ language, name: "Гүлнар", lastName: "<Ә>" });
    await helper.starts(`invite_${token}`);
    expect(helper.last()).toContain(chair.phone.user.first_name);
    expect(helper.last()).toContain(t.plain("role-helper"));
    expect(await rolesOf(world(), helper.id)).toEqual([]);
    await helper.taps(t.plain("invitation-accept-button"));
    expect(helper.screen()).toContain(t.plain("invitation-claimed"));
    expect(helper.last()).toContain("[Қазақша]");
    expect(await rolesOf(world(), helper.id)).toEqual([]);

    await opensMessage(chair, t);
    expect(chair.last()).toContain("Гүлнар <Ә>");
    expect(JSON.stringify(chair.view().messages.at(-1))).toContain(`tg://user?id=${helper.id}`);
    await chair.taps(t.plain("team-confirm-button"));
    expect(chair.last()).toContain(t.plain("role-helper"));
    expect(await rolesOf(world(), helper.id)).toEqual([`helper ${places.atyrau}`]);

    await opensMessage(helper, t);
    expect(helper.last()).toContain(t.plain("role-helper"));
    await helper.taps(t.plain("go-on-button"));
    expect(helper.last()).toContain(`[${t.plain("menu-role")}]`);
    expect(helper.last()).not.toContain(t.plain("menu-team"));
  });

  it("is listed with its state, and can be taken back", async () => {
    const chair = await chairOf(places.atyrau, language);
    await loseAllInvitations();
    const { id } = await memberInvitation(world(), chair);
    const claimedBy = (await world().started({ language })).id;
    await invitation(world(), { invitedBy: chair.id, role: "helper", place: places.atyrau, claimedBy });
    await chair.says("/team");
    await chair.taps(t.plain("team-invitations-button", { count: 2 }));
    const place = nameOf(places.atyrau, language);
    expect(chair.last()).toContain(
      t.plain("team-invitation-claimed", { role: t.plain("role-helper"), place }),
    );
    const label = t.plain("role-in-place", { role: t.plain("role-member"), place });
    await chair.taps(new RegExp(`^[12]\\. ${label}$`));
    await chair.taps(t.plain("team-revoke-button"));
    expect(chair.last()).toContain(t.plain("team-revoked"));
    await forges(chair, `team:invitation:${id}`);
    expect(chair.last()).toContain(t.plain("team-gone"));
  });

  it("is not confirmed when somebody else has claimed it", async () => {
    const chair = await chairOf(places.atyrau, language);
    const stranger = await world().started({ language });
    const { id, token } = await memberInvitation(world(), chair, stranger);
    await forges(chair, `team:claim:${id}`);
    await chair.taps(t.plain("team-refuse-button"));
    expect(chair.last()).toContain(t.plain("team-refused"));
    expect(await rolesOf(world(), stranger.id)).toEqual([]);
    await stranger.starts(`invite_${token}`);
    expect(stranger.last()).toContain(t.plain("invitation-gone"));
  });

  it("ends with a role that is withdrawn again, at once, and she is told", async () => {
    const chair = await chairOf(places.atyrau, language);
    await chair.says("/team");
    expect(commandsOf(chair)).toContain("team");
    const secretary = await admin(language);
    await secretary.says("/team");
    await pageTo(secretary, chair.phone.user.first_name);
    await secretary.taps(new RegExp(`^\\d+\\. ${chair.phone.user.first_name}$`));
    expect(secretary.last()).toContain(t.plain("role-coordinator"));
    await secretary.taps(t.plain("team-withdraw-button"));
    // A double tap is one withdrawal, and says so twice.
    secretary.does.taps(t.plain("team-withdraw-button"));
    await secretary.taps(t.plain("team-withdraw-button"));
    expect(secretary.screen().split(t.plain("team-withdrawn")).length - 1).toBe(2);

    expect(await rolesOf(world(), chair.id)).toEqual([]);
    expect(commandsOf(chair)).not.toContain("team");
    await opensMessage(chair, t);
    expect(chair.last()).toContain(t.plain("role-none"));
    // The list is still on her screen.
    await chair.taps(t.plain("team-invite-button"));
    expect(chair.view().notice?.text).toBe(t.plain("old-button"));
    await chair.says("/team");
    expect(chair.last()).toContain(t.plain("unknown-text"));
  });

  it("leads to a role that she may give up herself", async () => {
    const chair = await chairOf(places.abai, language);
    await giveRole(world(), chair.id, "member", places.atyrau);
    await chair.taps(t.plain("menu-button"));
    await chair.taps(t.plain("menu-role"));
    const number = chair.last().includes(`1. ${t.plain("role-coordinator")}`) ? 1 : 2;
    await chair.taps(t.plain("role-leave-one-button", { number }));
    await chair.taps(t.plain("role-leave-button"));
    expect(chair.last()).toContain(t.plain("role-left"));
    expect(await rolesOf(world(), chair.id)).toEqual([`member ${places.atyrau}`]);
    expect(commandsOf(chair)).not.toContain("team");
    expect(await messagesTo(world(), chair.id)).toBe(0);
  });
});

describe("Losing a role", () => {
  it("stops an answer half-way: nothing is written, and it is as if the feedback were unknown", async () => {
    const mother = await world().started({ language: "kk" });
    const item = await feedbackOf(mother);
    const helper = await world().started({ language: "ru" });
    const grant = await giveRole(world(), helper.id, "admin", places.republic);
    await forges(helper, `feedback:answer:${item}`);
    await helper.says("Уже не моё дело");
    const secretary = await admin();
    await forges(secretary, `team:withdraw:yes:${grant}`);
    await helper.taps("Отправить");
    expect(helper.screen()).toContain(textsIn("ru").plain("feedback-answer-gone"));
    const { rows } = await world().query("SELECT answer, closed_at FROM feedback WHERE id = $1", [item]);
    expect(rows).toEqual([{ answer: null, closed_at: null }]);
  });

  it("takes back what she was shown", async () => {
    const mother = await world().started({ language: "kk" });
    const item = await feedbackOf(mother);
    const helper = await world().started({ language: "ru" });
    const grant = await giveRole(world(), helper.id, "admin", places.republic);
    const before = helper.view().messages.length;
    await forges(helper, `feedback:show:${item}`);
    expect(helper.view().messages).toHaveLength(before + 1);
    const secretary = await admin();
    await forges(secretary, `team:withdraw:yes:${grant}`);
    // She is told of the withdrawal, too.
    await expect
      .poll(() => helper.screen(), { timeout: 10_000 })
      .not.toContain(textsIn("ru").plain("feedback-answer-button"));
  });

  it("at the same moment wins over what is being written", async () => {
    const mother = await world().started({ language: "kk" });
    const item = await feedbackOf(mother);
    const helper = await world().started({ language: "ru" });
    await giveRole(world(), helper.id, "admin", places.republic);
    await forges(helper, `feedback:show:${item}`);

    await whileWithdrawing(helper.id, async () => {
      helper.does.taps("Закрыть без ответа");
      // On a server the press waits for the row; the embedded engine lets nobody in meanwhile.
      if (engine === "postgres") await someoneWaits();
    });
    await world().simulator.quiet();
    expect(helper.last()).toContain(textsIn("ru").plain("feedback-answer-closed"));
    const { rows } = await world().query("SELECT closed_at FROM feedback WHERE id = $1", [item]);
    expect(rows).toEqual([{ closed_at: null }]);
  });

  it("ends a confirmation that was on the screen", async () => {
    const chair = await chairOf(places.atyrau);
    const member = await world().started();
    const { id } = await memberInvitation(world(), chair, member);
    await forges(chair, `team:claim:${id}`);
    await loseRoles(world(), chair.id);
    await chair.taps("Подтвердить");
    expect(newest(chair)).toBe(await unknown(chair, `team:confirm:${unknownId}`));
    expect(await rolesOf(world(), member.id)).toEqual([]);
  });
});

describe("Admins", () => {
  it("from the configuration are made once: one that was withdrawn stays so after a restart", async () => {
    const secretary = await admin();
    expect(await rolesOf(world(), adminId)).toEqual([`admin ${places.republic}`]);
    const other = await world().started({ language: "ru" });
    await giveRole(world(), other.id, "admin", places.republic);
    const { rows } = await world().query("SELECT id FROM role_grant WHERE person_id = $1", [adminId]);
    const notice = textsIn("ru").plain("you-have-message");
    const notices = () => secretary.view().messages.filter(({ text }) => text === notice).length;
    const before = notices();
    await forges(other, `team:withdraw:yes:${String(rows[0]?.["id"])}`);
    await expect.poll(notices, { timeout: 10_000 }).toBe(before + 1);
    await world().restart();
    await secretary.says("/team");
    expect(secretary.last()).toContain(textsIn("ru").plain("unknown-text"));
    expect(await rolesOf(world(), adminId)).toEqual([]);
    await secretary.says("/forget");
    await secretary.taps(textsIn("ru").plain("forget-yes-button"));
    await world().restart();
    expect(await rolesOf(world(), adminId)).toEqual([]);
    await world().query("UPDATE role_grant SET withdrawn_at = now() WHERE person_id <> $1", [other.id]);
    await other.says("/forget");
    expect(other.last()).toContain(textsIn("ru").plain("forget-role"));
    await other.taps(textsIn("ru").plain("forget-yes-button"));
    await world().restart();
    // Nobody else could let her in again.
    await expect.poll(() => rolesOf(world(), adminId)).toEqual([`admin ${places.republic}`]);
    const { rows: told } = await world().query("SELECT action FROM audit_entry ORDER BY id DESC LIMIT 2");
    expect(told.map(({ action }) => action)).toEqual(["grant.created", "grant.given-up"]);
  });

  it("are never none: the last can not leave", async () => {
    await world().query(
      "UPDATE role_grant SET withdrawn_at = now() WHERE role = 'admin' AND person_id <> $1",
      [adminId],
    );
    const secretary = await admin();
    await secretary.taps("Меню");
    await secretary.taps("Моя роль");
    await secretary.taps("Отказаться от роли");
    await secretary.taps("Отказаться от роли");
    expect(secretary.last()).toContain("В секретариате, кроме вас, никого нет.");
    expect(await rolesOf(world(), adminId)).toEqual([`admin ${places.republic}`]);
  });
});

describe("The list of the team", () => {
  it("is paged in one message, and says so where a name is not known", async () => {
    const chair = await chairOf(places.abai);
    for (let id = 1; id <= 17; id += 1) {
      // oxlint-disable-next-line no-await-in-loop -- a few rows
      await giveRole(world(), id, "member", places.abai);
    }
    world().allowRefusals(/chat not found/);
    await chair.says("/team");
    const before = chair.view().messages.length;
    expect(chair.last()).toContain("Имя неизвестно – Член совета, область Абай");
    await chair.taps("Следующие ▸");
    await chair.taps("Следующие ▸");
    expect(chair.last()).not.toContain("Следующие ▸");
    await chair.taps("◂ Предыдущие");
    expect(chair.view().messages).toHaveLength(before);
  });

  it("shows names without signs that nobody sees or that turn a line around", async () => {
    const chair = await chairOf(places.astana);
    const tricky = await world().started({ language: "ru", name: "Гүл\u202Eнар\u200F" });
    const invisible = await world().started({ language: "ru", name: "\u3164" });
    await giveRole(world(), tricky.id, "member", places.astana);
    await giveRole(world(), invisible.id, "member", places.astana);
    await chair.says("/team");
    expect(chair.last()).toContain("Гүлнар – Член совета");
    expect(chair.last()).toContain("Имя неизвестно – Член совета");
    expect(chair.last()).not.toMatch(/[\u202E\u200F\u3164]/);
  });

  it("shows a chair her own territory only", async () => {
    const [here, there] = [await chairOf(places.atyrau), await chairOf(places.astana)];
    await here.says("/team");
    expect(here.last()).not.toContain("Астана");
    await there.says("/team");
    expect(there.last()).not.toContain("Атырау");
  });
});

/** Does something while her grants are being withdrawn, and then lets the withdrawal end. */
async function whileWithdrawing(personId: number, work: () => Promise<void>): Promise<void> {
  const client = await world().app.database.pool.connect();
  await client.query("BEGIN");
  await client.query("UPDATE role_grant SET withdrawn_at = now() WHERE person_id = $1", [personId]);
  try {
    await work();
  } finally {
    await client.query("COMMIT");
    client.release();
  }
}

/** Resolves when a connection to this database waits for a lock. */
async function someoneWaits(): Promise<void> {
  const sql = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
  const look = async () => {
    if ((await world().query(sql)).rows.length === 0) throw new Error("nobody waits");
  };
  await vi.waitFor(look, { timeout: 8000 });
}

async function unknown(person: Person, data: string): Promise<string> {
  await forges(person, data);
  return newest(person);
}

async function pageTo(person: Person, name: string): Promise<void> {
  for (let pages = 0; pages < 20 && !person.last().includes(name); pages += 1) {
    // oxlint-disable-next-line no-await-in-loop -- page by page
    await person.taps(/▸/);
  }
}

async function loseAllInvitations(): Promise<void> {
  await world().query("UPDATE invitation SET outcome = 'withdrawn' WHERE outcome IS NULL");
}

async function feedbackOf(mother: Person): Promise<string> {
  const { rows } = await world().query(
    `INSERT INTO feedback (id, person_id, update_id, text, may_answer)
     VALUES (gen_random_uuid(), $1, (SELECT count(*) FROM feedback), 'Пікір', true) RETURNING id`,
    [mother.id],
  );
  return String(rows[0]?.["id"]);
}
