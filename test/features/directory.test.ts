import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { directoryFormats, readDirectoryFile } from "../../src/files/directory-file.ts";
import { createGazetteer } from "../../src/domain/gazetteer.ts";
import { builtInPlaces } from "../../src/domain/built-in-places.ts";
import { languageNames, languages } from "../../src/domain/language.ts";
import { defaultTaxonomy } from "../../src/domain/taxonomy.ts";
import { dayOf, formatDay } from "../../src/domain/time.ts";
import { addHelpPoints, helpPoint, pointId } from "../support/help-points.ts";
import { sentFile } from "../support/sent-file.ts";
import { forges, giveRole, loseRoles, nameOf, newest, places, unknownId } from "../support/team.ts";
import { type Person, textsIn, useWorld } from "../support/world.ts";

const adminId = 7_900_000_011;
const [council, shelter, astana] = [pointId(1), pointId(2), pointId(3)];

const points = [
  helpPoint({
    id: council,
    place: places.isatay,
    founded: 2019,
    name: { kk: "Исатай кеңесі", ru: "Исатайский совет", en: "Isatay council" },
    address: { kk: "Егемен көшесі, 1" },
  }),
  helpPoint({
    id: shelter,
    place: places.atyrau,
    kind: "CRISIS_CENTER",
    addressConfidential: true,
    name: { kk: "Үміт үйі", ru: "Дом надежды", en: "House of hope" },
  }),
  helpPoint({ id: astana, place: places.astana, name: { kk: "Елорда кеңесі" }, affiliation: "enterprise" }),
];

const world = useWorld({ admins: [adminId] });

/** The newest entry of the audit log when the test began. */
let told = 0;

/** Who answers has its database. */
beforeAll(() => world().started());

beforeEach(async () => {
  await world().query("DELETE FROM help_point");
  await world().query("DELETE FROM person");
  await world().query("DELETE FROM role_grant WHERE role <> 'admin'");
  await addHelpPoints(world().app.database, points);
  await world().app.directory.refresh();
  const { rows } = await world().query("SELECT coalesce(max(id), 0)::int AS newest FROM audit_entry");
  told = Number(rows[0]?.["newest"]);
});

const kk = textsIn("kk");
const en = textsIn("en");

async function chairOf(place: string, language: "kk" | "ru" | "en" = "kk"): Promise<Person> {
  const chair = await world().started({ language });
  await giveRole(world(), chair.id, "coordinator", place);
  return chair;
}

async function column(id: string, name: string): Promise<unknown> {
  const { rows } = await world().query(`SELECT ${name} AS value FROM help_point WHERE id = $1`, [id]);
  return rows[0]?.["value"];
}

async function deeds(): Promise<string[]> {
  const { rows } = await world().query(
    "SELECT action FROM audit_entry WHERE action ~ '^(help-point|directory)' AND id > $1 ORDER BY id",
    [told],
  );
  return rows.map(({ action }) => String(action));
}

/** Chooses a fact, types a value, and sends what the summary shows. */
async function changes(chair: Person, id: string, field: string, ...said: string[]): Promise<void> {
  await forges(chair, `directory:edit:${id}`);
  await chair.taps(kk.plain(`directory-field-${field}`));
  for (const text of said) {
    // oxlint-disable-next-line no-await-in-loop -- a dialogue goes step by step
    await chair.says(text);
  }
}

async function admin(): Promise<Person> {
  const person = await world().started({ id: adminId, language: "en" });
  await person.says("/directory");
  return person;
}

const buttons = (id: string) => [
  `directory:show:${id}`,
  `directory:confirm:${id}`,
  `directory:sure:${id}:0`,
  `directory:edit:${id}`,
  `directory:set:${id}:phones`,
  `directory:close:${id}`,
  `directory:reopen:${id}`,
  `directory:end:${id}`,
  `directory:end:yes:${id}`,
];
const files = [
  "directory:import",
  "directory:import:abcdefghijkl",
  "directory:export",
  ...directoryFormats.map((format) => `directory:export:${format}`),
  "directory:template",
  "directory:figures",
  "directory:figures:csv",
];

describe.each(languages)("A keeper whose phone speaks %s", (language) => {
  const texts = textsIn(language);

  it("sees what is to be checked in her territory, and confirms it with one tap", async () => {
    const chair = await chairOf(places.atyrau, language);
    await chair.says("/directory");
    expect(chair.last()).toContain(texts.html("directory-home", { stale: 2 }).split("\n")[1]?.trim());
    await chair.taps(texts.plain("directory-stale-button", { count: 2 }));
    expect(chair.last()).toContain(points[0]?.name[language]);
    expect(chair.last()).not.toContain(points[2]?.name.kk);
    await chair.taps(texts.plain("directory-sure-button", { number: 1 }));
    expect(chair.screen()).toContain(texts.plain("directory-confirmed"));
    expect(chair.last()).not.toContain(texts.plain("directory-sure-button", { number: 2 }));
    await chair.taps(texts.plain("directory-sure-button", { number: 1 }));
    expect(chair.last()).toContain(texts.html("directory-stale", { total: 0 }));
    for (const id of [council, shelter])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await column(id, "assured_at::text")).toBe(dayOf(new Date()));
  });

  it("finds a record by a part of its name, and reads all of it", async () => {
    const chair = await chairOf(places.atyrau, language);
    await chair.says("/directory");
    await chair.taps(texts.plain("directory-find-button"));
    await chair.says("исатай");
    await chair.taps(/^1\. /);
    const day = texts.plain("directory-never-checked");
    for (const fact of [
      "Исатай кеңесі",
      "Исатайский совет",
      "Isatay council",
      "+7 799 000 00 01",
      "2019",
      day,
    ])
      expect(chair.last()).toContain(fact);
    expect(chair.last()).toContain(nameOf(places.isatay, language));
  });

  it("is told that what was closed for a time is closed, and open again once that is over", async () => {
    const chair = await chairOf(places.atyrau, language);
    const closedUntil = (day: string) =>
      world().query("UPDATE help_point SET status = 'temporarily_closed', closed_until = $2 WHERE id = $1", [
        council,
        day,
      ]);
    await closedUntil("2099-02-01");
    await forges(chair, `directory:show:${council}`);
    const paused = texts.plain("directory-status-temporarily-closed");
    expect(chair.last()).toContain(paused);
    expect(chair.last()).toContain(texts.plain("directory-reopen-button"));
    await closedUntil("2020-02-01");
    await forges(chair, `directory:show:${council}`);
    expect(chair.last()).not.toContain(paused);
    expect(chair.last()).toContain(texts.plain("directory-status-active"));
    expect(chair.last()).toContain(texts.plain("directory-close-button"));
  });

  it("changes a text in one language, and sees it beside the old one first", async () => {
    const chair = await chairOf(places.isatay, language);
    await forges(chair, `directory:edit:${council}`);
    await chair.taps(texts.plain("directory-field-address"));
    expect(chair.last()).toContain("Егемен көшесі, 1");
    await chair.taps(languageNames.ru);
    await chair.says("улица Егемен, 1");
    expect(chair.last()).toContain("Егемен көшесі, 1");
    await chair.taps(texts.plain("send-button"));
    expect(chair.last()).toContain(texts.plain("directory-saved"));
    expect(await column(council, "address")).toEqual({ kk: "Егемен көшесі, 1", ru: "улица Егемен, 1" });
  });
});

describe("Finding a record", () => {
  it("looks among her own first, however many others have that name", async () => {
    const many = Array.from({ length: 600 }, (_, index) =>
      helpPoint({ id: pointId(100 + index), place: places.abai, name: { kk: "Кеңес" } }),
    );
    const hers = helpPoint({ id: pointId(9_000), place: places.isatay, name: { kk: "Кеңес үйі" } });
    await addHelpPoints(world().app.database, [...many, hers]);
    await world().app.directory.refresh();
    const chair = await chairOf(places.atyrau);
    await forges(chair, "directory:find");
    await chair.says("кеңес");
    expect(chair.last()).toContain("Кеңес үйі");
  });
});

describe("Changing a record", () => {
  it.each([
    [
      "phones",
      "+7 701 234 56 78; 8 (7122) 55-55-55 (кеңсе)",
      "phones",
      [
        { number: "+77012345678", extension: null, description: null },
        { number: "+77122555555", extension: null, description: "кеңсе" },
      ],
    ],
    ["phones", "-", "phones", []],
    ["hours", "mo-fr 9:00-18:00", "hours", "Mo-Fr 09:00-18:00"],
    ["languages", "қазақша, ru", "languages", ["kk", "ru"]],
    ["topics", "Баспана; Заң кеңесі", "topics", ["housing", "legal_advice"]],
    ["url", "example.org", "url", "https://example.org"],
    ["founded", "2018", "founded", 2018],
    ["place", "Исатай ауданы", "place", places.isatay],
    ["coordinates", "47,05 51,9", "latitude || ' ' || longitude", "47.05 51.9"],
    ["coordinates", "47.05,51.9", "latitude || ' ' || longitude", "47.05 51.9"],
  ] as const)("%s: %s", async (field, typed, sql, kept) => {
    const chair = await chairOf(places.atyrau);
    await changes(chair, council, field, typed);
    await chair.taps(kk.plain("send-button"));
    expect(chair.last()).toContain(kk.plain("directory-saved"));
    expect(await column(council, sql)).toEqual(kept);
  });

  it.each([
    ["phones", "үйге", "bad-phone"],
    ["hours", "күнде", "bad-hours"],
    ["topics", "ауа райы", "unknown-word"],
    ["founded", "1066", "bad-number"],
    ["coordinates", "солтүстікте", "bad-coordinates"],
    ["coordinates", "147.1, 51.9", "bad-coordinates"],
    ["url", "бір сайт", "bad-url"],
    ["place", "Нарния", "unknown-place"],
    ["place", "999999999", "unknown-place"],
  ])("asks again for %s when “%s” can't be one, and loses nothing", async (field, typed, problem) => {
    const chair = await chairOf(places.atyrau);
    await changes(chair, council, field, typed);
    expect(chair.last()).toContain(kk.plain(`directory-problem-${problem}`));
    expect(chair.last()).toContain(kk.plain(`directory-field-${field}`));
    expect(await deeds()).toEqual([]);
  });

  it("names the places that have a typed name, with their codes", async () => {
    const chair = await chairOf(places.atyrau);
    await changes(chair, council, "place", "Абай");
    expect(chair.last()).toMatch(/\d{9} – .*Абай/);
    await chair.says(places.zhylyoi);
    await chair.taps(kk.plain("send-button"));
    expect(await column(council, "place")).toBe(places.zhylyoi);
  });

  it("can't move it out of her territory", async () => {
    const chair = await chairOf(places.atyrau);
    await changes(chair, council, "place", places.astana);
    await chair.taps(kk.plain("send-button"));
    expect(chair.last()).toContain(kk.plain("directory-problem-unknown-place"));
    expect(await column(council, "place")).toBe(places.isatay);
  });

  it("takes what no database can keep out of the words", async () => {
    const chair = await chairOf(places.atyrau);
    await changes(chair, council, "source", "\0 тізім\0\0 ");
    await chair.taps(kk.plain("send-button"));
    expect(await column(council, "source")).toBe("тізім");
    await forges(chair, `directory:close:${council}`);
    await chair.says("\0");
    expect(chair.last()).toContain(kk.plain("ask-words"));
    await chair.says("Жөн\0деу");
    await chair.says("-");
    await chair.taps(kk.plain("send-button"));
    expect(await column(council, "closed_reason ->> 'kk'")).toBe("Жөндеу");
  });

  it("keeps no empty name", async () => {
    const chair = await chairOf(places.astana);
    await forges(chair, `directory:set:${astana}:name`);
    await chair.taps(languageNames.kk);
    await chair.says("-");
    expect(chair.last()).toContain(kk.plain("directory-problem-missing"));
  });

  it("takes its address away when it becomes a shelter, and gives it none as long as it is one", async () => {
    const chair = await chairOf(places.atyrau);
    await changes(chair, council, "address-confidential");
    await chair.taps(kk.plain("directory-yes"));
    await chair.taps(kk.plain("send-button"));
    expect(await column(council, "address")).toEqual({});
    await forges(chair, `directory:edit:${council}`);
    expect(chair.last()).not.toContain(kk.plain("directory-field-address"));
    await forges(chair, `directory:set:${shelter}:address`);
    await chair.taps(languageNames.kk);
    await chair.says("Бұл көше, 5");
    expect(chair.last()).toContain(kk.plain("directory-problem-confidential"));
    expect(await column(shelter, "address")).toEqual({});
  });

  it("makes another kind of it, which has no affiliation then", async () => {
    const chair = await chairOf(places.atyrau);
    await changes(chair, council, "kind");
    await chair.taps("Отбасын қолдау орталығы");
    await chair.taps(kk.plain("send-button"));
    expect(await column(council, "kind || coalesce(affiliation::text, '')")).toBe("FAMILY_SUPPORT_CENTER");
  });

  it("happens once, however often she taps", async () => {
    world().allowRefusals(/message is not modified/);
    const chair = await chairOf(places.atyrau);
    await changes(chair, council, "founded", "2020");
    chair.does.taps(kk.plain("send-button"));
    chair.does.taps(kk.plain("send-button"));
    await world().simulator.quiet();
    expect(await deeds()).toEqual(["help-point.changed"]);
    expect(await column(council, "founded")).toBe(2020);
  });
});

describe("Closing a record", () => {
  it("for a time, with a reason and a day; then it is open again", async () => {
    const chair = await chairOf(places.atyrau);
    await forges(chair, `directory:show:${council}`);
    await chair.taps(kk.plain("directory-close-button"));
    await chair.says("Жөндеу");
    await chair.says("кейін");
    expect(chair.last()).toContain(kk.plain("directory-problem-bad-date"));
    await chair.says("01.02.2020");
    expect(chair.last()).toContain(kk.plain("directory-close-past"));
    await chair.says("01.02.2099");
    expect(chair.last()).toContain(formatDay("2099-02-01", "kk"));
    await chair.taps(kk.plain("send-button"));
    expect(await column(council, "status || closed_until::text || (closed_reason ->> 'kk')")).toBe(
      "temporarily_closed2099-02-01Жөндеу",
    );
    await chair.taps(kk.plain("directory-card-button"));
    expect(chair.last()).toContain("Жөндеу");
    await chair.taps(kk.plain("directory-reopen-button"));
    expect(await column(council, "status || closed_reason::text")).toBe("active{}");
  });

  it("for good, asked once more; people don't find it any longer", async () => {
    const chair = await chairOf(places.atyrau);
    await forges(chair, `directory:show:${council}`);
    await chair.taps(kk.plain("directory-end-button"));
    expect(await column(council, "status")).toBe("active");
    await chair.taps(kk.plain("directory-end-button"));
    expect(await column(council, "status")).toBe("closed");
    expect(chair.last()).toContain(kk.plain("directory-status-closed"));
    const find = () =>
      world()
        .app.directory.refresh()
        .then(() => forges(chair, `find:any:at:${places.isatay}`));
    expect(await find()).not.toContain("Исатай кеңесі");
  });
});

describe("Who keeps nothing here", () => {
  it.each(["coordinator", "helper", "member"] as const)(
    "a %s elsewhere gets what an unknown id gets",
    async (role) => {
      const stranger = await world().started();
      await giveRole(world(), stranger.id, role, places.abai);
      for (const [index, data] of buttons(council).entries()) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await forges(stranger, data);
        const answer = newest(stranger);
        // oxlint-disable-next-line no-await-in-loop
        await forges(stranger, buttons(unknownId)[index] ?? "");
        expect(newest(stranger)).toBe(answer);
      }
      expect(await column(council, "status || coalesce(assured_at::text, '')")).toBe("active");
    },
  );

  it("a mother does not know the command, nor any button of it", async () => {
    const mother = await world().started();
    await mother.says("/directory");
    expect(mother.last()).toContain(kk.plain("unknown-text"));
    for (const data of ["directory", "directory:in", "directory:stale", "directory:find", ...files]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const answer = await forges(mother, data);
      expect(answer).not.toContain("(document");
      expect(answer).not.toContain(kk.plain("directory-export-what"));
    }
  });

  it("a coordinator is given no files", async () => {
    const chair = await chairOf(places.republic);
    await chair.says("/directory");
    expect(chair.last()).not.toContain(kk.plain("directory-export-button"));
    for (const data of files) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await forges(chair, data)).not.toMatch(/\(document|HSDS/);
    }
  });

  it("who lost her role in the middle of a change changes nothing", async () => {
    const chair = await chairOf(places.atyrau);
    await forges(chair, `directory:set:${council}:founded`);
    await chair.says("2020");
    await loseRoles(world(), chair.id);
    await chair.taps(kk.plain("send-button"));
    expect(chair.last()).toContain(kk.plain("directory-gone"));
    expect(await column(council, "founded")).toBe(2019);
  });
});

describe("The secretariat", () => {
  it("takes the whole directory as a file, in each form, and what it holds is the same", async () => {
    const person = await admin();
    for (const format of directoryFormats) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await forges(person, `directory:export:${format}`);
      // oxlint-disable-next-line no-await-in-loop
      const { name, bytes } = await sentFile(world(), person);
      expect(name).toContain(`.${format}`);
      // oxlint-disable-next-line no-await-in-loop
      const read = await readDirectoryFile(bytes, `x.${format}`, {
        taxonomy: defaultTaxonomy,
        gazetteer: createGazetteer(builtInPlaces),
      });
      expect(read.ok && read.points.map(({ id }) => id).toSorted()).toEqual([council, shelter, astana]);
    }
    expect(await deeds()).toEqual(Array.from({ length: 4 }, () => "directory.exported"));
  });

  it("gets a table to fill", async () => {
    const person = await admin();
    await person.taps(en.plain("directory-template-button"));
    expect((await sentFile(world(), person)).name).toContain("directory-template.xlsx");
  });

  it("counts the councils by level, region and year", async () => {
    const person = await admin();
    await person.taps(en.plain("directory-figures-button"));
    expect(person.last()).toContain(
      en.plain("directory-figures-title", { total: 2 }).replaceAll(/<.*?>/g, ""),
    );
    for (const line of ["District or city: 1", "At an enterprise: 1", "2019: 1", "not known: 1"])
      expect(person.last()).toContain(line);
    expect(person.last()).toContain(`${nameOf(places.atyrau, "en")}: 1`);
    await person.taps(en.plain("directory-figures-file-button"));
    expect((await sentFile(world(), person)).name).toContain(".csv");
  });

  it("is told that made-up councils are counted, where there are any", async () => {
    const person = await admin();
    await forges(person, "directory:figures");
    expect(person.last()).not.toContain(en.plain("point-demo"));
    await addHelpPoints(world().app.database, [helpPoint({ id: pointId(8), demo: true })]);
    await forges(person, "directory:figures");
    expect(person.last()).toContain(en.plain("point-demo"));
    const title = en.plain("directory-figures-title", { total: 3 }).replaceAll(/<.*?>/g, "");
    expect(person.last()).toContain(title);
  });

  it("browses from the republic down to a record", async () => {
    const person = await admin();
    await person.taps(en.plain("directory-browse-button"));
    await person.taps(nameOf(places.astana, "en"));
    await person.taps(/^1\. Елорда кеңесі/);
    expect(person.last()).toContain("Елорда кеңесі");
  });
});
