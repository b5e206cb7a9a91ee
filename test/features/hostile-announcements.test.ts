import { randomUUID } from "node:crypto";
import { array, assert, asyncProperty, constantFrom } from "fast-check";
import { expect, it } from "vitest";
import { uuidToShort } from "../../src/domain/uuid.ts";
import { addEvent } from "../support/events.ts";
import { giveRole, places } from "../support/team.ts";
import { useWorld } from "../support/world.ts";

const world = useWorld();

/** What breaks markup, looks like a variable or a link, turns a line around, or shows nothing. */
const piece = constantFrom(
  ..."<b> </b> <i </ <a_href=tg://user?id=1> </a> <script> &amp; &lt; &#60; & < > ' \" { } { $place } %s \\ ` * _ [x](tg://resolve)".split(
    " ",
  ),
  "\u202E",
  "\u200B",
  "🤱🏽",
  "қ",
  "\n",
  "x",
);
const hostile = array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => `¤${pieces.join("")}¤`);

it("No name, title or text breaks a message or gets anything into it, whatever is in it", async () => {
  const chair = await world().started({ language: "ru" });
  await giveRole(world(), chair.id, "admin", places.republic);
  const { prisma } = world().app.database;
  const sees = async (data: string) => {
    await chair.says("/menu");
    const pressed = chair.view().messages.at(-1)?.id ?? 0;
    await chair.pressesData(pressed, data);
    return chair.view().messages.filter((message) => message.id >= pressed);
  };
  await assert(
    asyncProperty(hostile, async (text) => {
      await prisma.event.deleteMany();
      await prisma.campaign.deleteMany();
      const eventId = await addEvent(world().app.database, { title: { ru: text }, place: places.isatay });
      const campaign = await prisma.campaign.create({ data: { name: { ru: text } } });
      const { id } = await prisma.announcement.create({
        data: {
          topic: text.slice(0, 20),
          place: places.isatay,
          authorId: chair.id,
          campaignId: campaign.id,
          words: { ru: { text, entities: [] } },
          buttons: [
            { kind: "event", eventId },
            { kind: "link", url: "https://ana.kz/", label: { ru: text } },
          ],
        },
      });
      const screens = [
        `announce:show:${id}`,
        `announce:test:${id}`,
        `announce:check:${id}`,
        `announce:to:${id}`,
        `announce:buttons:${id}`,
        `announce:events:${id}:0`,
        `announce:guests:${id}:0`,
        `announce:campaign:${id}`,
        `announce:share:${id}`,
        `announce:part:${uuidToShort(id)}:${uuidToShort(campaign.id)}`,
        "announce",
        "campaigns",
        `campaign:show:${campaign.id}`,
        `event:show:${eventId}`,
        `announce:show:${randomUUID()}`,
      ];
      for (const data of screens) {
        // oxlint-disable-next-line no-await-in-loop -- one screen after the other
        const shown = await sees(data);
        const links = shown.flatMap(
          ({ html }) => html.match(/<a [^>]*href="(?!https:\/\/(?:t\.me|ana\.kz)\/)[^"]*"/g) ?? [],
        );
        expect({ data, links }).toEqual({ data, links: [] });
      }
      const preview = await sees(`announce:show:${id}`);
      expect(preview.map((message) => message.text)).toContain(text);
      await world().query("DELETE FROM announcement WHERE id = $1", [id]);
      expect(world().refusals()).toEqual([]);
    }),
    { numRuns: 12 },
  );
}, 120_000);
