import { InlineKeyboard } from "grammy";
import type { WatchedRun } from "../db/run-watch.ts";
import { leftOf } from "../domain/delivery.ts";
import type { Language } from "../domain/language.ts";
import { formatSoon } from "../domain/time.ts";
import { withCrisis } from "./keyboards.ts";
import { peopleText } from "./people-text.ts";
import type { Texts } from "./texts.ts";

const barLength = 10;

/** What of a run is shown to its author while it goes, and when it has ended, as Telegram HTML. */
export function progressMessage(texts: (language: Language) => Texts, now: () => Date = () => new Date()) {
  return (
    run: Omit<WatchedRun, "id" | "shown">,
    speed: { perSecond: number; secondsLeft: number } | undefined,
    language: Language,
  ) => {
    const hers = texts(language);
    const { total, done, unreachable, failed, stopped, unsure, task, status } = run;
    const left = leftOf(run);
    const filled = total === 0 ? barLength : Math.floor((barLength * (total - left)) / total);
    const state = run.refused ? "refused" : status;
    const counted: [key: string, count: number][] = [
      ["left", left],
      ["unreachable", unreachable],
      ["failed", failed],
      ["stopped", stopped],
      ["unsure", unsure],
    ];
    const lines = [
      hers.html("run-title", { task, state }),
      `${"▓".repeat(filled)}${"░".repeat(barLength - filled)}`,
      hers.html("run-done", { task, done: peopleText(hers, done), total: peopleText(hers, total) }),
      ...counted
        .filter(([, count]) => count > 0)
        .map(([key, count]) => hers.html(`run-${key}`, { count: peopleText(hers, count) })),
      ...(status === "running" && run.waitsUntil
        ? [hers.html("run-waits", { moment: formatSoon(run.waitsUntil, now(), language) })]
        : []),
      ...(status === "running" && speed
        ? [
            hers.html("run-speed", {
              perSecond: Math.max(1, Math.round(speed.perSecond)),
              minutes: Math.ceil(speed.secondsLeft / 60),
            }),
          ]
        : []),
    ];
    return { text: lines.join("\n"), keyboard: progressKeyboard(hers, run) };
  };
}

function progressKeyboard(
  texts: Texts,
  { announcementId, status }: Pick<WatchedRun, "announcementId" | "status">,
) {
  const keyboard = new InlineKeyboard();
  const step = (name: "pause" | "resume" | "cancel") =>
    keyboard.text(texts.plain(`run-${name}-button`), `announce:${name}:${announcementId}`).row();
  if (status === "running") step("pause");
  if (status === "paused") step("resume");
  if (status === "running" || status === "paused") step("cancel");
  keyboard.text(texts.plain("announce-card-button"), `announce:show:${announcementId}`);
  return withCrisis(keyboard, texts);
}
