/// <reference lib="dom" />
import { h } from "./dom.js";

/** @typedef {{ label: string, hint?: string, action: string, run: () => unknown }} MenuItem */

/** Places to stand on; degrees, to about a kilometre. */
const PLACES = {
  "Saty, a village": [43.0547, 78.4097],
  "Kegen, a district centre": [43.0189, 79.2222],
  "Konaev, a regional centre": [43.8686, 77.0636],
  Astana: [51.1282, 71.4307],
  Almaty: [43.2567, 76.9286],
  Shymkent: [42.3417, 69.5901],
  Turkistan: [43.2973, 68.2518],
  Aktau: [43.6532, 51.1975],
  Öskemen: [49.9483, 82.6275],
  "Betpak-Dala, empty steppe": [46.2, 70.1],
  "Bishkek, abroad": [42.8746, 74.5698],
};

/**
 * Gives a button of a phone its menu, which opens inside the phone, above or below the button.
 * @param {HTMLButtonElement} opener
 * @param {() => MenuItem[]} items asked for at each opening
 */
export function addMenu(opener, items) {
  const menu = h("div", { class: "menu", popover: true });
  menu.addEventListener("beforetoggle", ({ newState }) => {
    if (newState !== "open") return;
    menu.replaceChildren(...items().map((item) => choice(menu, item)));
    const phone = opener.closest(".phone")?.getBoundingClientRect() ?? document.body.getBoundingClientRect();
    const { top, bottom } = opener.getBoundingClientRect();
    const above = top > innerHeight / 2;
    menu.style.left = `${phone.left + 14}px`;
    menu.style.width = `${phone.width - 28}px`;
    menu.style.top = above ? "auto" : `${bottom}px`;
    menu.style.bottom = above ? `${innerHeight - top + 6}px` : "auto";
  });
  opener.after(menu);
  opener.popoverTargetElement = menu;
}

/**
 * @param {HTMLElement} menu
 * @param {MenuItem} item
 */
function choice(menu, { label, hint = "", action, run }) {
  const button = h("button", { type: "button", "data-action": action }, label, h("small", {}, hint));
  button.addEventListener("click", () => {
    menu.hidePopover();
    run();
  });
  return button;
}

/**
 * Asks over one phone.
 * @param {HTMLElement} phone
 * @param {string} title
 * @param {Node} body text, or more submit buttons
 * @param {{ yes?: string, no?: string }} answers
 * @returns {Promise<string>} the value of the button she pressed; "" when she declined
 */
export function ask(phone, title, body, { yes, no }) {
  const decline = h(
    "button",
    { value: "", "data-action": "no", hidden: !no, formnovalidate: true },
    no ?? "",
  );
  const agree = h("button", { value: "yes", "data-action": "yes", hidden: !yes }, yes ?? "");
  const actions = h("div", { class: "actions" }, decline, agree);
  const form = h("form", { method: "dialog" }, h("h3", {}, title), body, actions);
  const dialog = h("dialog", { "aria-label": title }, form);
  const { left, width } = phone.getBoundingClientRect();
  dialog.style.left = `${left + width / 2}px`;
  phone.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
  });
}

/**
 * @param {HTMLElement} phone
 * @returns {Promise<{ type: "location", latitude: number, longitude: number } | null>}
 */
export async function askLocation(phone) {
  const places = Object.entries(PLACES).map(([name, point]) =>
    h("button", { name: "place", value: point.join(), formnovalidate: true }, name),
  );
  const typed = h("input", {
    name: "coordinates",
    "aria-label": "Latitude, longitude",
    placeholder: "Latitude, longitude",
    pattern: "\\s*-?\\d+(\\.\\d+)?\\s*,\\s*-?\\d+(\\.\\d+)?\\s*",
    required: true,
    autocomplete: "off",
  });
  // Enter presses the first button there is.
  const onEnter = h("button", { value: "yes", hidden: true });
  const body = h("div", { class: "places" }, onEnter, ...places, typed);
  const answer = await ask(phone, "Send your location", body, { yes: "Send", no: "Cancel" });
  const [latitude = 0, longitude = 0] = (answer === "yes" ? typed.value : answer).split(",").map(Number);
  return answer ? { type: "location", latitude, longitude } : null;
}

/**
 * @param {HTMLElement} phone
 * @returns {Promise<File | undefined>} undefined when she chose none
 */
export function askFile(phone) {
  const input = h("input", { type: "file", hidden: true });
  phone.append(input);
  return new Promise((resolve) => {
    for (const event of ["change", "cancel"]) {
      input.addEventListener(event, () => {
        input.remove();
        resolve(input.files?.[0]);
      });
    }
    input.click();
  });
}

/**
 * @param {HTMLElement} phone
 * @param {string} botName
 * @returns {Promise<{ type: "contact" } | null>}
 */
export async function askContact(phone, botName) {
  const body = h("p", {}, `${botName} will see your name and phone number.`);
  const answer = await ask(phone, "Share your number?", body, { yes: "Share", no: "Cancel" });
  return answer ? { type: "contact" } : null;
}
