import { decode } from "fast-png";
import jsqr from "jsqr";
import type { Person, TestWorld } from "./world.ts";

/** What a camera reads in a PNG; throws where there is no QR code. */
export function readQr(png: Uint8Array): string {
  const { width, height, data, depth } = decode(png);
  if (depth !== 1) throw new Error(`a QR code is black and white, not of ${depth} bits`);
  const lineLength = Math.ceil(width / 8);
  const pixels = Uint8ClampedArray.from({ length: width * height * 4 }, (_, index) => {
    const [x, y] = [(index >> 2) % width, Math.floor((index >> 2) / width)];
    const byte = data[y * lineLength + (x >> 3)] ?? 0;
    return index % 4 === 3 || (byte >> (7 - (x % 8))) & 1 ? 255 : 0;
  });
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
