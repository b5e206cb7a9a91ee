import { describe, expect, it } from "vitest";
import { findHelp, type HelpQuestion } from "../../src/domain/find-help.ts";
import { createGazetteer } from "../../src/domain/gazetteer.ts";
import { createHelpDirectory } from "../../src/domain/help-directory.ts";
import type { HelpPoint } from "../../src/domain/help-point.ts";
import type { Place } from "../../src/domain/place.ts";
import { defaultTaxonomy } from "../../src/domain/taxonomy.ts";
import { helpPoint } from "../support/help-points.ts";

const republic = "000000000";
const region = "310000000";
const district = "314800000";
const ruralDistrict = "314835000";
const village = "314835100";
const neighbour = "314837100";
const otherRegion = "610000000";

const place = (id: string, latitude: number | null, longitude = 74): Place => ({
  id,
  name: { kk: id, ru: id, en: id },
  coordinates: latitude === null ? null : { latitude, longitude },
  population: null,
  vanished: false,
});
const gazetteer = createGazetteer([
  place(republic, null),
  place(region, 43, 71),
  place(district, 43.2),
  place(ruralDistrict, null),
  place(village, 43.3),
  place("314837000", null),
  place(neighbour, 43.35),
  place(otherRegion, 42, 68),
]);

const now = new Date("2026-11-26T06:00:00Z");
const kind = (code: string) => ({ by: "kind", code }) as const;
const topic = (code: string) => ({ by: "topic", code }) as const;

function ask(points: readonly HelpPoint[], question: Partial<HelpQuestion>, open: readonly string[] = []) {
  const directory = createHelpDirectory(points, gazetteer, defaultTaxonomy);
  const at = question.place ?? village;
  const from = gazetteer.locate(at);
  const whole = { seeking: kind("COUNCIL"), place: at, from, now, isUrgent: false, page: 0, ...question };
  const { responsible, nearest } = findHelp(directory, whole, ({ id }) => open.includes(id));
  return {
    rung: responsible?.place.id,
    responsible: responsible?.points.map(({ point }) => point.id) ?? [],
    near: nearest.items.map(({ point }) => point.id),
    km: nearest.items.map(({ km }) => km),
    pages: nearest.pages,
  };
}

describe("Who is responsible", () => {
  const ladder = [village, ruralDistrict, district, region, republic];
  const councils = ladder.map((at) => helpPoint({ id: at, place: at }));

  it.each(ladder.map((_, index) => index))(
    "is the council of the lowest rung that has one (%i)",
    (lowest) => {
      const { rung, responsible } = ask(councils.slice(lowest), {});
      expect({ rung, responsible }).toEqual({ rung: ladder[lowest], responsible: [ladder[lowest]] });
    },
  );

  it("is nobody's council but one's own: a neighbouring village's answers for its own people", () => {
    const points = [
      helpPoint({ id: "theirs", place: neighbour }),
      helpPoint({ id: "district", place: district }),
    ];
    expect(ask(points, {})).toMatchObject({ rung: district, responsible: ["district"], near: ["theirs"] });
  });

  it("of other help, whoever is within the district serves all of it", () => {
    const centre = helpPoint({ id: "centre", kind: "FAMILY_SUPPORT_CENTER", place: neighbour });
    expect(ask([centre], { seeking: kind("FAMILY_SUPPORT_CENTER") })).toMatchObject({
      rung: district,
      responsible: ["centre"],
    });
  });

  it("passes by a council that is closed for a time, and tells of it last", () => {
    const closed = helpPoint({ id: "closed", place: village, status: "temporarily_closed" });
    const points = [
      closed,
      helpPoint({ id: "region", place: region }),
      helpPoint({ id: "far", place: otherRegion }),
    ];
    expect(ask(points, {})).toMatchObject({ rung: region, responsible: ["region"], near: ["far", "closed"] });
  });

  it("tells who would be, on a lower rung, but is closed for a time", () => {
    const own = helpPoint({ id: "own", place: village, status: "temporarily_closed" });
    const directory = createHelpDirectory(
      [own, helpPoint({ id: "d", place: district })],
      gazetteer,
      defaultTaxonomy,
    );
    const found = directory.responsibleFor(village, kind("COUNCIL"), "2026-11-26");
    expect(found).toMatchObject({ points: [{ id: "d" }], paused: [{ id: "own" }] });
  });

  it.each([
    ["2026-11-26", ["own"]],
    ["2026-11-27", []],
  ])("comes back on the day it opens again, %s", (closedUntil, responsible) => {
    const own = helpPoint({ id: "own", place: village, status: "temporarily_closed", closedUntil });
    expect(ask([own], {})).toMatchObject({ responsible });
  });

  it("is never a council outside the ladder", () => {
    const points = [helpPoint({ id: "works", place: village, affiliation: "enterprise" })];
    expect(ask(points, {})).toMatchObject({ responsible: [], near: ["works"] });
  });

  it("for a city with its surroundings is the city's council", () => {
    const [unit, city] = ["101000000", "101010000"];
    const semey = createGazetteer([
      { ...place(unit, 50.4, 80), name: { kk: "Семей қаласы және маңы", ru: "", en: "" } },
      { ...place(city, 50.4, 80), name: { kk: "Семей қаласы", ru: "", en: "" } },
    ]);
    const directory = createHelpDirectory([helpPoint({ id: "semey", place: city })], semey, defaultTaxonomy);
    expect(directory.responsibleFor(unit, kind("COUNCIL"), "2026-11-26")?.points).toHaveLength(1);
  });

  it("for anything at all is the council", () => {
    const points = [
      helpPoint({ id: "club", kind: "CLUB", place: village }),
      helpPoint({ id: "own", place: district }),
    ];
    expect(ask(points, { seeking: { by: "any" } })).toMatchObject({ responsible: ["own"], near: ["club"] });
  });
});

describe("A danger", () => {
  const about = { topics: ["domestic_violence"] };
  const points = [
    helpPoint({ id: "village", place: village, ...about }),
    helpPoint({ id: "rural", place: ruralDistrict, ...about }),
    helpPoint({ id: "district", place: district, ...about }),
    helpPoint({ id: "mediation", kind: "MEDIATION", place: village, ...about }),
    helpPoint({ id: "region", place: region, ...about }),
    helpPoint({ id: "centre", kind: "FAMILY_SUPPORT_CENTER", place: district, ...about }),
    helpPoint({ id: "crisis", kind: "CRISIS_CENTER", place: otherRegion }),
  ];

  it("is never led to who is too close, nor to who reconciles", () => {
    const { responsible, near } = ask(points, { seeking: topic("domestic_violence"), isUrgent: true });
    expect([...responsible, ...near].toSorted()).toEqual(["centre", "crisis", "region"]);
    // However far, crisis centres come first among the others.
    expect(near).toEqual(["crisis", "region"]);
  });

  it("is led to crisis centres, whatever they say they are about", () => {
    expect(ask(points.slice(6), { seeking: topic("self_harm") }).near).toEqual(["crisis"]);
  });

  it("another topic may be led to anybody", () => {
    const housing = points.map((point) => ({ ...point, topics: ["housing"] }));
    const { responsible, near } = ask(housing, { seeking: topic("housing") });
    expect([...responsible, ...near]).toContain("mediation");
  });
});

/** A club by its latitude, in another region. */
const at = (id: string, latitude: number, more: Partial<HelpPoint> = {}) =>
  helpPoint({ id, kind: "CLUB", place: otherRegion, coordinates: { latitude, longitude: 74 }, ...more });

describe("Who is near", () => {
  const seeking = kind("CLUB");

  it("comes in the order of the distance, five at once", () => {
    const points = [43.9, 43.4, 43.5, 43.6, 43.8, 43.7, 44].map((latitude, index) =>
      at(`club${index}`, latitude),
    );
    expect(ask(points, { seeking }).near).toEqual(["club1", "club2", "club3", "club5", "club4"]);
    expect(ask(points, { seeking, page: 1 }).near).toEqual(["club0", "club6"]);
    expect(ask(points, { seeking }).pages).toBe(2);
  });

  it("open now comes first among those about as near, and only among those", () => {
    // A hundredth of a degree of latitude is 1.1 km.
    const points = [at("nearest", 43.31), at("open", 43.32), at("open-far", 43.4)];
    expect(ask(points, { seeking }, ["open", "open-far"]).near).toEqual(["open", "nearest", "open-far"]);
  });

  it("those that are closed for good are never told of", () => {
    expect(ask([at("gone", 43.31, { status: "closed" })], { seeking }).near).toEqual([]);
  });

  it("a shelter has no distance, and is ranked by the centre of its town", () => {
    const shelter = helpPoint({
      id: "shelter",
      kind: "CRISIS_CENTER",
      place: neighbour,
      addressConfidential: true,
    });
    const other = at("other", 42, { kind: "CRISIS_CENTER", place: region });
    const { near, km } = ask([other, shelter], { seeking: kind("CRISIS_CENTER"), place: otherRegion });
    expect(near).toEqual(["other", "shelter"]);
    expect(km[0]).toBeGreaterThan(0);
    expect(km[1]).toBeNull();
  });

  it("a point without coordinates is where its place is, or the place above", () => {
    const points = [helpPoint({ id: "village", kind: "CLUB", place: ruralDistrict })];
    const { nearest } = findHelp(
      createHelpDirectory(points, gazetteer, defaultTaxonomy),
      {
        seeking: topic("none"),
        place: region,
        from: { latitude: 43.2, longitude: 74 },
        now,
        isUrgent: false,
        page: 0,
      },
      () => false,
    );
    expect(nearest.items).toEqual([]);
    expect(ask(points, { seeking, place: otherRegion }).near).toEqual(["village"]);
  });
});
