import type { MessageEntity } from "@grammyjs/types";
import { badRequest } from "./refusal.ts";

export interface FormattedText {
  text: string;
  entities: MessageEntity[];
}

type PlainType = MessageEntity.CommonMessageEntity["type"];

const TAGS: Record<string, PlainType | "pre" | "text_link"> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  code: "code",
  pre: "pre",
  a: "text_link",
  blockquote: "blockquote",
  "tg-spoiler": "spoiler",
  span: "spoiler",
};

const NAMED: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"' };
const ENTITY = /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));?/gi;
/** A whole tag, quoted attribute values and all; a "<" that starts none; or a character entity. */
const TOKEN = /<(?:"[^"]*"|'[^']*'|[^'">])*>|<|&[#\w]+;?/g;

interface OpenTag {
  name: string;
  tag: string;
  offset: number;
}

/** Telegram's HTML style (Bot API, "Formatting options"). Throws Telegram's own "can't parse entities". */
export function parseHtml(html: string): FormattedText {
  const open: OpenTag[] = [];
  const entities: MessageEntity[] = [];
  let text = "";
  let rest = 0;
  for (const found of html.matchAll(TOKEN)) {
    const [token] = found;
    const place = `at byte offset ${Buffer.byteLength(html.slice(0, found.index))}`;
    text += html.slice(rest, found.index);
    rest = found.index + token.length;
    const name = (/^<\/?([^\s/>]*)/.exec(token)?.[1] ?? "").toLowerCase();
    if (token === "<") throw unparsable(`Unclosed start tag ${place}`);
    if (token.startsWith("&")) text += token.replaceAll(ENTITY, decoded);
    else if (token.startsWith("</")) {
      const start = open.pop();
      if (start === undefined) throw unparsable(`Unexpected end tag ${place}`);
      if (name !== "" && name !== start.name) {
        throw unparsable(`Unmatched end tag ${place}, expected "</${start.name}>", found "</${name}>"`);
      }
      entities.push(...entityOf(start, text, open.at(-1)));
    } else {
      if (!Object.hasOwn(TAGS, name)) throw unparsable(`Unsupported start tag "${name}" ${place}`);
      if (name === "span" && attribute(token, "class") !== "tg-spoiler") {
        throw unparsable(`Tag "span" must have class "tg-spoiler" ${place}`);
      }
      open.push({ name, tag: token, offset: text.length });
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) throw unparsable(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  return trimmed({ text: text + html.slice(rest), entities });
}

/** What a tag that has just ended makes of the text since its start. */
function entityOf(
  { name, tag, offset }: OpenTag,
  text: string,
  parent: OpenTag | undefined,
): MessageEntity[] {
  const length = text.length - offset;
  const type = TAGS[name];
  if (length === 0 || type === undefined) return [];
  if (type === "code" && parent?.name === "pre") {
    parent.tag = tag;
    return [];
  }
  if (type === "pre") {
    const language = /^language-(.+)$/.exec(attribute(tag, "class") ?? "")?.[1];
    return [{ type, offset, length, ...(language && { language }) }];
  }
  if (type === "text_link") {
    const url = attribute(tag, "href") || text.slice(offset);
    if (/^(https?|tg|mailto|tel):/i.test(url)) return [{ type, offset, length, url }];
    return /^[^\s:/]+\.\S+$/.test(url) ? [{ type, offset, length, url: `http://${url}/` }] : [];
  }
  const expandable = type === "blockquote" && attribute(tag, "expandable") !== undefined;
  return [{ type: expandable ? "expandable_blockquote" : type, offset, length }];
}

function attribute(tag: string, name: string): string | undefined {
  const given = new RegExp(String.raw`\s${name}(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+)))?`, "i").exec(tag);
  return given?.slice(1).join("").replaceAll(ENTITY, decoded);
}

function decoded(whole: string, hex?: string, decimal?: string, name?: string): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

function unparsable(what: string): Error {
  return badRequest(`can't parse entities: ${what}`);
}

/** What Telegram does to every text it is given: outer white space goes, entities follow. */
export function trimmed({ text, entities }: FormattedText): FormattedText {
  const lead = text.length - text.trimStart().length;
  const body = text.trim();
  const kept = entities.flatMap((entity) => {
    const offset = Math.max(entity.offset - lead, 0);
    const length = Math.min(entity.offset - lead + entity.length, body.length) - offset;
    return length > 0 ? [{ ...entity, offset, length }] : [];
  });
  return { text: body, entities: sorted(kept) };
}

function sorted(entities: MessageEntity[]): MessageEntity[] {
  return entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length);
}

const DETECTED: [PlainType, RegExp][] = [
  ["bot_command", /(?<![\w/@<>])\/\w{1,64}(?:@\w{3,32})?(?![\w/])/g],
  [
    "url",
    /(?<![\w@.])(?:https?:\/\/[^\s<>"]*[^\s<>".,!?;:)]|(?:[a-z\d-]+\.)+(?:kz|ru|com|org|net|info|me)\b(?:\/[^\s<>"]*[^\s<>".,!?;:)])?)/gi,
  ],
  ["email", /(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  ["mention", /(?<![\w@.])@[a-z]\w{3,31}(?!\w)/gi],
  ["phone_number", /(?<![\w+])\+\d(?:[\s()-]*\d){9,13}(?!\d)/g],
  ["hashtag", /(?<![\p{L}\d#_/])#[\p{L}_][\p{L}\d_]*/gu],
];

/**
 * Adds what Telegram finds by itself in a text: commands, links, numbers … outside of code and links. Without any
 * entity there is no such field.
 */
export function withDetected({ text, entities = [] }: Partial<FormattedText> & { text: string }): {
  text: string;
  entities?: MessageEntity[];
} {
  const closed = entities.filter(({ type }) => ["code", "pre", "text_link", "text_mention"].includes(type));
  const found = [...entities];
  for (const [type, pattern] of DETECTED) {
    for (const { index, 0: match } of text.matchAll(pattern)) {
      const entity: MessageEntity = { type, offset: index, length: match.length };
      if (closed.some((e) => e.offset < index + match.length && index < e.offset + e.length)) continue;
      closed.push(entity);
      found.push(entity);
    }
  }
  return found.length > 0 ? { text, entities: sorted(found) } : { text };
}
