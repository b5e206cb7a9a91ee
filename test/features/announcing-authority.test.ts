import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Role } from "../../src/domain/authority.ts";
import { uuidToShort } from "../../src/domain/uuid.ts";
import { addEvent } from "../support/events.ts";
import { giveRole, places, unknownId } from "../support/team.ts";
import { type Person, textsIn, useWorld } from "../support/world.ts";

const adminId = 7_900_000_001;
const world = useWorld({ admins: [adminId] });
const { republic, atyrau, isatay, abai } = places;
const t = textsIn("ru");

/** Everyone there is, and where each may announce: the table this file is about. */
const cast = {
  "who has no role": { grant: undefined, mayIn: [] },
  "a member": { grant: ["member", isatay], mayIn: [] },
  "a helper": { grant: ["helper", isatay], mayIn: [] },
  "the chair of the district": { grant: ["coordinator", isatay], mayIn: [isatay] },
  "the chair of its region": { grant: ["coordinator", atyrau], mayIn: [isatay, atyrau] },
  "the chair of another region": { grant: ["coordinator", abai], mayIn: [abai] },
  "the chair of the republic": { grant: ["coordinator", republic], mayIn: [isatay, atyrau, abai, republic] },
  "an admin": { grant: ["admin", republic], mayIn: [isatay, atyrau, abai, republic] },
} as const satisfies Record<string, { grant: readonly [Role, string] | undefined; mayIn: readonly string[] }>;
type Name = keyof typeof cast;
const names = [
  "who has no role",
  "a member",
  "a helper",
  "the chair of the district",
  "the chair of its region",
  "the chair of another region",
  "the chair of the republic",
  "an admin",
] as const satisfies readonly Name[];

const territories = [isatay, atyrau, abai, republic] as const;

function may(name: Name, place: string): boolean {
  return cast[name].mayIn.some((one) => one === place);
}

const people = new Map<Name, Person>();
let author: Person;
let eventId: string;

beforeAll(async () => {
  author = await world().started({ language: "ru" });
  await giveRole(world(), author.id, "admin", republic);
  eventId = await addEvent(world().app.database, { place: isatay });
  for (const name of names) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const one = await world().started({ language: "ru", name });
    people.set(name, one);
    const { grant } = cast[name];
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    if (grant) await giveRole(world(), one.id, grant[0], grant[1]);
  }
});

beforeEach(() => world().allowRefusals(/chat not found|not modified/));

function person(name: Name): Person {
  const found = people.get(name);
  if (!found) throw new Error(`nobody is ${name}`);
  return found;
}

/** An announcement of somebody else, or hers, with nobody to get it. */
async function add(place: string, status: "draft" | "released", authorId: number = author.id) {
  const { id } = await world().app.database.prisma.announcement.create({
    data: { topic: "aid", place, status, authorId, words: { ru: { text: "Тайное слово", entities: [] } } },
  });
  if (status === "released")
    await world().query(
      "INSERT INTO delivery_run (announcement_id, task, status, total) VALUES ($1, 'send', 'paused', 0)",
      [id],
    );
  return id;
}

/** What a press of a forged button is answered with. */
async function answerTo(one: Person, data: string): Promise<string> {
  await one.says("/start");
  await one.pressesData(one.view().messages.at(-1)?.id ?? 0, data);
  return one.last();
}

/** What anybody who may announce there can do with what has gone, and with which button. */
const steps: Record<string, (id: string) => string> = {
  see: (id) => `announce:show:${id}`,
  "see how it goes": (id) => `announce:progress:${id}`,
  "see its report": (id) => `announce:report:${id}`,
  "take its report": (id) => `announce:xlsx:${id}`,
  "copy it": (id) => `announce:copy:${id}`,
  "stop it": (id) => `announce:pause:${id}`,
  "go on with it": (id) => `announce:resume:${id}`,
  "end it": (id) => `announce:cancel:${id}`,
  "take it back": (id) => `announce:recall:yes:${id}`,
};

/** What its author alone can do, whoever else may announce there. */
const authorSteps: Record<string, (id: string) => string> = {
  "write it": (id) => `announce:words:${id}:ru`,
  "add a file": (id) => `announce:file:${id}`,
  "choose when": (id) => `announce:when:${id}`,
  "add a link": (id) => `announce:link:${id}`,
  "see its buttons": (id) => `announce:buttons:${id}`,
  "add help": (id) => `announce:help:${id}`,
  "add an event": (id) => `announce:ev:${uuidToShort(id)}:${uuidToShort(eventId)}`,
  "choose whom": (id) => `announce:to:${id}`,
  "choose members": (id) => `announce:to:${id}:members`,
  "choose guests": (id) => `announce:of:${uuidToShort(id)}:${uuidToShort(eventId)}`,
  "choose a language": (id) => `announce:lang:${id}:kk:on`,
  "choose a place": (id) => `announce:at:${id}:${isatay}`,
  "choose a topic": (id) => `announce:tp:${uuidToShort(id)}:events`,
  "choose a campaign": (id) => `announce:part:${uuidToShort(id)}:-`,
  "let one read another": (id) => `announce:instead:${id}:kkru`,
  "make it urgent": (id) => `announce:urgent:${id}:on`,
  "send it once": (id) => `announce:repeats:${id}:off`,
  "look a last time": (id) => `announce:check:${id}`,
  "send it": (id) => `announce:go:${id}`,
  "ask a colleague": (id) => `announce:ask:${id}:${adminId.toString(36)}`,
  "hand it over": (id) => `announce:give:${id}:${adminId.toString(36)}`,
  "choose who goes on": (id) => `announce:hand:${id}`,
  "delete it": (id) => `announce:drop:${id}`,
  "correct it": (id) => `announce:fix:yes:${id}`,
  "call it off": (id) => `announce:unschedule:${id}`,
  "agree to it": (id) => `announce:yes:${uuidToShort(id)}:0123456789abcdefghijkl`,
};

describe.each(names)("To %s,", (name) => {
  it.each(territories)("an announcement that has gone to %s is as the table says", async (place) => {
    for (const [what, data] of Object.entries(steps)) {
      /* oxlint-disable no-await-in-loop -- one press after the other */
      const id = await add(place, "released");
      const answered = await answerTo(person(name), data(id));
      const unknown = await answerTo(person(name), data(unknownId));
      expect({ what, isUnknown: answered === unknown }).toEqual({ what, isUnknown: !may(name, place) });
      /* oxlint-enable no-await-in-loop */
    }
  });

  it("another's draft is as an unknown one, and stays as it is, whatever she presses", async () => {
    const id = await add(isatay, "draft");
    const before = (await world().query("SELECT * FROM announcement WHERE id = $1", [id])).rows;
    for (const [what, data] of Object.entries({ ...authorSteps, ...steps })) {
      // oxlint-disable-next-line no-await-in-loop -- one press after the other
      const answered = await answerTo(person(name), data(id));
      // oxlint-disable-next-line no-await-in-loop -- one press after the other
      const unknown = await answerTo(person(name), data(unknownId));
      expect({ what, answered }).toEqual({ what, answered: unknown });
      expect(answered).not.toContain("Тайное слово");
    }
    const after = (await world().query("SELECT * FROM announcement WHERE id = $1", [id])).rows;
    expect(after).toEqual(before);
  });

  it.each(territories)("a draft for %s begins as the table says", async (place) => {
    await world().query("DELETE FROM announcement WHERE author_id = $1", [person(name).id]);
    const answered = await answerTo(person(name), `announce:new:aid:${place}`);
    const { rows } = await world().query("SELECT place FROM announcement WHERE author_id = $1", [
      person(name).id,
    ]);
    expect(rows).toEqual(may(name, place) ? [{ place }] : []);
    expect(answered.includes(t.plain("announce-send-button"))).toBe(may(name, place));
  });

  it.each(territories)("a draft of hers can be moved to %s as the table says", async (place) => {
    const id = await add(isatay, "draft", person(name).id);
    await answerTo(person(name), `announce:at:${id}:${place}`);
    const { rows } = await world().query("SELECT place FROM announcement WHERE id = $1", [id]);
    const [home] = cast[name].mayIn;
    // Who may not announce where it is now can't change it at all.
    const mayMove = may(name, isatay) && may(name, place);
    expect({ home, place: rows[0]?.["place"] }).toEqual({ home, place: mayMove ? place : isatay });
  });

  it("only an admin marks hers as urgent", async () => {
    const id = await add(isatay, "draft", person(name).id);
    await answerTo(person(name), `announce:urgent:${id}:on`);
    const { rows } = await world().query("SELECT urgent FROM announcement WHERE id = $1", [id]);
    expect(rows).toEqual([{ urgent: name === "an admin" }]);
  });

  it("the commands and the menu show what the table says", async () => {
    const one = person(name);
    const mayAnywhere = cast[name].mayIn.length > 0;
    for (const command of ["/announce", "/announcements"]) {
      // oxlint-disable-next-line no-await-in-loop -- one command after the other
      await one.says(command);
      expect(
        one.last().includes(t.plain("announce-list-button")) ||
          one.last().includes(t.plain("announce-new-button")),
      ).toBe(mayAnywhere);
    }
    await one.says("/start");
    expect(one.last().includes(t.plain("menu-announcing"))).toBe(mayAnywhere);
  });
});

it("A grant that was withdrawn stops her own announcement, too", async () => {
  const chair = await world().started({ language: "ru" });
  const grant = await giveRole(world(), chair.id, "coordinator", isatay);
  const id = await add(isatay, "draft", chair.id);
  expect(await answerTo(chair, `announce:show:${id}`)).toContain(t.plain("announce-send-button"));
  await world().query("UPDATE role_grant SET withdrawn_at = now() WHERE id = $1", [grant]);
  for (const data of [`announce:show:${id}`, `announce:go:${id}`, `announce:help:${id}`])
    // oxlint-disable-next-line no-await-in-loop -- one press after the other
    expect(await answerTo(chair, data)).toContain(t.plain("announce-gone"));
});
