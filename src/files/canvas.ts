import { createRequire } from "node:module";
import type { Canvas, SKRSContext2D } from "@napi-rs/canvas";

/** The font of all pictures: PT Serif, in normal and bold. */
export const fontFamily = "PT Serif of pictures";

const require = createRequire(import.meta.url);

let drawing: Promise<unknown> = Promise.resolve();

/**
 * Draws a picture of that size, as a PNG. Packing it takes an eighth of a second in a thread of the library's; only one is
 * packed at a time, however many are asked for: all at once, they would leave no processor to who waits for an answer.
 */
export function drawPicture(
  size: { readonly width: number; readonly height: number },
  draw: (context: SKRSContext2D) => void,
): Promise<Uint8Array> {
  const drawn = drawing.then(async () => {
    const { createCanvas } = await load();
    const canvas: Canvas = createCanvas(size.width, size.height);
    draw(canvas.getContext("2d"));
    return canvas.encode("png");
  });
  drawing = drawn.catch(() => undefined);
  return drawn;
}

let library: Promise<typeof import("@napi-rs/canvas")> | undefined;

/** Only with the first picture: where the library or its font is missing, all else works. */
function load() {
  library ??= import("@napi-rs/canvas").then((canvas) => {
    for (const file of [
      require.resolve("@expo-google-fonts/pt-serif/400Regular/PTSerif_400Regular.ttf"),
      require.resolve("@expo-google-fonts/pt-serif/700Bold/PTSerif_700Bold.ttf"),
    ])
      canvas.GlobalFonts.registerFromPath(file, fontFamily);
    return canvas;
  });
  return library;
}

/** No font of letters has them. */
const pictures = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]|\u200D|\uFE0F/gu;

/** A text without little pictures, for which no letter is drawn. */
export function drawable(text: string): string {
  return text.replaceAll(pictures, "").trim();
}

/** The lines of a text in the font the context has, each within `room` unless a single word is longer. */
export function wrapLines(context: SKRSContext2D, text: string, room: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/[^\S\u00A0]+/)) {
    const line = lines.at(-1);
    const longer = line === undefined ? word : `${line} ${word}`;
    if (line === undefined || context.measureText(longer).width > room) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
