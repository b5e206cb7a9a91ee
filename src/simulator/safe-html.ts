import type { MessageEntity } from "@grammyjs/types";

const TAG: Partial<Record<MessageEntity["type"], [string, string]>> = {
  bold: ["<b>", "</b>"],
  italic: ["<i>", "</i>"],
  underline: ["<u>", "</u>"],
  strikethrough: ["<s>", "</s>"],
  code: ["<code>", "</code>"],
  pre: ["<pre>", "</pre>"],
  blockquote: ["<blockquote>", "</blockquote>"],
  expandable_blockquote: ["<blockquote>", "</blockquote>"],
  spoiler: ['<span class="spoiler" tabindex="0">', "</span>"],
  bot_command: ['<button type="button" class="command">', "</button>"],
};

/** Markup of a message that is safe in a page: only our own tags, everything of the text escaped. */
export function safeHtml(text: string, entities: MessageEntity[]): string {
  // Entities come with the outer before the inner: the inner end first, and all that ends does so before the next.
  const starts = entities.map((entity) => ({ at: entity.offset, tag: tags(entity, text)[0] }));
  const ends = entities.map((entity) => ({ at: entity.offset + entity.length, tag: tags(entity, text)[1] }));
  let html = "";
  let position = 0;
  for (const { at, tag } of [...ends.toReversed(), ...starts].toSorted((a, b) => a.at - b.at)) {
    html += escape(text.slice(position, at)) + tag;
    position = at;
  }
  return html + escape(text.slice(position));
}

function tags(entity: MessageEntity, text: string): [string, string] {
  const link = address(entity, text.slice(entity.offset, entity.offset + entity.length));
  if (link === undefined || !/^(https?|tg|mailto|tel):/i.test(link)) return TAG[entity.type] ?? ["", ""];
  return [`<a href="${escape(link)}" target="_blank" rel="noopener noreferrer">`, "</a>"];
}

function address(entity: MessageEntity, text: string): string | undefined {
  if (entity.type === "text_link") return entity.url;
  if (entity.type === "url") return /^https?:/i.test(text) ? text : `http://${text}`;
  if (entity.type === "email") return `mailto:${text}`;
  if (entity.type === "phone_number") return `tel:${text.replaceAll(/[^+\d]/g, "")}`;
  return undefined;
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
