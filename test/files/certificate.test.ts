import { decode } from "fast-png";
import { describe, expect, it } from "vitest";
import { type CertificateWords, drawCertificate } from "../../src/files/certificate.ts";

const plain: CertificateWords = {
  title: "Сертификат",
  name: "К",
  reason: "Іс-шараға қатысқаны үшін беріледі",
  event: "Аналар форумы",
  occasion: "2026 жылғы 27 тамыз · Астана қаласы",
  from: "Аналар кеңесі",
};

const draw = async (words: Partial<CertificateWords> = {}) =>
  decode(await drawCertificate({ ...plain, ...words }));

type Picture = Awaited<ReturnType<typeof draw>>;

/** The rows and the columns of pixels within which two pictures differ. */
function differences(one: Picture, other: Picture) {
  const found = { top: Infinity, bottom: -Infinity, left: Infinity, right: -Infinity };
  for (let at = 0; at < one.data.length; at += 1) {
    if (one.data[at] === other.data[at]) continue;
    const pixel = Math.floor(at / one.channels);
    const [row, column] = [Math.floor(pixel / one.width), pixel % one.width];
    found.top = Math.min(found.top, row);
    found.bottom = Math.max(found.bottom, row);
    found.left = Math.min(found.left, column);
    found.right = Math.max(found.right, column);
  }
  return found;
}

describe("A certificate", () => {
  it("is a PNG of A4 laid across", async () => {
    const { width, height } = await draw();
    expect([width, height]).toEqual([1754, 1240]);
  });

  it("has a picture of its own for each Kazakh letter, and for each it could be taken for", async () => {
    const letters = Array.from("ӘҒҚҢӨҰҮҺІәғқңөұүһіАГКНОУХИ中");
    const drawn = await Promise.all(letters.map((name) => drawCertificate({ ...plain, name })));
    expect(new Set(drawn.map((png) => Buffer.from(png).toString("base64"))).size).toBe(letters.length);
  });

  it("says all that it is given", async () => {
    const parts = ["title", "name", "reason", "event", "occasion", "from"] as const;
    const drawn = await Promise.all(parts.map((part) => draw({ [part]: "" })));
    const whole = await draw();
    const rows = drawn.map((without) => differences(whole, without).top);
    expect(rows).toEqual(rows.toSorted((left, right) => left - right));
    expect(new Set(rows).size).toBe(parts.length);
    expect(rows).not.toContain(Infinity);
  });

  it.each([
    ["what HTML reads as its own", `<&> "Айгүл" &lt;b`],
    ["many words", "Әлия Ғани ".repeat(10).trim()],
    ["a single word", "Щ".repeat(100)],
  ])("keeps a long name of %s within its place", async (_, name) => {
    const empty = await draw({ name: "" });
    const { top, bottom, left, right } = differences(empty, await draw({ name }));
    expect(left).toBeGreaterThanOrEqual(185);
    expect(right).toBeLessThanOrEqual(1754 - 185);
    expect(top).toBeGreaterThan(340);
    expect(bottom).toBeLessThan(580);
  });

  it("leaves out little pictures, for which no letter is drawn", async () => {
    const words = { event: "🎉 Аналар форумы 👩‍👧🇰🇿" };
    expect(differences(await draw(), await draw(words)).top).toBe(Infinity);
  });

  it("is drawn also after one that could not be", async () => {
    const broken = drawCertificate({
      ...plain,
      get name(): string {
        throw new Error("no name");
      },
    });
    await expect(broken).rejects.toThrow("no name");
    expect((await draw()).width).toBe(1754);
  });
});
