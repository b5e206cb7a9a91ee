import { decode } from "fast-png";
import { describe, expect, it } from "vitest";
import { type ChartWords, drawBarChart } from "../../src/files/bar-chart.ts";

const bar = (label: string, value: number) => ({ label, value, shown: String(value) });

const plain: ChartWords = {
  title: "Ақ орамал",
  subtitle: "Қазақстан Республикасы, 2026 жылғы 26 қараша",
  totals: ["Іс-шара: 15", "Қатысқан адам: 900"],
  bars: [bar("Абай облысы", 10), bar("Шымкент қаласы", 5)],
};

const draw = async (words: Partial<ChartWords> = {}) => decode(await drawBarChart({ ...plain, ...words }));

type Picture = Awaited<ReturnType<typeof draw>>;

/** How many dots of a column have the colour of a bar. */
function dotsAt({ data, width, height, channels }: Picture, column: number): number {
  let dots = 0;
  for (let row = Math.floor(height / 2); row < height; row += 1) {
    const at = (row * width + column) * channels;
    if (data[at] === 0x1d && data[at + 1] === 0x4e && data[at + 2] === 0x5f) dots += 1;
  }
  return dots;
}

/** True when nothing but paper stands in the margins. */
function hasFreeMargins({ data, width, height, channels }: Picture): boolean {
  for (let row = 20; row < height; row += 1) {
    for (const column of [10, 40, width - 40, width - 10]) {
      if (data[(row * width + column) * channels] !== 0xff) return false;
    }
  }
  return true;
}

describe("A chart", () => {
  it("is a PNG as wide as a phone, and higher with each bar", async () => {
    const bytes = await drawBarChart(plain);
    expect(Buffer.from(bytes.slice(0, 8)).toString("hex")).toBe("89504e470d0a1a0a");
    const [few, many] = [
      decode(bytes),
      await draw({ bars: Array.from({ length: 20 }, () => bar("Абай", 1)) }),
    ];
    expect([few.width, many.width]).toEqual([1080, 1080]);
    expect(many.height - few.height).toBe(18 * 86);
    expect(many.height).toBeLessThan(2500);
  });

  it("has bars as long as their values", async () => {
    const picture = await draw();
    // Both are there a third across, one of them at the other end.
    expect(dotsAt(picture, 400)).toBe(44);
    expect(dotsAt(picture, 1000)).toBeGreaterThanOrEqual(22);
    expect(dotsAt(picture, 700)).toBe(22);
  });

  it("may have none, or none that is more than nothing", async () => {
    expect((await draw({ bars: [] })).width).toBe(1080);
    expect(dotsAt(await draw({ bars: [bar("Абай облысы", 0)] }), 400)).toBe(0);
  });

  it.each([
    ["many words", "Әлия Ғани ".repeat(20).trim()],
    ["a single word", "Щ".repeat(200)],
    ["what HTML reads as its own", "<b>&lt;</b> 🎉 \u202E"],
  ])("keeps its margins with %s", async (_, text) => {
    const picture = await draw({ title: text, subtitle: text, totals: [text], bars: [bar(text, 1)] });
    expect(hasFreeMargins(picture)).toBe(true);
  });
});
