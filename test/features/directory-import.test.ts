import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { builtInPlaces } from "../../src/domain/built-in-places.ts";
import { toCsv } from "../../src/domain/csv.ts";
import { createGazetteer } from "../../src/domain/gazetteer.ts";
import { languages } from "../../src/domain/language.ts";
import { defaultTaxonomy } from "../../src/domain/taxonomy.ts";
import { directoryFormats, writeDirectoryFile } from "../../src/files/directory-file.ts";
import { readXlsx } from "../../src/files/xlsx.ts";
import { addHelpPoints, helpPoint, pointId } from "../support/help-points.ts";
import { sentFile } from "../support/sent-file.ts";
import { giveRole, loseRoles, places } from "../support/team.ts";
import { type Person, textsIn, useWorld } from "../support/world.ts";

const [adminId, otherId] = [7_900_000_021, 7_900_000_022];
const context = { taxonomy: defaultTaxonomy, gazetteer: createGazetteer(builtInPlaces) };
const header = [
  "id",
  "kind",
  "name_kk",
  "name_ru",
  "kato",
  "phones",
  "address_kk",
  "address_confidential",
  "latitude",
  "longitude",
];

const world = useWorld({ admins: [adminId, otherId] });

/** Who answers has its database. */
beforeAll(() => world().started());

beforeEach(async () => {
  await world().query("DELETE FROM help_point");
});

/** A row of a table: a council that can be reached. */
function row(id: string, name: string, more: Partial<Record<string, string>> = {}): string[] {
  const cells: Partial<Record<string, string>> = {
    id,
    kind: "COUNCIL",
    name_kk: name,
    kato: places.isatay,
    phones: "+7 799 000 00 01",
    ...more,
  };
  return header.map((column) => cells[column] ?? "");
}

const table = (...rows: string[][]) => toCsv([header, ...rows]);

async function admin(id = adminId, language: "kk" | "ru" | "en" = "kk"): Promise<Person> {
  const person = world().person({ id, language });
  await person.starts();
  await person.pressesData(
    person.view().messages.findLast(({ from }) => from === "bot")?.id ?? 0,
    `language:${language}`,
  );
  return person;
}

async function names(): Promise<string[]> {
  const { rows } = await world().query("SELECT name ->> 'kk' AS name FROM help_point ORDER BY 1");
  return rows.map(({ name }) => String(name));
}

/** How many the audit log tells of. */
async function imports(): Promise<number> {
  const { rows } = await world().query("SELECT FROM audit_entry WHERE action = 'directory.imported'");
  return rows.length;
}

const kk = textsIn("kk");
const yes = kk.plain("directory-import-yes-button");

/** All that is kept, said and sent. */
async function everything(person: Person): Promise<string> {
  const { rows: tables } = await world().query(
    "SELECT table_schema || '.' || table_name AS name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')",
  );
  const dump: string[] = [];
  for (const { name } of tables) {
    // oxlint-disable-next-line no-await-in-loop -- one connection
    const { rows } = await world().query(`SELECT t::text AS line FROM ${String(name)} t`);
    dump.push(...rows.map(({ line }) => String(line)));
  }
  const calls = world().simulator.calls.map((call) => JSON.stringify(call));
  return [...dump, ...world().log, ...calls, person.screen()].join("\n");
}

/** A shelter as HSDS, whose location somebody has filled in. */
async function withAddress(address: string, latitude: number, longitude: number): Promise<Uint8Array> {
  const shelter = helpPoint({
    id: pointId(7),
    kind: "CRISIS_CENTER",
    place: places.atyrau,
    addressConfidential: true,
  });
  const json = new TextDecoder().decode(await writeDirectoryFile([shelter], "json", context));
  const services: { service_at_locations?: { location: object }[] }[] = JSON.parse(json);
  for (const { location } of services.flatMap(({ service_at_locations: at = [] }) => at))
    Object.assign(location, {
      latitude,
      longitude,
      addresses: [
        {
          id: pointId(8),
          address_1: address,
          city: "-",
          state_province: "-",
          postal_code: "-",
          country: "KZ",
          address_type: "physical",
        },
      ],
    });
  return new TextEncoder().encode(JSON.stringify(services));
}

describe.each(languages)("A table sent to the bot by an admin whose phone speaks %s", (language) => {
  const texts = textsIn(language);
  const plain = (key: string, count: number) => texts.html(key, { count }).replaceAll(/<.*?>/g, "");

  it("is shown as what it would change, and changes that once it is confirmed", async () => {
    const person = await admin(adminId, language);
    const before = await imports();
    await addHelpPoints(world().app.database, [
      helpPoint({ id: pointId(1), place: places.isatay, name: { kk: "Бірінші" } }),
      helpPoint({ id: pointId(2), place: places.isatay, name: { kk: "Екінші" } }),
    ]);
    await person.sendsDocument(
      "кеңестер.csv",
      table(row(pointId(1), "Бірінші", { phones: "+7 701 234 56 78" }), row("", "Үшінші")),
    );
    for (const line of [
      plain("directory-preview-added", 1),
      plain("directory-preview-changed", 1),
      plain("directory-preview-unchanged", 0),
      plain("directory-preview-missing", 1),
      "Үшінші",
      `Бірінші – ${texts.plain("directory-field-phones")}`,
      "Екінші",
    ])
      expect(person.last()).toContain(line);
    expect(await names()).toEqual(["Бірінші", "Екінші"]);

    await person.taps(texts.plain("directory-import-yes-button"));
    expect(person.last()).toContain(
      texts.html("directory-imported", { added: 1, changed: 1 }).split("\n")[1]?.trim(),
    );
    expect(await names()).toEqual(["Бірінші", "Екінші", "Үшінші"]);
    expect(await imports()).toBe(before + 1);
  });

  it("is refused as a whole with all that is wrong, by line and column", async () => {
    const person = await admin(adminId, language);
    await person.sendsDocument(
      "кеңестер.csv",
      table(row("1", "Дұрыс"), row("2", "Қате", { phones: "үйге", kato: "999999999" })),
    );
    expect(person.last()).toContain(`3, phones: ${texts.plain("directory-problem-bad-phone")}`);
    expect(person.last()).toContain(`3, kato: ${texts.plain("directory-problem-unknown-place")}`);
    expect(person.last()).not.toContain(texts.plain("directory-import-yes-button"));
    expect(await names()).toEqual([]);
  });
});

describe("An import", () => {
  it.each(directoryFormats)(
    "takes back what was given out as %s, and finds nothing to change",
    async (format) => {
      const points = [
        helpPoint({ id: pointId(1), place: places.isatay, topics: ["housing"], hours: "Mo-Fr 09:00-18:00" }),
        helpPoint({ id: pointId(2), place: places.atyrau, kind: "CRISIS_CENTER", addressConfidential: true }),
      ];
      await addHelpPoints(world().app.database, points);
      const person = await admin();
      await person.sendsDocument(`анықтамалық.${format}`, await writeDirectoryFile(points, format, context));
      expect(person.last()).toContain(
        kk.html("directory-preview-unchanged", { count: 2 }).replaceAll(/<.*?>/g, ""),
      );
      expect(person.last()).not.toContain(yes);
    },
  );

  it("happens once, when she taps twice and another admin taps as well", async () => {
    world().allowRefusals(/message is not modified/);
    const before = await imports();
    const [one, other] = [await admin(), await admin(otherId)];
    const file = table(row("1", "Жаңа кеңес"));
    await one.sendsDocument("a.csv", file);
    await other.sendsDocument("b.csv", file);
    one.does.taps(yes);
    one.does.taps(yes);
    other.does.taps(yes);
    await world().simulator.quiet();
    expect(await names()).toEqual(["Жаңа кеңес"]);
    expect(await imports()).toBe(before + 1);
    expect(other.screen() + one.screen()).toContain(kk.plain("directory-import-done"));
  });

  it("shows a new preview when the directory has changed meanwhile", async () => {
    const person = await admin();
    await person.sendsDocument("a.csv", table(row(pointId(1), "Жаңа ат")));
    await addHelpPoints(world().app.database, [
      helpPoint({ id: pointId(1), place: places.isatay, name: { kk: "Ескі ат" } }),
    ]);
    await person.taps(yes);
    expect(await names()).toEqual(["Ескі ат"]);
    expect(person.last()).toContain(
      kk.html("directory-preview-changed", { count: 1 }).replaceAll(/<.*?>/g, ""),
    );
    await person.taps(yes);
    expect(await names()).toEqual(["Жаңа ат"]);
  });

  it("shows a new preview when the file is another one than that she has seen", async () => {
    const person = await admin();
    await person.sendsDocument("a.csv", table(row("1", "Бірінші файл")));
    const seen = person.view().messages.at(-1);
    const data = world().simulator.calls.findLast(({ method }) => method === "sendMessage")?.payload;
    const digest = /directory:import:([\w-]{12})/.exec(JSON.stringify(data))?.[0] ?? "";
    await person.sendsDocument("a.csv", table(row("2", "Екінші файл")));
    const second = person.view().messages.at(-1)?.id ?? 0;
    expect(second).not.toBe(seen?.id);
    await person.pressesData(second, digest);
    expect(await names()).toEqual([]);
    expect(person.last()).toContain("Екінші файл");
    await person.taps(yes);
    expect(await names()).toEqual(["Екінші файл"]);
  });

  it("can be left alone", async () => {
    const person = await admin();
    await person.sendsDocument("a.csv", table(row("1", "Керек емес")));
    await person.taps(kk.plain("cancel-button"));
    expect(person.last()).toContain(kk.plain("directory-import-cancelled"));
    expect(await names()).toEqual([]);
  });

  it("is not carried out for who lost her role after the preview", async () => {
    const person = world().person({ language: "kk" });
    await person.starts();
    await giveRole(world(), person.id, "admin", places.republic);
    await person.sendsDocument("a.csv", table(row("1", "Жаңа кеңес")));
    await loseRoles(world(), person.id);
    await person.taps(yes);
    expect(person.last()).toContain(kk.plain("directory-gone"));
    expect(await names()).toEqual([]);
  });

  it("asks for the file again when it is no longer in the chat or can't be had", async () => {
    const person = await admin();
    await person.sendsDocument("a.csv", table(row("1", "Жаңа кеңес")));
    world().simulator.faults.add({ method: "getFile", kind: "400" });
    await person.taps(yes);
    expect(person.last()).toContain(kk.plain("directory-import-lost"));
    await person.starts();
    await person.pressesData(person.view().messages.at(-1)?.id ?? 0, "directory:import:abcdefghijkl");
    expect(person.last()).toContain(kk.plain("directory-import-lost"));
    expect(await names()).toEqual([]);
  });

  it("refuses what is too large before it is downloaded", async () => {
    const person = await admin();
    const before = world().simulator.calls.length;
    await person.sendsDocument("a.csv", new Uint8Array(5 * 1024 * 1024 + 1).fill(0x20));
    expect(person.last()).toContain(kk.plain("directory-problem-too-large"));
    await person.sendsDocument("a.json", new Uint8Array(20 * 1024 * 1024 + 1).fill(0x20));
    expect(person.last()).toContain(kk.plain("directory-problem-too-large"));
    const methods = world()
      .simulator.calls.slice(before)
      .map(({ method }) => method);
    expect(methods).not.toContain("getFile");
  });

  it("sends all problems as a file when they are many", async () => {
    const person = await admin();
    const rows = Array.from({ length: 40 }, (_, index) => row(String(index), "Кеңес", { phones: "жоқ" }));
    await person.sendsDocument("a.csv", table(...rows));
    expect(person.screen()).toContain(
      kk.html("directory-problems-many", { count: 40, shown: 15 }).split("\n")[1]?.trim(),
    );
    const { name, bytes } = await sentFile(world(), person);
    expect(name).toContain("problems.xlsx");
    const read = await readXlsx(bytes);
    expect(read.ok && read.rows).toHaveLength(41);
  });

  it("is not what anybody else's document is", async () => {
    const mother = await world().started();
    await mother.sendsDocument("a.csv", table(row("1", "Жаңа кеңес")));
    expect(mother.last()).toContain(kk.plain("unknown-content"));
    const chair = await world().started();
    await giveRole(world(), chair.id, "coordinator", places.republic);
    await chair.sendsDocument("a.csv", table(row("1", "Жаңа кеңес")));
    expect(chair.last()).toContain(kk.plain("unknown-content"));
  });

  it("leaves an open question open", async () => {
    const person = await admin();
    await person.says("/feedback");
    await person.taps(kk.plain("feedback-write-button"));
    await person.sendsDocument("a.csv", table(row("1", "Жаңа кеңес")));
    expect(person.last()).toContain("Жаңа кеңес");
    await person.says("Бот ұнады");
    expect(person.last()).toContain(kk.plain("feedback-may-answer"));
    await person.says("/cancel");
  });
});

describe("The address of a shelter", () => {
  const markers = ["Қасірет-көшесі-4711", "43.987654", "71.123456"];

  it.each(["csv", "json"] as const)("is refused, and is nowhere afterwards (%s)", async (format) => {
    const [address = "", latitude = "", longitude = ""] = markers;
    const file =
      format === "csv"
        ? table(
            row("1", "Үміт үйі", {
              kind: "CRISIS_CENTER",
              address_kk: address,
              address_confidential: "yes",
              latitude,
              longitude,
            }),
            ...Array.from({ length: 20 }, (_, index) => row(`x${index}`, "Кеңес", { phones: address })),
          )
        : await withAddress(address, Number(latitude), Number(longitude));
    const person = await admin();
    await person.sendsDocument(`a.${format}`, file);
    expect(person.screen()).toContain(kk.plain("directory-problem-confidential"));
    const kept = await everything(person);
    // Of the table, all problems came as a file, too, which is packed.
    const read = format === "csv" && (await readXlsx((await sentFile(world(), person)).bytes));
    expect(read === false || read.ok).toBe(true);
    for (const marker of markers) {
      expect(kept).not.toContain(marker);
      expect(JSON.stringify(read)).not.toContain(marker);
    }
    expect(await names()).toEqual([]);
  });

  it("that the directory knows as one stays out, also when the file does not say that it is a shelter", async () => {
    const [address = ""] = markers;
    await addHelpPoints(world().app.database, [
      helpPoint({
        id: pointId(9),
        kind: "CRISIS_CENTER",
        place: places.atyrau,
        addressConfidential: true,
        name: { kk: "Үй" },
      }),
    ]);
    const person = await admin();
    await person.sendsDocument(
      "a.csv",
      toCsv([
        ["id", "kind", "name_kk", "kato", "address_kk"],
        [pointId(9), "CRISIS_CENTER", "Үй", places.atyrau, address],
      ]),
    );
    expect(person.last()).toContain(kk.plain("directory-problem-confidential"));
    expect(await everything(person)).not.toContain(address);
  });
});

describe("A directory of 20,000 records", () => {
  it(
    "is read, previewed and imported, and urgent help is given meanwhile",
    { timeout: 240_000 },
    async () => {
      const person = await admin();
      const mother = await world().started();
      const districts = builtInPlaces.filter(({ id }) => id.endsWith("00000") && !id.endsWith("0000000"));
      const rows = Array.from({ length: 20_000 }, (_, index) =>
        row(`k-${index}`, `Кеңес ${index}`, { kato: districts[index % districts.length]?.id ?? "" }),
      );
      const before = world().simulator.calls.length;
      const finished = () =>
        world()
          .simulator.calls.slice(before)
          .some(({ payload }) => JSON.stringify(payload).includes("directory:import:"));
      person.does.sendsDocument("a.csv", table(...rows));
      let answered = 0;
      while (!finished()) {
        mother.does.says(kk.plain("crisis-button"));
        // oxlint-disable-next-line no-await-in-loop -- as long as the file is read
        await expect
          .poll(() => mother.view().messages.filter(({ text }) => text.includes("112")).length, {
            timeout: 60_000,
          })
          .toBeGreaterThan(answered);
        answered += 1;
      }
      expect(answered).toBeGreaterThan(1);
      await world().simulator.quiet(60_000);
      person.does.taps(yes);
      await expect.poll(() => person.last(), { timeout: 120_000 }).toContain("Анықтамалық жаңартылды");
      const { rows: counted } = await world().query("SELECT count(*)::int AS count FROM help_point");
      expect(counted[0]?.["count"]).toBe(20_000);
    },
  );
});
