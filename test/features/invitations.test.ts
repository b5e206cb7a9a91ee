import { describe, expect, it } from "vitest";
import {
  forges,
  giveRole,
  invitation,
  loseRoles,
  memberInvitation,
  messagesTo,
  nameOf,
  newest,
  places,
  rolesOf,
  tokenIn,
} from "../support/team.ts";
import { type Person, useWorld } from "../support/world.ts";

const adminId = 7_900_000_001;
const world = useWorld({ admins: [adminId] });

/** A coordinator who has pressed Start. */
async function chairOf(place: string): Promise<Person> {
  const chair = await world().started({ language: "ru" });
  await giveRole(world(), chair.id, "coordinator", place);
  return chair;
}

describe("A link", () => {
  it("that can't be claimed gets the same answer, byte by byte, whatever the reason", async () => {
    const chair = await chairOf(places.atyrau);
    const gone = await chairOf(places.atyrau);
    const first = await world().started();
    const refused = await world().started({ language: "ru" });
    const of = { invitedBy: chair.id, role: "member", place: places.atyrau } as const;
    const expired = await invitation(world(), of);
    await world().query("UPDATE invitation SET expires_at = now() WHERE id = $1", [expired.id]);
    const used = await invitation(world(), { ...of, claimedBy: first.id });
    const confirmed = await invitation(world(), { ...of, claimedBy: first.id });
    await forges(chair, `team:confirm:${confirmed.id}`);
    const withdrawn = await invitation(world(), of);
    await forges(chair, `team:revoke:${withdrawn.id}`);
    const denied = await invitation(world(), { ...of, claimedBy: refused.id });
    await forges(chair, `team:refuse:${denied.id}`);
    const byGone = await invitation(world(), { ...of, invitedBy: gone.id });
    await loseRoles(world(), gone.id);
    const tooWide = await invitation(world(), { ...of, role: "coordinator" });
    const all = [expired, used, confirmed, withdrawn, denied, byGone, tooWide].map(({ token }) => token);

    const answers = new Set<string>();
    for (const token of [...all, "A".repeat(22), "short", ""]) {
      // oxlint-disable-next-line no-await-in-loop -- one link after the other
      await refused.starts(`invite_${token}`);
      answers.add(newest(refused));
      if (token === "") continue;
      // oxlint-disable-next-line no-await-in-loop -- one link after the other
      await forges(refused, `invitation:accept:${token}`);
      answers.add(newest(refused));
    }
    expect(answers.size).toBe(1);
    expect(refused.last()).toContain("Это приглашение не действует.");
    expect(await rolesOf(world(), refused.id)).toEqual([]);
  });

  it("of her own is not burnt by opening it", async () => {
    const chair = await chairOf(places.atyrau);
    const { token } = await memberInvitation(world(), chair);
    await chair.starts(`invite_${token}`);
    expect(chair.last()).toContain("ваше собственное приглашение");
    await forges(chair, `invitation:accept:${token}`);
    expect(chair.last()).toContain("ваше собственное приглашение");
    const other = await world().started({ language: "ru" });
    await other.starts(`invite_${token}`);
    expect(other.last()).toContain("[Принять]");
  });

  it("can be declined, and accepted later; accepting twice is one claim", async () => {
    const chair = await chairOf(places.atyrau);
    const { token } = await memberInvitation(world(), chair);
    const member = await world().started({ language: "ru" });
    await member.starts(`invite_${token}`);
    await member.taps("Не принимать");
    expect(member.last()).toContain("[Оставить отзыв]");
    member.does.taps("Принять");
    await member.taps("Принять");
    expect(member.screen().split("Спасибо! Когда приглашение подтвердят").length - 1).toBe(2);
    expect(await messagesTo(world(), chair.id)).toBe(1);
  });

  it("claimed by 20 people at once is won by one", async () => {
    const chair = await chairOf(places.atyrau);
    const { id, token } = await memberInvitation(world(), chair);
    const all = await Promise.all(Array.from({ length: 20 }, () => world().started({ language: "ru" })));
    for (const person of all) person.does.starts(`invite_${token}`);
    await world().simulator.quiet();
    for (const person of all) person.does.taps("Принять");
    await world().simulator.quiet();

    const winners = all.filter((person) => person.last().includes("Спасибо!"));
    expect(winners).toHaveLength(1);
    expect(new Set(all.filter((person) => person !== winners[0]).map(newest)).size).toBe(1);
    const { rows } = await world().query("SELECT claimed_by FROM invitation WHERE id = $1", [id]);
    expect(Number(rows[0]?.["claimed_by"])).toBe(winners[0]?.id);
    expect(await messagesTo(world(), chair.id)).toBe(1);
  });

  it("is kept nowhere: the database knows its hash, the log nothing", async () => {
    const chair = await chairOf(places.atyrau);
    await forges(chair, `team:invite:member:${places.atyrau}`);
    const token = tokenIn(chair);
    const { rows } = await world().query("SELECT row_to_json(i)::text AS row FROM invitation i");
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(world().log.join("\n")).not.toContain(token);
  });

  it("confirmed twice gives one role and one message", async () => {
    const chair = await chairOf(places.atyrau);
    const member = await world().started();
    const { id } = await memberInvitation(world(), chair, member);
    await forges(chair, `team:claim:${id}`);
    chair.does.taps("Подтвердить");
    await chair.taps("Подтвердить");
    expect(chair.screen().split("Подтверждено:").length - 1).toBe(2);
    expect(await messagesTo(world(), member.id)).toBe(1);
    const { rows } = await world().query("SELECT action FROM audit_entry WHERE record = $1", [id]);
    expect(rows).toEqual([{ action: "invitation.confirmed" }]);
  });

  it("brings a role back that was withdrawn", async () => {
    const chair = await chairOf(places.atyrau);
    const member = await world().started();
    await giveRole(world(), member.id, "member", places.atyrau);
    await loseRoles(world(), member.id);
    const { id } = await memberInvitation(world(), chair, member);
    await forges(chair, `team:confirm:${id}`);
    expect(await rolesOf(world(), member.id)).toEqual([`member ${places.atyrau}`]);
  });
});

const button = (place: string) => nameOf(place, "ru");
const whole = (place: string) => `Целиком: ${nameOf(place, "ru")}`;

describe("The place of an invitation", () => {
  it("is one of the whole country for an admin, page by page, in one message", async () => {
    const secretary = await invites(await admin(), "Координатор");
    const before = secretary.view().messages.length;
    const seen = new Set<string>();
    for (const turn of ["Следующие ▸", "Следующие ▸", undefined]) {
      for (const name of secretary.last().matchAll(/\[(.+)\]/g)) seen.add(name[1] ?? "");
      // oxlint-disable-next-line no-await-in-loop -- page by page
      if (turn !== undefined) await secretary.taps(turn);
    }
    expect([...seen].filter((name) => /^область|область$|^город/.test(name))).toHaveLength(20);
    await secretary.taps("Восточно-Казахстанская область");
    await secretary.taps("▴ Республика Казахстан");
    expect(secretary.view().messages).toHaveLength(before);
    await secretary.taps(whole(places.republic));
    expect(secretary.last()).toContain("Координатор – Республика Казахстан");
  });

  it("is a town for an admin who goes down to it", async () => {
    const secretary = await invites(await admin(), "Координатор");
    await secretary.taps(button(places.atyrau));
    expect(secretary.last()).toContain(`Координатор\n${button(places.atyrau)}`);
    await secretary.taps(button(places.zhylyoi));
    expect(secretary.last()).toContain(`[▴ ${button(places.atyrau)}]`);
    await secretary.taps(button(places.kulsary));
    const inFull = [places.kulsary, places.zhylyoi, places.atyrau].map(button).join(", ");
    expect(secretary.last()).toContain(`Координатор – ${inFull}`);
  });

  it("of an admin is not asked for: the secretariat is one", async () => {
    const secretary = await invites(await admin(), "Секретариат");
    expect(secretary.last()).toContain("Секретариат – Республика Казахстан");
  });

  it("is not, for a chair who invites a deputy, her own territory, nor one above it", async () => {
    const chair = await invites(await chairOf(places.atyrau), "Координатор");
    expect(chair.last()).toContain(`[${button(places.isatay)}]`);
    expect(chair.last()).not.toContain(`[${whole(places.atyrau)}]`);
    expect(chair.last()).not.toContain("▴");
    await chair.taps(button(places.isatay));
    expect(chair.last()).toContain(`Координатор – ${button(places.isatay)}, ${button(places.atyrau)}`);
  });

  it("is not asked where there is nothing to choose from", async () => {
    const chair = await chairOf(places.isatay);
    await chair.says("/team");
    await chair.taps("Пригласить");
    expect(chair.last()).not.toContain("[Координатор]");
    await chair.taps("Помощник");
    expect(tokenIn(chair)).toHaveLength(22);
    expect(chair.last()).toContain(`Помощник – ${button(places.isatay)}`);
  });

  it("is in one of her territories, where a chair has several", async () => {
    const chair = await chairOf(places.isatay);
    await giveRole(world(), chair.id, "coordinator", places.zhylyoi);
    await invites(chair, "Член совета");
    await chair.taps(`${button(places.zhylyoi)}, ${button(places.atyrau)}`);
    await chair.taps(whole(places.zhylyoi));
    expect(chair.last()).toContain(`Член совета – ${button(places.zhylyoi)}`);
    await invites(chair, "Член совета");
    await chair.taps(`${button(places.isatay)}, ${button(places.atyrau)}`);
    expect(chair.last()).toContain(`Член совета – ${button(places.isatay)}`);
  });

  it("is decided when the invitation is made, not when it was offered", async () => {
    const chair = await invites(await chairOf(places.atyrau), "Помощник");
    await loseRoles(world(), chair.id);
    await giveRole(world(), chair.id, "coordinator", places.isatay);
    await chair.taps(whole(places.atyrau));
    expect(chair.last()).toContain("Такой записи нет, или она изменилась.");
    const { rows } = await world().query("SELECT FROM invitation WHERE invited_by = $1", [chair.id]);
    expect(rows).toEqual([]);
  });

  it("is none that the country does not have, whatever a forged button says", async () => {
    const secretary = await admin();
    for (const data of ["team:invite:member:990000000", "team:invite:member:230000001"]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await forges(secretary, data);
      expect(secretary.last()).toContain("Такой записи нет, или она изменилась.");
    }
    await forges(secretary, "team:invite:member:in:990000000");
    expect(secretary.view().notice?.text).toBe("Эта кнопка устарела.");
  });
});

async function admin(): Promise<Person> {
  // The database may have become ready only now.
  await expect.poll(() => rolesOf(world(), adminId)).toEqual([`admin ${places.republic}`]);
  return world().started({ id: adminId, language: "ru" });
}

/** Goes as far as the question for the place. */
async function invites(person: Person, role: string): Promise<Person> {
  await person.says("/team");
  await person.taps("Пригласить");
  await person.taps(role);
  return person;
}
