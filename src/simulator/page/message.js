/// <reference lib="dom" />
import { h } from "./dom.js";

/** @typedef {import("../view.ts").MessageView} MessageView */
/** @typedef {import("../view.ts").ButtonView} ButtonView */
/** @typedef {import("../view.ts").MediaView} MediaView */

/** Everyone here lives by Kazakhstan's one clock, wherever the page is read. */
const clock = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: "Asia/Almaty" });
const MAP = '<svg class="land" aria-hidden="true"><use href="#map" /></svg>';

/**
 * Shows the messages. Only those that changed are drawn anew, so focus and selections stay.
 * @param {HTMLElement} list
 * @param {MessageView[]} messages
 */
export function renderMessages(list, messages) {
  const old = new Map([...list.children].map((element) => [element.getAttribute("data-key"), element]));
  const focused = document.activeElement?.closest(".message")?.getAttribute("data-id");
  const elements = messages.map((message) => {
    const key = JSON.stringify(message);
    return old.get(key) ?? messageElement(message, key);
  });
  for (const [index, element] of elements.entries()) {
    if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
  }
  while (list.children.length > elements.length) list.lastElementChild?.remove();
  // Where the pressed button went away with its message's old form, its successor gets the focus.
  const next = focused && list.querySelector(`[data-id="${focused}"] button`);
  if (next instanceof HTMLElement && document.activeElement === document.body)
    next.focus({ preventScroll: true });
}

/**
 * @param {MessageView} message
 * @param {string} key
 */
function messageElement({ id, from, media, html, edited, date, buttons }, key) {
  const text = h("div", { class: "text" });
  text.innerHTML = html;
  const mark = `${edited ? "edited " : ""}${clock.format(date * 1000)}${from === "me" ? " ✓" : ""}`;
  text.append(h("span", { class: "meta" }, mark));
  const bubble = h("div", { class: "bubble" }, ...(media ? [mediaElement(media)] : []), text);
  const element = h("li", { class: "message", "data-id": id, "data-from": from, "data-key": key }, bubble);
  if (media) element.dataset["media"] = media.kind;
  if (buttons.length > 0) element.append(h("div", { class: "inline" }, ...rowsOf(buttons)));
  return element;
}

/**
 * Rows of buttons, each knowing its row and column.
 * @param {ButtonView[][]} rows
 */
export function rowsOf(rows) {
  return rows.map((buttons, row) => {
    const keys = buttons.map(({ text, kind }, column) =>
      h("button", { type: "button", "data-kind": kind, "data-row": row, "data-column": column }, text),
    );
    return h("div", { class: "row" }, ...keys);
  });
}

/** @param {MediaView} media */
function mediaElement(media) {
  const [title = "", ...details] = media.lines;
  const small = details.map((line) => h("small", {}, line));
  const lines = h("span", { class: "lines" }, h("b", {}, title), ...small);
  if (media.kind === "sticker") return h("span", { class: "sticker" }, "🌷");
  if ("url" in media) {
    const link = { href: media.url, download: title };
    if (media.kind === "photo") {
      return h("a", { class: "picture", ...link }, h("img", { src: media.url, alt: title }));
    }
    return h("a", { class: "file", ...link }, h("span", {}, media.kind === "voice" ? "🎤" : "📄"), lines);
  }
  if (media.kind === "contact") return h("div", { class: "file" }, h("span", {}, "👤"), lines);
  const place = h("div", { class: "picture" });
  place.innerHTML = MAP;
  place.append(lines);
  return place;
}
