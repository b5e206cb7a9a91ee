import { array, assert, constantFrom, property } from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createGazetteer } from "../../src/domain/gazetteer.ts";
import { republicId } from "../../src/domain/kato.ts";
import type { Place } from "../../src/domain/place.ts";
import { buildPlaceSearch, type PlaceSearch } from "../../src/domain/place-search.ts";

function place(id: string, kk: string, ru: string, also: Partial<Place> = {}): Place {
  return { id, name: { kk, ru, en: ru }, coordinates: null, population: null, vanished: false, ...also };
}

const places = [
  place(republicId, "Қазақстан Республикасы", "Республика Казахстан"),
  place("310000000", "Жамбыл облысы", "Жамбылская область"),
  place("314800000", "Қордай ауданы", "Кордайский район"),
  place("314830000", "Қордай ауылдық округі", "Кордайский сельский округ"),
  place("314830100", "Қордай ауылы", "село Кордай"),
  place("314836000", "Жамбыл ауылдық округі", "Жамбылский сельский округ"),
  place("314836100", "Жамбыл ауылы", "село Жамбыл"),
  place("314836200", "Жамбыл 2 ауылы", "село Жамбыл 2"),
  place("314836300", "Жамбыл қыстауы", "зимовка Жамбыл"),
  place("314836400", "Разъезд 16", "разъезд 16"),
  place("314836500", "Ауыл ауылы", "село Аул"),
  place("314000000", "Жамбыл ауданы", "Жамбылский район"),
  place("314045300", "Жамбыл ауылы", "село Жамбыл", { population: 900 }),
  place("314045400", "Жамбыл ауылы", "село Жамбыл", { population: 4000 }),
  place("314045500", "Жаңатұрмыс ауылы", "село Жанатурмыс", { vanished: true }),
  place("100000000", "Абай облысы", "область Абай"),
  place("101000000", "Семей қаласы және маңы", "Семей и окрестности"),
  place("101010000", "Семей қаласы", "город Семей"),
  place("101031000", "Абралы ауылдық округі", "Абралинский сельский округ"),
  place("595600000", "Шал ақын ауданы", "район Шал акына"),
  place("595620000", "Сергеев қаласы және маңы", "Сергеевская городская администрация"),
  place("595620100", "Сергеев қаласы", "город Сергеевка"),
];

describe("A mother types the name of her village", () => {
  let search: PlaceSearch;
  const idsFor = (query: string, limit?: number) => search.search(query, limit).map((hit) => hit.place.id);
  const exactFor = (query: string) =>
    search
      .search(query)
      .filter((hit) => hit.exact)
      .map((hit) => hit.place.id);

  beforeAll(async () => {
    search = await buildPlaceSearch(createGazetteer(places));
  });

  it("and all places of that name are there, the likelier first, always in the same order", () => {
    const namesakes = [
      "310000000", // the region
      "314000000", // the district
      "314836100", // a village that is the centre of a rural district of its name, or of a district
      "314045400", // the larger of two others
      "314045300",
      "314836000",
      "314836300",
    ];
    expect(new Set(exactFor("Жамбыл"))).toEqual(new Set(namesakes));
    expect(exactFor("Жамбыл").slice(0, 2)).toEqual(["310000000", "314000000"]);
    expect(exactFor("Жамбыл").indexOf("314045400")).toBeLessThan(exactFor("Жамбыл").indexOf("314045300"));
    expect(exactFor("Жамбыл").slice(-2)).toEqual(["314836000", "314836300"]);
    expect(idsFor("Жамбыл")).toEqual(idsFor("Zhambyl"));
    expect(idsFor("Жамбыл", 3)).toEqual(idsFor("Жамбыл").slice(0, 3));
  });

  it("with the kind of place, and only places of that kind are exact, where there are any", () => {
    expect(exactFor("Қордай ауылы")).toEqual(["314830100"]);
    expect(exactFor("Кордайский район")).toEqual(["314800000"]);
    expect(exactFor("Жамбыл облысы")).toEqual(["310000000"]);
    expect(new Set(exactFor("с. Жамбыл"))).toEqual(new Set(["314836100", "314045400", "314045300"]));
    expect(exactFor("Жамбыл облысы Жамбыл ауданы")).toEqual(["314000000"]);
    expect(exactFor("город Кордай")).toEqual(expect.arrayContaining(["314830100", "314800000"]));
  });

  it("with the kind of place, and gets that one first", () => {
    expect(idsFor("Жамбыл облысы")[0]).toBe("310000000");
    expect(idsFor("Жамбылский район")[0]).toBe("314000000");
    expect(idsFor("зимовка Жамбыл")[0]).toBe("314836300");
    expect(idsFor("с. Кордай")[0]).toBe("314830100");
    expect(idsFor("Qordai auyly")[0]).toBe("314830100");
    expect(idsFor("Кордайский р-н")[0]).toBe("314800000");
    expect(idsFor("Қордай ауылдық округі")[0]).toBe("314830000");
  });

  it.each([
    "Жамбыл Кордай",
    "с. Жамбыл, Кордайский район",
    "Жамбыл ауылы Қордай ауданы",
    "Жамбыл (Кордай)",
    "Zhambyl, Kordai district",
    "Кордайский район, село Жамбыл",
    "Жамбылская область, Кордайский район, с. Жамбыл",
    "Жамбыл Кордйа",
  ])("with the district beside it: %s", (typed) => {
    expect(idsFor(typed)[0]).toBe("314836100");
  });

  it("with a district where there is no such village, and still sees those elsewhere, but none as exact", () => {
    expect(idsFor("Кордай Абай облысы")).toContain("314830100");
    expect(exactFor("Кордай Абай облысы")).toEqual([]);
  });

  it("with a number, and gets that one", () => {
    expect(idsFor("Жамбыл 2")[0]).toBe("314836200");
    expect(idsFor("Жамбыл-2")[0]).toBe("314836200");
    expect(idsFor("рзд.16")[0]).toBe("314836400");
  });

  it("with a mistake, or only the beginning of it", () => {
    for (const typed of ["Кродай", "Корай", "Коордай", "Кордпй", "Корд"])
      expect(`${typed} ${idsFor(typed)[0]}`).toBe(`${typed} 314800000`);
  });

  it("and a city is one answer, the unit that has all of it, by each of its names", () => {
    expect(exactFor("Семей")).toEqual(["101000000"]);
    expect(exactFor("г. Семей")).toEqual(["101000000"]);
    expect(exactFor("Семипалатинск")).toEqual(["101000000"]);
    expect(exactFor("Сергеевка")).toEqual(["595620000"]);
  });

  it("and is not offered what vanished, nor the whole country", () => {
    expect(idsFor("Жанатурмыс")).not.toContain("314045500");
    expect(idsFor("Республика Казахстан")).not.toContain(republicId);
  });

  it("or only a kind of place, which may be a name", () => {
    expect(idsFor("ауыл")[0]).toBe("314836500");
    expect(exactFor("район")).toEqual([]);
  });

  it("or anything else: there is an answer, without places or with at most as many as asked for", () => {
    for (const odd of ["", " ", "😀", "(((", "[а-я]*\\", "а".repeat(4096), "Жамбыл ".repeat(600), "1", ",,;"])
      expect(idsFor(odd, 5).length).toBeLessThanOrEqual(5);
    expect(idsFor("")).toEqual([]);
    const signs = array(constantFrom(...Array.from("аәқҒіыэЩЁьzZqŞýıǵ019 ,.-/()[]*+?\\'«»😀\u0301\u0000")), {
      maxLength: 40,
    });
    assert(
      property(signs, constantFrom(...places), (noise, { name }) => {
        for (const typed of [noise.join(""), `${name.kk}${noise.join("")}`, `${noise.join("")} ${name.ru}`])
          expect(search.search(typed, 5).length).toBeLessThanOrEqual(5);
      }),
    );
  });

  it("and every place is found by each of its names, exactly", () => {
    const hidden = new Set([republicId, "314045500", "101010000", "595620100"]);
    const lost = places
      .filter(({ id }) => !hidden.has(id))
      .flatMap(({ id, name }) => [name.kk, name.ru].filter((typed) => !exactFor(typed).includes(id)));
    expect(lost).toEqual([]);
  });
});
