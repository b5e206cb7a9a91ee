import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { browsePlace, type PlaceButtons } from "../../src/bot/place-browser.ts";
import { builtInPlaces } from "../../src/domain/built-in-places.ts";
import { createGazetteer, type Gazetteer } from "../../src/domain/gazetteer.ts";
import { republicId } from "../../src/domain/kato.ts";
import type { Place } from "../../src/domain/place.ts";
import { textsIn } from "../support/world.ts";

const kato = new URL("../../../shared/data/kazakhstan/kato.csv", import.meta.url);
const isThere = existsSync(kato);
if (!isThere) console.log("skipped: browsing the national classifier, which is not here");

function place(id: string, name: string, vanished = false): Place {
  return {
    id,
    name: { kk: `kk ${name}`, ru: name, en: name },
    coordinates: null,
    population: null,
    vanished,
  };
}

const villages = Array.from({ length: 20 }, (_, index) => place(`1042310${index + 10}`, `Село ${index + 1}`));
const places = createGazetteer([
  place(republicId, "Республика Казахстан"),
  place("100000000", "область Абай"),
  place("104200000", "Жарминский район"),
  place("104231000", "Божегурский сельский округ"),
  ...villages,
  place("104233000", "Капанбулакский сельский округ"),
  place("104235000", "Исчезнувший округ", true),
  place("104300000", "Аягозский район"),
]);

const all: PlaceButtons = {
  open: (id) => `open:${id}`,
  choose: (id) => `choose:${id}`,
  page: (number) => `page:${number}`,
};

/** Labels and data, row by row. */
function shown(gazetteer: Gazetteer, id: string, page = 0, buttons = all, language: "kk" | "ru" = "ru") {
  const words = { texts: textsIn(language), places: gazetteer };
  const { name, keyboard } = browsePlace(words, id, page, buttons);
  const rows = keyboard.inline_keyboard.map((row) =>
    row.map((button) => [button.text, "callback_data" in button ? button.callback_data : ""]),
  );
  return { name, rows };
}

const urgent = [["Срочная помощь", "crisis:ru"]];

describe("Browsing places", () => {
  it("opens what has places in it, takes what has none, and leads back up", () => {
    expect(shown(places, "104200000")).toEqual({
      name: "Жарминский район, область Абай",
      rows: [
        [["Целиком: Жарминский район", "choose:104200000"]],
        [["Божегурский сельский округ", "open:104231000"]],
        [["Капанбулакский сельский округ", "choose:104233000"]],
        [["▴ область Абай", "open:100000000"]],
        urgent,
      ],
    });
  });

  it("says in which district and region a village is, in Kazakh the widest first", () => {
    expect(shown(places, "104231015").name).toBe("Село 6, Жарминский район, область Абай");
    expect(shown(places, "104231015", 0, all, "kk").name).toBe(
      "kk область Абай, kk Жарминский район, kk Село 6",
    );
  });

  it("shows many a page at a time, in the order of people, and a page that is gone as the last", () => {
    const middle = shown(places, "104231000", 1).rows;
    expect(middle.slice(1, 9).map(([button]) => button?.[0])).toEqual(
      [9, 10, 11, 12, 13, 14, 15, 16].map((number) => `Село ${number}`),
    );
    expect(middle[9]).toEqual([
      ["◂ Предыдущие", "page:0"],
      ["Следующие ▸", "page:2"],
    ]);
    expect(shown(places, "104231000", 99)).toEqual(shown(places, "104231000", 2));
  });

  it("has no button for what is not to be opened or chosen", () => {
    const choose = (id: string) => (id === "104231000" ? undefined : all.choose(id));
    const buttons = {
      ...all,
      open: (id: string) => (id.startsWith("1042") ? all.open(id) : undefined),
      choose,
    };
    expect(shown(places, "104200000", 0, buttons).rows.at(-2)).toEqual([
      ["Капанбулакский сельский округ", "choose:104233000"],
    ]);
    expect(shown(places, "104231000", 0, buttons).rows.map(([button]) => button?.[0])).not.toContain(
      "Целиком: Божегурский сельский округ",
    );
  });

  it("takes a place that has nothing in it by its name", () => {
    expect(shown(places, "104300000").rows).toEqual([
      [["Аягозский район", "choose:104300000"]],
      [["▴ область Абай", "open:100000000"]],
      urgent,
    ]);
  });

  it("reaches every place the product brings along", () => {
    expect(reachable(createGazetteer(builtInPlaces))).toEqual(idsOf(builtInPlaces));
  });

  it.runIf(isThere)("reaches all of the national classifier, within Telegram's limits", () => {
    const rows = readFileSync(kato, "utf8").trim().split("\n").slice(1);
    const units = rows.map((row) => row.split(",")).map(([id = ""]) => place(id, id));
    const country = [place(republicId, "Республика Казахстан"), ...units];
    expect(units.length).toBeGreaterThan(15_000);
    expect(reachable(createGazetteer(country))).toEqual(idsOf(country));
  });
});

function idsOf(list: readonly Place[]): string[] {
  return list.map(({ id }) => id).toSorted();
}

/** Every place that can be chosen by somebody who begins at the republic, going only down and to next pages. */
function reachable(gazetteer: Gazetteer): string[] {
  const found = new Set<string>();
  const walk = (id: string, page: number): void => {
    const { rows } = shown(gazetteer, id, page);
    expect(rows.length).toBeLessThan(15);
    for (const [, data = ""] of rows.flat()) {
      const [, what, at = ""] = /^(open|choose|page):(\d+)$/.exec(data) ?? [];
      if (what === "choose") found.add(at);
      if (what === "page" && Number(at) > page) walk(id, Number(at));
      if (what === "open" && gazetteer.above(at)[0]?.id === id) walk(at, 0);
    }
  };
  walk(republicId, 0);
  return [...found].toSorted();
}
