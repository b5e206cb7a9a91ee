import { encode } from "fast-png";
import { encodeQR } from "qr";

/** How many pixels each of the squares is wide: with those of a ticket, about 500 in all, which phones show sharply. */
const scale = 10;

/** Text as a QR code in a PNG, of which a seventh may be dirty or torn, with the quiet zone that scanners want. */
export function writeQr(text: string): Uint8Array {
  const rows = encodeQR(text, "raw", { ecc: "medium", border: 4, scale });
  const data = Uint8Array.from(rows.flat(), (isDark) => (isDark ? 0 : 255));
  return encode({ width: rows.length, height: rows.length, data, channels: 1, depth: 8 });
}
