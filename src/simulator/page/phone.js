/// <reference lib="dom" />
import { find, findAs, h } from "./dom.js";
import { renderMessages, rowsOf } from "./message.js";
import { addMenu, ask, askContact, askFile, askLocation } from "./overlays.js";

/** @typedef {import("../view.ts").PhoneView} PhoneView */
/** @typedef {import("../phone.ts").PhoneAction} PhoneAction */

const TOAST_MS = 3500;
const languages = new Intl.DisplayNames("en", { type: "language" });
const MAX_FILE_MB = 5;

/** One person's phone: shows what the simulator says, and tells it what she does. */
export class Phone {
  caption;
  element;
  #view;
  #form;
  #text;
  #keyboard;
  #toast;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #toastTimer;
  #notice = "null";
  #shownKeyboard = "";

  /** @param {PhoneView} view */
  constructor(view) {
    const { personId, caption, name, language } = view;
    const { content } = findAs(document, "#phone", HTMLTemplateElement);
    this.#view = view;
    this.caption = caption;
    this.element = find(document.importNode(content, true), ".phone");
    this.element.dataset["person"] = String(personId);
    this.element.dataset["caption"] = caption;
    this.element.ariaLabel = `${caption}'s phone`;
    this.#form = findAs(this.element, ".compose", HTMLFormElement);
    this.#text = findAs(this.element, "[name=text]", HTMLTextAreaElement);
    this.#keyboard = this.#find(".keyboard");
    this.#toast = this.#find(".toast");
    this.#find(".person strong").textContent = caption;
    this.#find(".person .name").textContent = name;
    this.#find(".person .language").textContent = languages.of(language) ?? language;
    this.#find("[role=log]").ariaLabel = `${caption}'s chat`;
    this.#find(".messages").lang = language;
    this.#keyboard.lang = language;
    this.#listen();
  }

  /** @param {PhoneView} view */
  render(view) {
    const { botName, description, started, blocked, messages, keyboard, commands } = view;
    this.#view = view;
    this.#find(".bar h2").textContent = botName;
    this.#find(".avatar").textContent = botName.slice(0, 1);
    this.showState(blocked ? "blocked" : view.typing ? "typing…" : "bot");
    renderMessages(this.#find(".messages"), messages);
    this.#find(".description").hidden = messages.length > 0 || description === "";
    this.#find(".description").textContent = description;
    this.#button("start").hidden = started || blocked;
    this.#button("unblock").hidden = !blocked;
    this.#form.hidden = !started || blocked;
    this.#text.placeholder = keyboard?.placeholder || "Message";
    this.#text.ariaLabel = `Message to ${botName}`;
    this.#button("commands").hidden = commands.length === 0;
    this.#button("toggle-keyboard").hidden = !keyboard;
    const keys = JSON.stringify(keyboard);
    if (keys !== this.#shownKeyboard) {
      this.#shownKeyboard = keys;
      this.#keyboard.replaceChildren(...rowsOf(keyboard?.rows ?? []));
      this.#keyboard.hidden = !keyboard;
    }
    this.#showNotice();
  }

  /** @param {string} state what stands under the bot's name */
  showState(state) {
    this.#find(".state").textContent = state;
  }

  /** @param {string} selector */
  #find(selector) {
    return find(this.element, selector);
  }

  /** @param {string} action */
  #button(action) {
    return findAs(this.element, `[data-action=${action}]`, HTMLButtonElement);
  }

  /** @param {PhoneAction | null} action null when she changed her mind */
  async #act(action) {
    if (!action) return;
    if (action.type !== "press") this.#find(".scroll").scrollTop = 0;
    const path = `/phones/${this.#view.personId}/actions`;
    const response = await fetch(path, { method: "POST", body: JSON.stringify(action) }).catch(() => null);
    if (!response) this.#say("The simulator does not answer");
    else if (!response.ok) this.#say(await response.text());
  }

  /** @param {string} text shown for a moment */
  #say(text) {
    clearTimeout(this.#toastTimer);
    this.#toast.textContent = text;
    this.#toast.hidden = false;
    this.#toastTimer = setTimeout(() => (this.#toast.hidden = true), TOAST_MS);
  }

  #showNotice() {
    const { notice, botName } = this.#view;
    const seen = this.#notice;
    this.#notice = JSON.stringify(notice);
    if (!notice || this.#notice === seen) return;
    if (notice.alert) void ask(this.element, botName, h("p", {}, notice.text), { yes: "OK" });
    else this.#say(notice.text);
  }

  #listen() {
    const { element } = this;
    this.#button("start").addEventListener("click", () => void this.#act({ type: "start" }));
    this.#button("unblock").addEventListener(
      "click",
      () => void this.#act({ type: "block", blocked: false }),
    );
    this.#button("toggle-keyboard").addEventListener("click", () => {
      this.#keyboard.hidden = !this.#keyboard.hidden;
    });
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      const text = this.#text.value.trim();
      this.#text.value = "";
      if (text !== "") void this.#act({ type: "text", text });
    });
    this.#text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#form.requestSubmit();
    });
    element.addEventListener("click", ({ target }) => {
      if (!(target instanceof HTMLButtonElement)) return;
      if (target.matches(".inline button")) this.#press(target);
      if (target.matches(".keyboard button")) this.#pressKey(target.dataset);
      if (target.matches(".command")) void this.#act({ type: "text", text: target.textContent });
    });
    addMenu(this.#button("phone-menu"), () => [
      {
        label: this.#view.blocked ? "Unblock bot" : "Block bot",
        action: "block",
        run: () => this.#act({ type: "block", blocked: !this.#view.blocked }),
      },
    ]);
    addMenu(this.#button("commands"), () =>
      this.#view.commands.map(({ command, description }) => ({
        label: `/${command}`,
        hint: description,
        action: "command",
        run: () => this.#act({ type: "text", text: `/${command}` }),
      })),
    );
    addMenu(this.#button("attach"), () => [
      { label: "Photo", action: "photo", run: () => this.#act({ type: "photo" }) },
      { label: "File…", action: "document", run: () => this.#document() },
      { label: "Location…", action: "location", run: () => this.#location() },
      { label: "My number…", action: "contact", run: () => this.#contact() },
      { label: "Voice message", action: "voice", run: () => this.#act({ type: "voice" }) },
      { label: "Sticker", action: "sticker", run: () => this.#act({ type: "sticker" }) },
    ]);
  }

  async #contact() {
    await this.#act(await askContact(this.element, this.#view.botName));
  }

  async #document() {
    const file = await askFile(this.element);
    if (!file) return;
    if (file.size > MAX_FILE_MB * 1024 * 1024) return this.#say(`A file has ${MAX_FILE_MB} MB at most here`);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    await this.#act({ type: "document", name: file.name, base64 });
  }

  async #location() {
    await this.#act(await askLocation(this.element));
  }

  /** @param {DOMStringMap} key */
  #pressKey({ kind, row, column }) {
    if (kind === "contact") void this.#contact();
    else if (kind === "location") void this.#location();
    else void this.#act({ type: "key", row: Number(row), column: Number(column) });
  }

  /** @param {HTMLButtonElement} button */
  #press(button) {
    const messageId = Number(button.closest(".message")?.getAttribute("data-id"));
    const [row, column] = [Number(button.dataset["row"]), Number(button.dataset["column"])];
    const message = this.#view.messages.find(({ id }) => id === messageId);
    const { copy = "", url = "", kind } = message?.buttons[row]?.[column] ?? {};
    if (kind === "url") this.#open(url);
    else if (kind === "copy") {
      navigator.clipboard.writeText(copy).then(
        () => this.#say(`Copied: ${copy}`),
        () => this.#say("This browser does not allow copying"),
      );
    } else void this.#act({ type: "press", messageId, row, column });
  }

  /**
   * Opens a link as Telegram does: a deep link to a bot presses Start with its payload.
   * @param {string} url
   */
  #open(url) {
    const payload = /^https?:\/\/(?:t|telegram)\.me\/\w+\?start=([\w-]+)$/.exec(url)?.[1];
    if (payload !== undefined) void this.#act({ type: "start", payload });
    else window.open(url, "_blank", "noopener,noreferrer");
  }
}
