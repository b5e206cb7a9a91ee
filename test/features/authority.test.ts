import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Role } from "../../src/domain/authority.ts";
import { isWithin } from "../../src/domain/kato.ts";
import { commandsOf, forges, giveRole, invitation, newest, places, unknownId } from "../support/team.ts";
import { type Person, useWorld } from "../support/world.ts";

const adminId = 7_900_000_001;
const world = useWorld({ admins: [adminId] });
const { republic, atyrau, isatay, abai } = places;

const names = [
  "who has no role",
  "a member",
  "a helper",
  "the chair of the region",
  "the chair of a district of it",
  "the chair of another region",
  "the chair of the republic",
  "an admin",
] as const;
type Name = (typeof names)[number];

const ofRegion = [
  "team",
  "see member",
  "withdraw member",
  "see chair",
  "see invitation",
  "revoke invitation",
];
const ofRepublic = [...ofRegion, "withdraw chair", "see admin"];
const feedbackActions = ["list feedback", "show feedback", "begin to answer", "close feedback"];
const ofAll = [...ofRepublic, ...feedbackActions, "withdraw admin", "audit", "export"];

/** Everyone there is, with what each may do: the table this file is about. */
const cast: Record<Name, { grant?: readonly [Role, string]; may: readonly string[] }> = {
  "who has no role": { may: [] },
  "a member": { grant: ["member", atyrau], may: [] },
  "a helper": { grant: ["helper", atyrau], may: [] },
  "the chair of the region": { grant: ["coordinator", atyrau], may: ofRegion },
  "the chair of a district of it": { grant: ["coordinator", isatay], may: ["team"] },
  "the chair of another region": { grant: ["coordinator", abai], may: ["team"] },
  "the chair of the republic": { grant: ["coordinator", republic], may: ofRepublic },
  "an admin": { grant: ["admin", republic], may: ofAll },
};

/** Which invitations each may make: role and places. */
const mayInvite: Partial<Record<Name, Partial<Record<Role, readonly string[]>>>> = {
  "the chair of the region": {
    coordinator: [isatay],
    helper: [atyrau, isatay],
    member: [atyrau, isatay],
  },
  "the chair of a district of it": { helper: [isatay], member: [isatay] },
  "the chair of another region": { helper: [abai], member: [abai] },
  "the chair of the republic": {
    coordinator: [atyrau, isatay, abai],
    helper: [republic, atyrau, isatay, abai],
    member: [republic, atyrau, isatay, abai],
  },
  "an admin": {
    admin: [republic],
    coordinator: [republic, atyrau, isatay, abai],
    helper: [republic, atyrau, isatay, abai],
    member: [republic, atyrau, isatay, abai],
  },
};

const people = new Map<Name, Person>();
let other: Person;

beforeAll(async () => {
  other = await world().started({ language: "ru" });
  for (const name of names) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    people.set(name, await world().started({ language: "ru", name }));
    const { grant } = cast[name];
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    if (grant) await giveRole(world(), person(name).id, grant[0], grant[1]);
  }
});

beforeEach(() => world().allowRefusals(/chat not found/));

function person(name: Name): Person {
  const found = people.get(name);
  if (!found) throw new Error(`nobody is ${name}`);
  return found;
}

/** A button with a record's id: what it is pressed on, and how one sees in the database that it took effect. */
interface Press {
  data: string;
  /** What the same button sends for a record that is not there. */
  unknown: string;
  effect?: { sql: string; id: string };
}

const press = (prefix: string, id: string, sql?: string): Press => ({
  data: `${prefix}:${id}`,
  unknown: `${prefix}:${unknownId}`,
  ...(sql !== undefined && { effect: { sql, id } }),
});

const withdrawnSql = "SELECT withdrawn_at IS NOT NULL AS done FROM role_grant WHERE id = $1";
const endedSql = "SELECT outcome IS NOT NULL AS done FROM invitation WHERE id = $1";
const closedSql = "SELECT closed_at IS NOT NULL AS done FROM feedback WHERE id = $1";

const member = () => giveRole(world(), nobody(), "member", atyrau);
const chair = () => giveRole(world(), nobody(), "coordinator", atyrau);
const admin = () => giveRole(world(), nobody(), "admin", republic);
const open = async () =>
  (await invitation(world(), { invitedBy: other.id, role: "member", place: atyrau })).id;
const claimed = async () =>
  (await invitation(world(), { invitedBy: adminId, role: "member", place: atyrau, claimedBy: other.id })).id;

/** Every button that carries the id of a record, on a fresh one. */
const records: Record<string, () => Promise<Press>> = {
  "see member": async () => press("team:show", await member()),
  "ask to withdraw member": async () => press("team:withdraw", await member()),
  "withdraw member": async () => press("team:withdraw:yes", await member(), withdrawnSql),
  "see chair": async () => press("team:show", await chair()),
  "withdraw chair": async () => press("team:withdraw:yes", await chair(), withdrawnSql),
  "see admin": async () => press("team:show", await admin()),
  "withdraw admin": async () => press("team:withdraw:yes", await admin(), withdrawnSql),
  "see invitation": async () => press("team:invitation", await open()),
  "open the claim of another's invitation": async () => press("team:claim", await claimed()),
  "revoke invitation": async () => press("team:revoke", await open(), endedSql),
  "confirm another's invitation": async () => press("team:confirm", await claimed(), endedSql),
  "refuse another's invitation": async () => press("team:refuse", await claimed(), endedSql),
  "give up another's role": async () => press("role:leave", await member()),
  "give up another's role at once": async () => press("role:leave:yes", await member(), withdrawnSql),
  "show feedback": async () => press("feedback:show", await feedback()),
  "begin to answer": async () => press("feedback:answer", await feedback()),
  "close feedback": async () => press("feedback:close", await feedback(), closedSql),
  "open the answer to another": async () => press("feedback:open", await feedback()),
};

/** Actions that go with another of the table. */
const sameAs: Record<string, string> = {
  "ask to withdraw member": "withdraw member",
  "open the claim of another's invitation": "see invitation",
};

function isAllowed(name: Name, action: string): boolean {
  return cast[name].may.includes(sameAs[action] ?? action);
}

describe.each(names)("To %s,", (name) => {
  it.each(Object.keys(records))("«%s» is as the table says, also when pressed twice", async (action) => {
    const actor = person(name);
    const { data, unknown, effect } = (await records[action]?.()) ?? press("", "");
    await forges(actor, unknown);
    const toUnknown = newest(actor);
    await forges(actor, data);
    const answer = newest(actor);
    const deeds = await deedsDone();
    await forges(actor, data);
    const again = (await deedsDone()) - deeds;
    expect(effect ? again : 0).toBe(0);
    await actor.says("/cancel");
    expect({ action, differs: answer !== toUnknown }).toEqual({ action, differs: isAllowed(name, action) });
    expect(await hasHappened(effect)).toBe(effect && isAllowed(name, action));
  });

  it.each([
    ["team", "/team", "team"],
    ["audit", "/audit", "audit"],
  ] as const)("%s is as the table says", async (action, command, data) => {
    const actor = person(name);
    await actor.says("/no-such-command");
    const toUnknownCommand = newest(actor);
    await actor.says(command);
    expect(newest(actor) !== toUnknownCommand).toBe(isAllowed(name, action));
    await forges(actor, "no-such-button");
    const toUnknownButton = newest(actor);
    await forges(actor, data);
    expect(newest(actor) !== toUnknownButton).toBe(isAllowed(name, action));
  });

  it("further buttons of the team and of the log are as unknown as these", async () => {
    const actor = person(name);
    await forges(actor, "no-such-button");
    const toUnknown = newest(actor);
    for (const [action, data] of [
      ["team", "team:page:0"],
      ["team", "team:invitations"],
      ["team", "team:invitations:page:0"],
      ["team", "team:invite"],
      ["team", "team:invite:member"],
      ["audit", "audit:before:999999"],
      ["export", "audit:export"],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await forges(actor, data);
      expect({ data, differs: newest(actor) !== toUnknown }).toEqual({
        data,
        differs: isAllowed(name, action),
      });
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await forges(actor, "no-such-button");
    }
  });

  it("her menus show what she may do, and nothing else", async () => {
    const actor = person(name);
    await actor.starts();
    const commands = new Set(commandsOf(actor));
    for (const [action, command, label] of [
      ["team", "team", "[Команда]"],
      ["audit", "audit", "[Журнал действий]"],
    ] as const) {
      expect(commands.has(command)).toBe(isAllowed(name, action));
      expect(actor.last().includes(label)).toBe(isAllowed(name, action));
    }
    expect(actor.last().includes("[Моя роль]")).toBe(cast[name].grant !== undefined);
    await actor.says("/help");
    for (const action of ["team", "audit"])
      expect(actor.last().includes(`: /${action}`)).toBe(isAllowed(name, action));
    await actor.says("/feedback");
    expect(actor.last().includes("отзыв")).toBe(isAllowed(name, "list feedback"));
    await actor.says("/cancel");
  });

  it("no more than her own territory is shown for invitations", async () => {
    const actor = person(name);
    const held = cast[name].grant;
    await forges(actor, "no-such-button");
    const toUnknown = newest(actor);
    for (const role of ["coordinator", "member"] as const) {
      for (const place of [republic, atyrau, abai]) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await forges(actor, `team:invite:${role}:in:${place}:0`);
        const isHers = isAllowed(name, "team") && held !== undefined && isWithin(place, held[1]);
        expect({ role, place, differs: newest(actor) !== toUnknown }).toEqual({
          role,
          place,
          differs: isHers,
        });
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await forges(actor, "no-such-button");
      }
    }
  });

  it("exactly these invitations can be made, whatever a forged button says", async () => {
    const actor = person(name);
    await forges(actor, "team:invite:member:990000000");
    const toUnknown = newest(actor);
    const made: string[] = [];
    const expected: string[] = [];
    for (const role of ["admin", "coordinator", "helper", "member"] as const) {
      for (const place of [republic, atyrau, isatay, abai]) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await forges(actor, `team:invite:${role}:${place}`);
        if (newest(actor) !== toUnknown) made.push(`${role} ${place}`);
        if (mayInvite[name]?.[role]?.includes(place)) expected.push(`${role} ${place}`);
      }
    }
    expect(made).toEqual(expected);
    const { rows } = await world().query(
      "SELECT DISTINCT role, place FROM invitation WHERE invited_by = $1",
      [actor.id],
    );
    expect(rows.map(({ role, place }) => `${String(role)} ${String(place)}`).toSorted()).toEqual(
      expected.toSorted(),
    );
  });

  it("somebody else's deep link that is claimed already is one that was never there", async () => {
    const actor = person(name);
    const { token } = await invitation(world(), {
      invitedBy: adminId,
      role: "admin",
      place: republic,
      claimedBy: other.id,
    });
    await actor.starts(`invite_${"A".repeat(22)}`);
    const toUnknown = newest(actor);
    await actor.starts(`invite_${token}`);
    expect(newest(actor)).toBe(toUnknown);
    await forges(actor, `invitation:accept:${token}`);
    expect(newest(actor)).toBe(toUnknown);
  });
});

/** How much the audit log tells of. */
async function deedsDone(): Promise<number> {
  return (await world().query("SELECT FROM audit_entry")).rows.length;
}

async function hasHappened(effect: Press["effect"]): Promise<unknown> {
  return effect && (await world().query(effect.sql, [effect.id])).rows[0]?.["done"];
}

let strangers = 0;
/** The id of somebody who has never written: the answers then hold no names. */
function nobody(): number {
  return (strangers += 1);
}

async function feedback(): Promise<string> {
  const { rows } = await world().query(
    `INSERT INTO feedback (id, person_id, update_id, text, may_answer)
     VALUES (gen_random_uuid(), $1, (SELECT count(*) FROM feedback), 'Отзыв', true) RETURNING id`,
    [other.id],
  );
  return String(rows[0]?.["id"]);
}
