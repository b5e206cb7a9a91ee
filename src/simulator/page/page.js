/// <reference lib="dom" />
import { find, h } from "./dom.js";
import { Phone } from "./phone.js";

/** @typedef {import("../page-server.ts").PageEvent} PageEvent */
/** @typedef {import("../bot-api.ts").Call} Call */

const CALLS_SHOWN = 500;
const clock = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium", timeZone: "Asia/Almaty" });
const calls = find(document, ".calls");
/** @type {Map<number, Phone>} */
const phones = new Map();
let count = 0;
let refusals = 0;

/** @param {string} name a person's id, or "calls": on a small screen the only one shown */
function show(name) {
  for (const element of document.querySelectorAll(".phone, .calls")) {
    element.classList.toggle("current", (element.getAttribute("data-person") ?? "calls") === name);
  }
  for (const tab of document.querySelectorAll(".tabs button")) {
    tab.ariaPressed = String(tab.getAttribute("data-tab") === name);
  }
}

/**
 * @param {string} name
 * @param {string} label
 */
function addTab(name, label) {
  const tab = h("button", { type: "button", "data-tab": name }, label);
  tab.addEventListener("click", () => show(name));
  find(document, ".tabs").append(tab);
  return tab;
}

/** @param {Call} call */
function addCall({ at, method, payload, ok, error_code, description, ms }) {
  count += 1;
  refusals += ok ? 0 : 1;
  const who = phones.get(Number(payload["chat_id"]))?.caption ?? "";
  const json = JSON.stringify(payload);
  const error = `${error_code} ${description}`;
  const cells = [h("time", {}, clock.format(at)), h("b", {}, method), h("span", {}, who)];
  const line = h("summary", {}, ...cells, h("code", {}, ok ? json : error), h("small", {}, `${ms} ms`));
  const about = { class: ok ? "call" : "call refused", "data-method": method };
  const whole = h("pre", {}, ok ? json : `${error}\n${json}`);
  const list = find(calls, "ol");
  list.append(h("li", about, h("details", {}, line, whole)));
  if (list.childElementCount > CALLS_SHOWN) list.firstElementChild?.remove();
  find(calls, ".count").textContent = String(count);
  find(calls, ".refusals").textContent = `${refusals} refused`;
  calls.classList.toggle("some-refused", refusals > 0);
}

const callsTab = addTab("calls", "Calls");
const events = new EventSource("/events");
// The simulator tells everything anew on each connection.
events.addEventListener("open", () => {
  find(calls, "ol").replaceChildren();
  count = 0;
  refusals = 0;
});
events.addEventListener("error", () => phones.forEach((phone) => phone.showState("connecting…")));
events.addEventListener("message", ({ data }) => {
  /** @type {PageEvent} */
  const event = JSON.parse(data);
  if ("call" in event) return addCall(event.call);
  const { personId, caption } = event.phone;
  let phone = phones.get(personId);
  if (phone === undefined) {
    phone = new Phone(event.phone);
    phones.set(personId, phone);
    find(document, ".phones").append(phone.element);
    find(document, ".tabs").append(addTab(String(personId), caption), callsTab);
    if (phones.size === 1) show(String(personId));
  }
  phone.render(event.phone);
});
