import { expect, describe, it } from "vitest";
import { formatMomentOfWeek } from "../../src/domain/time.ts";
import { languages } from "../../src/domain/language.ts";
import { addEvent } from "../support/events.ts";
import { forges, giveRole, unknownId } from "../support/team.ts";
import { textsIn, useWorld } from "../support/world.ts";

const weekMs = 7 * 86_400_000;
const world = useWorld();

describe.each(languages)("Last year's event, in %s", (language) => {
  const t = textsIn(language);

  it("is found among those of the past, and made again with a press", async () => {
    const { database } = world().app;
    const startsAt = new Date(Date.now() - 51 * weekMs);
    await database.prisma.event.deleteMany();
    const title = `Былтырғы форум ${language}`;
    const last = await addEvent(database, { title: { kk: title }, startsAt, status: "finished" });
    for (let number = 1; number <= 8; number += 1)
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await addEvent(database, {
        title: { kk: `Ескі ${number}` },
        startsAt: new Date(startsAt.getTime() + number),
        status: "finished",
      });
    const chair = await world().started({ language });
    await giveRole(world(), chair.id, "coordinator", "710000000");
    await chair.taps(t.plain("menu-button"));
    await chair.taps(t.plain("menu-organising"));
    expect(chair.last()).toContain(t.plain("organise-none"));
    await chair.taps(t.plain("organise-past-button"));
    expect(chair.last()).toContain("Ескі 8");
    expect(chair.last()).toContain(t.plain("organise-status", { status: "finished" }));
    await chair.taps(t.plain("next-button"));
    await chair.taps(new RegExp(title));
    expect(chair.last()).not.toContain(t.plain("organise-edit-button"));
    await chair.taps(t.plain("organise-copy-button"));
    expect(chair.last()).toContain(t.plain("organise-copied"));
    expect(chair.last()).toContain(title);
    const moment = formatMomentOfWeek(new Date(startsAt.getTime() + 52 * weekMs), language);
    expect(chair.last()).toContain(moment);
    expect(chair.last()).toContain(t.plain("organise-publish-button"));
    await forges(chair, `organise:copy:${last}`);
    await chair.taps(t.plain("organise-list-button"));
    expect(chair.last().match(/📝/g)).toHaveLength(1);
  });

  it("is unknown to who does not hold it", async () => {
    const chair = await world().started({ language });
    await giveRole(world(), chair.id, "coordinator", "750000000");
    const elsewhere = await addEvent(world().app.database);
    for (const id of [elsewhere, unknownId])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await forges(chair, `organise:copy:${id}`)).toContain(t.plain("organise-gone"));
    await chair.taps(t.plain("menu-button"));
    await chair.taps(t.plain("menu-organising"));
    await chair.taps(t.plain("organise-past-button"));
    expect(chair.last()).toContain(t.plain("organise-past-none"));
  });
});
