import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bareName } from "../../src/domain/place-names.ts";
import { readKato } from "../../src/files/kato.ts";

const header = "kato,kato_version,level,type_code,name_ru,name_kk";
const good = [
  "100000000,v,oblast,0,область Абай,Абай облысы",
  "104200000,v,district,4,Жарминский район,Жарма ауданы",
  "104221000,v,sub_district,4,Шарская г.а.,Шар қ.ә.",
  "104221100,v,settlement,1,г.Шар,Шар қ.",
];
const file = (...rows: string[]) => `${[header, ...rows].join("\n")}\n`;

describe("The classifier", () => {
  it("is read with names in full; a city's surroundings are called after the city", () => {
    const read = readKato(file(...good));
    expect(read.ok && read.places.map(({ id, name }) => [id, name.kk, name.ru])).toEqual([
      ["100000000", "Абай облысы", "область Абай"],
      ["104200000", "Жарма ауданы", "Жарминский район"],
      ["104221000", "Шар қаласы және маңы", "Шар и окрестности"],
      ["104221100", "Шар қаласы", "город Шар"],
    ]);
  });

  it("may have a byte order mark, semicolons, other line ends, and columns in another order", () => {
    const text =
      "\uFEFFname_kk;name_ru;level;kato\r\nАбай облысы;область Абай;oblast;100000000\r\n" +
      '"Жарма; ауданы";Жарминский район;district;104200000\r\n';
    const read = readKato(text);
    expect(read.ok && read.places.map(({ id }) => id)).toEqual(["100000000", "104200000"]);
  });

  it("is refused with the line and the column of all that is wrong", () => {
    const read = readKato(
      file(
        ...good,
        "10420000,v,district,4,Жарминский район,Жарма ауданы",
        "104221100,v,settlement,1,г.Шар,Шар қ.",
        "104223100,v,district,1,с.Ортабулак,Ортабұлақ а.",
        '104223200,v,settlement,1,"с.\nКапанбулак",?апанб?ла? а.',
        "104223300,v,settlement,1,,Бөке а.",
        "104223400,v,settlement,1,с.Боке",
      ),
    );
    expect(read).toEqual({
      ok: false,
      problems: [
        { line: 6, column: "kato", reason: "bad-code" },
        { line: 7, column: "kato", reason: "twice" },
        { line: 8, column: "level", reason: "bad-level" },
        { line: 10, column: "name_kk", reason: "bad-name" },
        { line: 11, column: "name_ru", reason: "bad-name" },
        { line: 12, column: null, reason: "broken-row" },
      ],
    });
  });

  it.each([
    ["", [{ line: 1, column: null, reason: "empty" }]],
    [`${header}\n`, [{ line: 1, column: null, reason: "empty" }]],
    [
      "kato,level,name\n100000000,oblast,Абай\n",
      [
        { line: 1, column: "name_ru", reason: "missing-column" },
        { line: 1, column: "name_kk", reason: "missing-column" },
      ],
    ],
    [file(good[0] ?? "", '101000000,v,district,1,"Семей'), [{ line: 3, column: null, reason: "broken-row" }]],
  ])("is refused when it is no classifier: %j", (text, problems) => {
    expect(readKato(text)).toEqual({ ok: false, problems });
  });
});

const national = new URL("../../../shared/data/kazakhstan/kato.csv", import.meta.url);
if (!existsSync(national)) console.log("the national classifier is not here: its names are not looked at");

describe.runIf(existsSync(national))("The national classifier", () => {
  it("has no name whose kind stays short", () => {
    const read = readKato(readFileSync(national, "utf8"));
    const places = read.ok ? read.places : [];
    expect(places).toHaveLength(15_594);
    const short = places.filter(({ name }) =>
      [name.kk, name.ru].some((text) => /\p{Ll}\.|[\u00a0"]|\s{2}|^\s|\s$/u.test(text)),
    );
    expect(short.map(({ id }) => id)).toEqual([]);
    const kindless = places.filter(({ name }) => bareName(name.kk) === name.kk);
    console.log(`names without a kind, as in the classifier: ${kindless.length} of ${places.length}`);
    expect(kindless.length).toBeLessThan(700);
  });
});
