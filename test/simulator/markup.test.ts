import { assert, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { parseHtml, withDetected } from "../../src/simulator/markup.ts";
import { safeHtml } from "../../src/simulator/safe-html.ts";

function shown(html: string): string {
  const { text, entities } = parseHtml(html);
  return [
    text,
    ...entities.map(({ type, offset, length }) => `${type}(${text.slice(offset, offset + length)})`),
  ].join(" ");
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

describe("Telegram's HTML", () => {
  it.each([
    ["<b>а</b> <strong>б</strong>", "а б bold(а) bold(б)"],
    ["<i>а</i><em>б</em><u>в</u><ins>г</ins>", "абвг italic(а) italic(б) underline(в) underline(г)"],
    ["<s>а</s><strike>б</strike><del>в</del>", "абв strikethrough(а) strikethrough(б) strikethrough(в)"],
    ["<b>а <i>б</i></b>", "а б bold(а б) italic(б)"],
    ["<tg-spoiler>а</tg-spoiler><span class='tg-spoiler'>б</span>", "аб spoiler(а) spoiler(б)"],
    [
      "<blockquote>а</blockquote><blockquote expandable>б</blockquote>",
      "аб blockquote(а) expandable_blockquote(б)",
    ],
    ["<code>а</code>", "а code(а)"],
    ['<pre><code class="language-sql">а</code></pre>', "а pre(а)"],
    ["&lt;&gt;&amp;&quot;&#1179;&#x49B;&nbsp;", '<>&"ққ&nbsp;'],
    ["  <b> қ </b>  ", "қ bold(қ)"],
    ["<b>👩‍👧 а</b>", "👩‍👧 а bold(👩‍👧 а)"],
    ["<B>а</B>", "а bold(а)"],
    ["<b></b>а", "а"],
  ])("reads %s", (html, expected) => {
    expect(shown(html)).toBe(expected);
  });

  it.each([
    ["<b>а", `Can't find end tag corresponding to start tag "b"`],
    ["а</b>", "Unexpected end tag at byte offset 2"],
    ["<b>а</i>", 'Unmatched end tag at byte offset 5, expected "</b>", found "</i>"'],
    ["ә<p>а</p>", 'Unsupported start tag "p" at byte offset 2'],
    ["5 < 6", "Unclosed start tag at byte offset 2"],
    ["<span>а</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ])("refuses %s", (html, expected) => {
    expect(() => parseHtml(html)).toThrow(`Bad Request: can't parse entities: ${expected}`);
  });

  it("keeps a link's address", () => {
    expect(parseHtml('<a href="https://e.kz/?a=1&amp;b=2">а</a>').entities).toEqual([
      { type: "text_link", offset: 0, length: 1, url: "https://e.kz/?a=1&b=2" },
    ]);
  });

  it("shows any escaped text as it was", () => {
    assert(
      property(string({ unit: "binary" }), (text) => {
        expect(parseHtml(`<b>${escape(text)}</b>`).text).toBe(text.trim());
      }),
    );
  });
});

describe("what Telegram finds by itself", () => {
  it.each([
    ["/start crisis", "bot_command(/start)"],
    ["көмек: /help@bot_name.", "bot_command(/help@bot_name)"],
    ["а/б жоқ", ""],
    ["https://adilet.zan.kz/kaz және gov.kz.", "url(https://adilet.zan.kz/kaz) url(gov.kz)"],
    ["+7 701 234 56 78, 112", "phone_number(+7 701 234 56 78)"],
    ["a.b@c.kz @council_bot #ана", "email(a.b@c.kz) mention(@council_bot) hashtag(#ана)"],
  ])("in %s", (text, expected) => {
    const { entities = [] } = withDetected({ text });
    expect(entities.map((e) => `${e.type}(${text.slice(e.offset, e.offset + e.length)})`).join(" ")).toBe(
      expected,
    );
  });

  it("leaves links and code alone", () => {
    const parsed = parseHtml('<code>/start</code> <a href="https://a.kz">b.kz</a>');
    expect(withDetected(parsed).entities).toHaveLength(2);
  });
});

describe("the page's markup", () => {
  it("escapes everything but its own tags, and links only where a browser may go", () => {
    const text = '<script>"&</script> link';
    const link = (url: string) => [{ type: "text_link", offset: text.length - 4, length: 4, url }] as const;
    expect(safeHtml(text, [...link("https://a.kz/?x=1&y")])).toBe(
      '&#60;script&#62;&#34;&#38;&#60;/script&#62; <a href="https://a.kz/?x=1&#38;y" target="_blank" rel="noopener noreferrer">link</a>',
    );
    expect(safeHtml(text, [...link("javascript:alert(1)")])).not.toContain("href");
  });

  it("nests as the entities do", () => {
    const { text, entities } = parseHtml("<blockquote>а <b>б <i>в</i></b></blockquote>г");
    expect(safeHtml(text, entities)).toBe("<blockquote>а <b>б <i>в</i></b></blockquote>г");
  });
});
