import { decode } from "fast-png";
import jsqr from "jsqr";
import type { Person, TestWorld } from "./world.ts";

/** What a camera reads in a PNG; throws where there is no QR code. */
export function readQr(png: Uint8Array): string {
  const { width, height, data } = decode(png);
  const pixels = Uint8ClampedArray.from({ length: width * height * 4 }, (_, index) =>
    index % 4 === 3 ? 255 : (data[index >> 2] ?? 0),
  );
  const found = jsqr.default(pixels, width, height);
  if (!found) throw new Error("There is no QR code");
  return found.data;
}

/** What the links of the tickets in somebody's chat start the bot with, the oldest first. */
export async function ticketsOf(world: TestWorld, person: Person): Promise<string[]> {
  const photos = person.view().messages.flatMap(({ media }) => (media?.kind === "photo" ? [media.url] : []));
  return Promise.all(
    photos.map(async (url) => {
      const answer = await fetch(new URL(url, world.simulator.url));
      const link = readQr(new Uint8Array(await answer.arrayBuffer()));
      return new URL(link).searchParams.get("start") ?? "";
    }),
  );
}
