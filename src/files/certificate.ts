import type { SKRSContext2D } from "@napi-rs/canvas";
import { drawable, drawPicture, fontFamily, wrapLines } from "./canvas.ts";

/** What is written on a certificate. */
export interface CertificateWords {
  readonly title: string;
  readonly name: string;
  /** What for, before the event. */
  readonly reason: string;
  readonly event: string;
  /** When and where it was. */
  readonly occasion: string;
  /** Who gives it. */
  readonly from: string;
}

/** Where a text stands: as large as it fits there, between two sizes, on several lines if need be. */
interface Block {
  readonly part: keyof CertificateWords;
  readonly top: number;
  readonly height: number;
  readonly largest: number;
  readonly smallest: number;
  readonly weight?: "bold";
  readonly colour: string;
}

/** A4 laid across, at 150 dots an inch. */
const [width, height] = [1754, 1240];
/** How wide a line may be. */
const room = 1374;
const lineHeight = 1.25;
const [paper, ink, deep, gold] = ["#fffdf7", "#33383d", "#1d4e5f", "#a8843f"];

const blocks: readonly Block[] = [
  { part: "title", top: 150, height: 140, largest: 96, smallest: 60, weight: "bold", colour: deep },
  { part: "name", top: 360, height: 200, largest: 84, smallest: 36, weight: "bold", colour: ink },
  { part: "reason", top: 580, height: 80, largest: 38, smallest: 28, colour: ink },
  { part: "event", top: 670, height: 210, largest: 60, smallest: 32, weight: "bold", colour: deep },
  { part: "occasion", top: 900, height: 100, largest: 36, smallest: 24, colour: ink },
  { part: "from", top: 1010, height: 80, largest: 40, smallest: 28, colour: gold },
];

/** Draws a certificate, as a PNG. */
export function drawCertificate(words: CertificateWords): Promise<Uint8Array> {
  return drawPicture({ width, height }, (context) => {
    drawFrame(context);
    for (const block of blocks) drawText(context, drawable(words[block.part]), block);
  });
}

/** Two lines around, a lozenge in each corner and under the title. */
function drawFrame(context: SKRSContext2D): void {
  context.fillStyle = paper;
  context.fillRect(0, 0, width, height);
  context.strokeStyle = gold;
  for (const [inset, line] of [
    [56, 7],
    [80, 2],
  ] as const) {
    context.lineWidth = line;
    context.strokeRect(inset, inset, width - 2 * inset, height - 2 * inset);
  }
  for (const x of [68, width - 68]) for (const y of [68, height - 68]) drawLozenge(context, x, y, 34);
  context.lineWidth = 2;
  context.strokeRect(width / 2 - 220, 322, 440, 0);
  drawLozenge(context, width / 2, 322, 14);
}

function drawLozenge(context: SKRSContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.moveTo(x, y - radius);
  context.lineTo(x + radius, y);
  context.lineTo(x, y + radius);
  context.lineTo(x - radius, y);
  context.closePath();
  context.fillStyle = paper;
  context.fill();
  context.lineWidth = 4;
  context.stroke();
  context.fillStyle = gold;
  context.fillRect(x - radius / 4, y - radius / 4, radius / 2, radius / 2);
}

/** In the middle of its block; a line that is too long also in the smallest size is drawn narrower. */
function drawText(context: SKRSContext2D, text: string, block: Block): void {
  const { size, lines } = fit(context, text, block);
  const step = size * lineHeight;
  const first = block.top + (block.height - (lines.length - 1) * step) / 2;
  context.fillStyle = block.colour;
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const [index, line] of lines.entries()) context.fillText(line, width / 2, first + index * step, room);
}

/** The largest size in which a text fits its block, or else the smallest; the context has it then. */
function fit(context: SKRSContext2D, text: string, block: Block): { size: number; lines: string[] } {
  for (let size = block.largest; ; size -= 2) {
    context.font = `${block.weight ?? "normal"} ${size}px ${fontFamily}`;
    const lines = wrapLines(context, text, room);
    const isFitting =
      lines.length * size * lineHeight <= block.height &&
      lines.every((line) => context.measureText(line).width <= room);
    if (isFitting || size <= block.smallest) return { size, lines };
  }
}
