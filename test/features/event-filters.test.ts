import { beforeAll, describe, expect, it } from "vitest";
import { languages } from "../../src/domain/language.ts";
import { addEvent } from "../support/events.ts";
import { forges, nameOf } from "../support/team.ts";
import { textsIn, useWorld } from "../support/world.ts";

const at = (days: number) => new Date(Date.now() + days * 86_400_000);
const [republic, astana, zhambyl, kordai, almaty] = [
  "000000000",
  "710000000",
  "310000000",
  "314835100",
  "750000000",
];

const world = useWorld({
  prepare: async (database) => {
    const add = (kk: string, about: Parameters<typeof addEvent>[1]) =>
      addEvent(database, { title: { kk }, ...about });
    await add("Ел форумы", { place: republic, startsAt: at(1) });
    await add("Ауыл сабағы", { kind: "training", place: kordai, startsAt: at(3) });
    await add("Облыс форумы", { kind: "forum", place: zhambyl, startsAt: at(4) });
    await add("Ескі байқау", { kind: "contest", place: almaty, startsAt: at(-1) });
    await add("Жоба акция", { kind: "campaign", status: "draft", place: almaty });
    for (let number = 1; number <= 9; number += 1)
      // oxlint-disable-next-line no-await-in-loop -- in this order
      await add(`Астана кездесуі ${number}`, { kind: "meeting", place: astana, startsAt: at(4 + number) });
  },
});

describe.each(languages)("The list of events, in %s", (language) => {
  const t = textsIn(language);
  const all = t.plain("events-all-button");
  const [anyRegion, anyKind] = [
    t.plain("events-region-button", { region: all }),
    t.plain("events-kind-button", { chosen: all }),
  ];
  let member: Awaited<ReturnType<ReturnType<typeof world>["started"]>>;

  beforeAll(async () => {
    member = await world().started({ language });
  });

  it("is narrowed to a region that has some, all within it included, and its pages stay so", async () => {
    await member.says("/events");
    await member.taps(anyRegion);
    expect(member.last()).toContain(nameOf(republic, language));
    expect(member.last()).not.toContain(nameOf(almaty, language));
    await member.taps(nameOf(zhambyl, language));
    expect(member.last()).toMatch(/Ауыл сабағы[^]*Облыс форумы/);
    expect(member.last()).not.toMatch(/Ел форумы|Астана кездесуі/);

    await member.taps(t.plain("events-region-button", { region: nameOf(zhambyl, language) }));
    await member.taps(nameOf(astana, language));
    await member.taps(t.plain("next-button"));
    expect(member.last()).toContain("9. Астана кездесуі 9");
    expect(member.last()).toContain(t.plain("events-region-button", { region: nameOf(astana, language) }));
    await member.taps(t.plain("events-region-button", { region: nameOf(astana, language) }));
    await member.taps(nameOf(republic, language));
    expect(member.last()).toContain("Ел форумы");
    expect(member.last()).not.toContain("Облыс форумы");
    await member.taps(t.plain("events-region-button", { region: nameOf(republic, language) }));
    await member.taps(all);
    expect(member.last()).toContain("Ел форумы");
    expect(member.last()).toContain("Облыс форумы");
  });

  it("is narrowed to a kind, in the region that is chosen, to what there is", async () => {
    await member.says("/events");
    await member.taps(anyKind);
    expect(member.last()).not.toContain(t.plain("event-kind", { kind: "contest" }));
    expect(member.last()).not.toContain(t.plain("event-kind", { kind: "campaign" }));
    await member.taps(t.plain("event-kind", { kind: "forum" }));
    expect(member.last()).toMatch(/Ел форумы[^]*Облыс форумы/);
    expect(member.last()).not.toContain("Ауыл сабағы");
    await member.taps(anyRegion);
    expect(member.last()).not.toContain(nameOf(astana, language));
    await member.taps(nameOf(zhambyl, language));
    expect(member.last()).toContain("Облыс форумы");
    expect(member.last()).not.toContain("Ел форумы");
    await member.taps(t.plain("events-kind-button", { chosen: t.plain("event-kind", { kind: "forum" }) }));
    await member.taps(t.plain("event-kind", { kind: "training" }));
    expect(member.last()).toContain("Ауыл сабағы");
    expect(member.last()).not.toContain("Облыс форумы");
  });

  it("says so where nothing is left of what was chosen, and the choice can be taken back", async () => {
    await member.says("/events");
    expect(await forges(member, `events:0:contest:${almaty}`)).toContain(t.plain("events-none-such"));
    await member.taps(t.plain("events-kind-button", { chosen: t.plain("event-kind", { kind: "contest" }) }));
    await member.taps(all);
    await member.taps(t.plain("events-region-button", { region: nameOf(almaty, language) }));
    await member.taps(all);
    expect(member.last()).toContain("Ел форумы");
  });

  it("still turns its pages by the buttons it had before it could be narrowed", async () => {
    await member.says("/events");
    expect(await forges(member, "events:1")).toContain("9. Астана кездесуі");
  });
});
