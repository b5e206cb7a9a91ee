import { Composer, InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { uuid, withCrisis } from "../../bot/keyboards.ts";
import { turnPage } from "../../bot/paging.ts";
import type { OrganisedEvent } from "../../db/organising.ts";
import { type EventChange, reminderHours } from "../../domain/event-rules.ts";
import { languageNames, languages } from "../../domain/language.ts";
import { tellGone, tellRefused } from "./cards.ts";
import type { OrganisingDeps } from "./context.ts";

type SwitchChange = Extract<EventChange, { isOn: boolean }>;

/** A fact of which several values hold at once: how it is shown, and what a press changes. */
interface Switches {
  readonly field: SwitchChange["field"];
  /** Every value, in words of its own, as `value` is called in a button. */
  labels(ctx: BotContext, event: OrganisedEvent): { value: string; label: string; isOn: boolean }[];
  /** What switches a value; undefined where there is none of that name. */
  change(value: string, isOn: boolean): SwitchChange | undefined;
}

const held: Switches = {
  field: "languages",
  labels: (_, event) =>
    languages.map((value) => ({ value, label: languageNames[value], isOn: event.languages.includes(value) })),
  change(code, isOn) {
    const value = languages.find((one) => one === code);
    return value && { field: "languages", value, isOn };
  },
};

const reminded: Switches = {
  field: "reminders",
  labels: ({ texts }, event) =>
    reminderHours.map((hours) => ({
      value: String(hours),
      label: texts.plain("organise-reminder", { hours }),
      isOn: event.reminders.includes(hours),
    })),
  change(code, isOn) {
    const value = reminderHours.find((one) => String(one) === code);
    return value && { field: "reminders", value, isOn };
  },
};

/** The languages an event is held in, and when who comes is reminded: each on or off by a press. */
export function switching({ store }: OrganisingDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  for (const switches of [held, reminded]) {
    const data = `organise:${switches.field}`;
    composer.callbackQuery(new RegExp(`^${data}:${uuid}$`), (ctx) => show(ctx, switches, ctx.match[1] ?? ""));
    composer.callbackQuery(new RegExp(`^${data}:${uuid}:([a-z0-9]+):(on|off)$`), async (ctx, next) => {
      const [, id = "", value = "", wanted] = ctx.match;
      const change = switches.change(value, wanted === "on");
      if (!change) return next();
      const changed = await store.change(id, ctx.person.id, change);
      return changed.ok ? show(ctx, switches, id) : tellRefused(ctx, changed);
    });
  }

  async function show(ctx: BotContext, switches: Switches, id: string): Promise<void> {
    const event = await store.read(id, ctx.person.id);
    if (!event) return tellGone(ctx);
    const { texts } = ctx;
    const keyboard = new InlineKeyboard();
    for (const { value, label, isOn } of switches.labels(ctx, event))
      keyboard
        .text(
          `${isOn ? "☑️" : "◻️"} ${label}`,
          `organise:${switches.field}:${id}:${value}:${isOn ? "off" : "on"}`,
        )
        .row();
    keyboard.text(texts.plain("organise-card-button"), `organise:show:${id}`);
    return turnPage(ctx, texts.html(`organise-${switches.field}`), withCrisis(keyboard, texts));
  }
  return composer;
}
