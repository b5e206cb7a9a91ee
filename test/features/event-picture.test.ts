import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { languages } from "../../src/domain/language.ts";
import { addEvent } from "../support/events.ts";
import { giveRole } from "../support/team.ts";
import { type Person, textsIn, useWorld } from "../support/world.ts";

const foreign = randomUUID();

const world = useWorld({
  prepare: async (database) => {
    await addEvent(database, { id: foreign, title: { kk: "Көшіп келген" }, picture: "AgACAgQAAxkBAAIB" });
  },
});

/** What stands in the chat just above the newest message. */
function above(person: Person): string {
  return person.view().messages.at(-2)?.media?.kind ?? "";
}

describe.each(languages)("The picture of an event, in %s", (language) => {
  const t = textsIn(language);

  it("is a photo the organiser sends, stands above the card, and goes when she wishes", async () => {
    const title = `Суретті кеш ${language}`;
    const event = await addEvent(world().app.database, { title: { kk: title } });
    const chair = await world().started({ language });
    await giveRole(world(), chair.id, "coordinator", "710000000");
    await chair.taps(t.plain("menu-button"));
    await chair.taps(t.plain("menu-organising"));
    await chair.taps(new RegExp(title));
    const asksForPicture = async () => {
      await chair.taps(t.plain("organise-edit-button"));
      await chair.taps(t.plain("organise-field", { field: "picture" }));
      expect(chair.last()).toContain(t.plain("organise-no-picture-button"));
    };
    const saves = async () => {
      await chair.taps(t.plain("organise-save-button"));
      await chair.taps(t.plain("organise-card-button"));
    };
    await asksForPicture();
    await chair.says("сурет");
    expect(chair.last()).toContain(t.plain("organise-bad-picture"));
    await chair.sendsDocument("photo.jpg", "\u00ff");
    expect(chair.last()).toContain(t.plain("organise-bad-picture"));
    await chair.sendsPhoto();
    await saves();
    expect(chair.last()).toContain(t.plain("organise-picture"));

    const member = await world().started({ language });
    await member.starts(`event_${event}`);
    expect(above(member)).toBe("photo");
    expect(member.last()).toContain(t.plain("event-join-button"));

    await asksForPicture();
    await chair.taps(t.plain("organise-no-picture-button"));
    await saves();
    expect(chair.last()).not.toContain(t.plain("organise-picture"));
    await member.starts(`event_${event}`);
    expect(above(member)).toBe("");
    expect(member.last()).toContain(title);
  });

  it("that Telegram does not take, as another bot's, leaves the card as it is", async () => {
    world().allowRefusals(/^sendPhoto: .*wrong file identifier/);
    const member = await world().started({ language });
    await member.starts(`event_${foreign}`);
    expect(above(member)).toBe("");
    expect(member.last()).toContain("Көшіп келген");
    expect(member.last()).toContain(t.plain("event-join-button"));
  });
});
