import { describe, expect, it } from "vitest";
import { languages } from "../../src/domain/language.ts";
import { addAnnouncement } from "../support/announcements.ts";
import { addCampaign, coordinator } from "../support/campaigns.ts";
import { addEvent } from "../support/events.ts";
import { forges, nameOf, places } from "../support/team.ts";
import { textsIn, useWorld } from "../support/world.ts";

const world = useWorld();
const { republic, atyrau, isatay, zhylyoi, kulsary } = places;

async function addEventOf(campaignId: string, place: string, title: string): Promise<void> {
  const id = await addEvent(world().app.database, { place, title: { kk: title } });
  await world().query("UPDATE event SET campaign_id = $1 WHERE id = $2", [campaignId, id]);
}

async function addSent(campaignId: string, place: string, text: string): Promise<void> {
  const { database } = world().app;
  const status = "released";
  const words = { kk: { text, entities: [] } };
  const announcementId = await addAnnouncement(database, {
    authorId: null,
    campaignId,
    place,
    status,
    words,
  });
  await database.prisma.deliveryRun.create({
    data: { announcementId, task: "send", status: "done", total: 0 },
  });
}

describe.each(languages)("The events and announcements of a campaign, in %s", (language) => {
  const t = textsIn(language);

  it("are those of the territory she looks at, each a tap away", async () => {
    const id = await addCampaign(world(), `Тізім ${language}`);
    await addEventOf(id, kulsary, "Жиын <b>&");
    await addEventOf(id, isatay, "Алыс жиын");
    await addSent(id, zhylyoi, "Орамал\n<i>апталығы & басқа");
    await addSent(id, republic, "Бүкіл елге");
    const chair = await coordinator(world(), language, zhylyoi);
    await forges(chair, `campaign:show:${id}`);
    expect(chair.last()).toContain(t.plain("campaign-events", { count: 1 }));
    expect(chair.last()).toContain(t.plain("campaign-announcements", { count: 1 }));
    await chair.taps(t.plain("campaign-items-button"));
    expect(chair.last()).toContain("1. Жиын <b>&\n");
    expect(chair.last()).toContain("2. Орамал <i>апталығы & басқа\n");
    expect(chair.last()).toContain(t.plain("organise-status", { status: "published" }));
    expect(chair.last()).toContain(t.plain("campaign-item-sent", { moment: "" }).trim());
    expect(chair.last()).not.toContain("Алыс жиын");
    expect(chair.last()).not.toContain("Бүкіл елге");
    await chair.taps("1. Жиын <b>&");
    expect(chair.last()).toContain(`[${t.plain("organise-edit-button")}]`);
    await forges(chair, `campaign:has:${id}:${zhylyoi}:0`);
    await chair.taps("2. Орамал <i>апталығы & басқа");
    expect(chair.last()).toContain(nameOf(zhylyoi, language));
    await forges(chair, `campaign:has:${id}:${zhylyoi}:0`);
    await chair.taps(t.plain("campaign-card-button"));
    expect(chair.last()).toContain(t.plain("campaign-events", { count: 1 }));
  });
});

describe("The events and announcements of a campaign", () => {
  const t = textsIn("kk");

  it("are a list of pages, events first", async () => {
    const id = await addCampaign(world(), "Беттер");
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    for (let number = 0; number < 9; number += 1) await addEventOf(id, isatay, `Жиын ${number}`);
    await addSent(id, isatay, "Соңғы сөз");
    const chair = await coordinator(world(), "kk", atyrau);
    await forges(chair, `campaign:has:${id}:${isatay}:0`);
    expect(chair.last()).not.toContain("Соңғы сөз");
    await chair.taps(t.plain("next-button"));
    expect(chair.last()).toMatch(/9\. Жиын \d[^]*10\. Соңғы сөз/);
    await forges(chair, `campaign:has:${id}:${atyrau}:9999`);
    expect(chair.last()).toContain("10. Соңғы сөз");
  });

  it("are none where there are none, and no button leads there", async () => {
    const id = await addCampaign(world(), "Бос");
    const chair = await coordinator(world(), "kk", kulsary);
    expect(await forges(chair, `campaign:show:${id}`)).not.toContain(t.plain("campaign-items-button"));
    expect(await forges(chair, `campaign:has:${id}:${kulsary}:0`)).toContain(t.plain("campaign-items-none"));
  });
});
