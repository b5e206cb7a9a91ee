import { encode } from "fast-png";
import { encodeQR } from "qr";

/** How many bytes of eight pixels each of the squares is wide: with those of a ticket about 800 pixels, sharp on any phone. */
const bytesWide = 2;

/** Text as a QR code in a PNG, of which a seventh may be dirty or torn, with the quiet zone that scanners want. */
export function writeQr(text: string): Uint8Array {
  const squares = encodeQR(text, "raw", { ecc: "medium", border: 4 });
  const lineLength = squares.length * bytesWide;
  const pixels = squares.length * bytesWide * 8;
  const data = new Uint8Array(lineLength * pixels).fill(0xff);
  for (const [down, row] of squares.entries()) {
    const line = Uint8Array.from({ length: lineLength }, (_, at) =>
      row[Math.floor(at / bytesWide)] ? 0 : 0xff,
    );
    for (let y = 0; y < bytesWide * 8; y += 1) data.set(line, (down * bytesWide * 8 + y) * lineLength);
  }
  return encode({ width: pixels, height: pixels, data, channels: 1, depth: 1 });
}
