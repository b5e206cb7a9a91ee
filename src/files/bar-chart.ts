import type { SKRSContext2D } from "@napi-rs/canvas";
import { drawable, drawPicture, fontFamily, wrapLines } from "./canvas.ts";

/** One of the bars, and what is written at it. */
interface Bar {
  readonly label: string;
  /** Not negative; the longest bar is as wide as the picture. */
  readonly value: number;
  readonly shown: string;
}

/** What a chart says. */
export interface ChartWords {
  readonly title: string;
  /** What the bars count, and when. */
  readonly subtitle: string;
  /** What all of it comes to, a line each; the first is the largest. */
  readonly totals: readonly string[];
  /** From top to bottom. */
  readonly bars: readonly Bar[];
}

/** As wide as a phone's screen has dots; as high as the bars need. */
const width = 1080;
const margin = 64;
const room = width - 2 * margin;
const [paper, ink, deep, gold, pale] = ["#fffdf7", "#33383d", "#1d4e5f", "#a8843f", "#ece5d3"];

interface Font {
  readonly weight: "bold" | "normal";
  readonly size: number;
  readonly colour: string;
  /** What is kept free above. */
  readonly above?: number;
}

const fonts = {
  title: { weight: "bold", size: 64, colour: deep },
  subtitle: { weight: "normal", size: 38, colour: ink },
  total: { weight: "bold", size: 56, colour: gold, above: 20 },
  more: { weight: "normal", size: 38, colour: ink },
  bar: { weight: "normal", size: 36, colour: ink },
  value: { weight: "bold", size: 36, colour: deep },
} as const satisfies Record<string, Font>;

/** From one line to the next, as a multiple of its size. */
const lineHeight = 1.25;
const barHeight = 22;
/** From one bar to the next. */
const rowHeight = 86;
/** What is between a label and its number at least. */
const gap = 24;

interface Line {
  readonly text: string;
  readonly font: keyof typeof fonts;
}

/**
 * Draws bars from top to bottom, as a PNG of 1080 dots across that a phone shows without a zoom. Names and numbers stand
 * above the bars, so that neither is cut off by a short one.
 */
export async function drawBarChart(words: ChartWords): Promise<Uint8Array> {
  // How high it is, only the font can tell.
  let lines: Line[] = [];
  await drawPicture({ width: 1, height: 1 }, (context) => {
    lines = headLines(context, words);
  });
  const head = lines.reduce((sum, { font }) => sum + spaceOf(font), margin);
  const height = Math.ceil(head + margin / 2 + words.bars.length * rowHeight + margin);
  return drawPicture({ width, height }, (context) => {
    context.fillStyle = paper;
    context.fillRect(0, 0, width, height);
    context.fillStyle = gold;
    context.fillRect(0, 0, width, 12);
    drawLines(context, lines);
    const longest = Math.max(1, ...words.bars.map(({ value }) => value));
    for (const [index, bar] of words.bars.entries())
      drawBar(context, bar, { top: head + margin / 2 + index * rowHeight, longest });
  });
}

function headLines(context: SKRSContext2D, { title, subtitle, totals }: ChartWords): Line[] {
  const [total = "", ...more] = totals;
  const texts: Line[] = [
    { text: title, font: "title" },
    { text: subtitle, font: "subtitle" },
    { text: total, font: "total" },
    ...more.map((text) => ({ text, font: "more" as const })),
  ];
  return texts.flatMap(({ text, font }) => {
    useFont(context, font);
    return wrapLines(context, drawable(text), room).map((line) => ({ text: line, font }));
  });
}

/** One under the other; a word that is longer than a line is drawn narrower. */
function drawLines(context: SKRSContext2D, lines: readonly Line[]): void {
  let top = margin;
  context.textBaseline = "top";
  for (const { text, font } of lines) {
    useFont(context, font);
    const { size }: Font = fonts[font];
    context.fillText(text, margin, top + spaceOf(font) - size * lineHeight, room);
    top += spaceOf(font);
  }
}

function drawBar(
  context: SKRSContext2D,
  { label, value, shown }: Bar,
  { top, longest }: { top: number; longest: number },
): void {
  context.textBaseline = "alphabetic";
  const base = top + fonts.bar.size;
  useFont(context, "value");
  const taken = context.measureText(shown).width + gap;
  context.textAlign = "right";
  context.fillText(shown, width - margin, base);
  useFont(context, "bar");
  context.textAlign = "left";
  context.fillText(drawable(label), margin, base, room - taken);
  const y = base + 12;
  context.fillStyle = pale;
  context.fillRect(margin, y, room, barHeight);
  context.fillStyle = deep;
  context.fillRect(margin, y, (room * value) / longest, barHeight);
}

/** How much of the height a line takes. */
function spaceOf(name: keyof typeof fonts): number {
  const { size, above = 0 }: Font = fonts[name];
  return above + size * lineHeight;
}

function useFont(context: SKRSContext2D, font: keyof typeof fonts): void {
  const { weight, size, colour } = fonts[font];
  context.font = `${weight} ${size}px ${fontFamily}`;
  context.fillStyle = colour;
}
