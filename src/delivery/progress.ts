import { type Api, GrammyError } from "grammy";
import type { InlineKeyboardMarkup } from "grammy/types";
import type { RunWatch, WatchedRun } from "../db/run-watch.ts";
import { leftOf } from "../domain/delivery.ts";
import type { Language } from "../domain/language.ts";
import type { Logger } from "../log.ts";
import type { Pace } from "./pace.ts";
import { judge } from "./verdict.ts";

/** How fast a run goes, and how long it will still take. */
interface RunSpeed {
  /** Messages a second. */
  readonly perSecond: number;
  readonly secondsLeft: number;
}

/** What showing authors how their runs go works with. */
export interface ProgressDeps {
  runs: RunWatch;
  api: Pick<Api, "editMessageText">;
  pace: Pace;
  /** As Telegram HTML. */
  render: (
    run: WatchedRun,
    speed: RunSpeed | undefined,
    language: Language,
  ) => { text: string; keyboard: InlineKeyboardMarkup };
  log: Logger;
}

/** Shows authors how their runs go, and ends the runs that are over, while this process leads. */
export interface Progress {
  begin(): void;
  end(): void;
}

/** A message of the author's is changed no oftener. */
const everyMs = 3_000;

/** Creates one that does nothing until it is told to begin. */
export function createProgress({ runs, api, pace, render, log }: ProgressDeps): Progress {
  /** What each run's message was last made of. */
  const shown = new Map<number, { at: number; left: number; text: string }>();
  let timer: NodeJS.Timeout | undefined;
  let isLooking = false;

  async function look(): Promise<void> {
    const watched = await runs.look();
    const known = new Set(watched.map(({ id }) => id));
    for (const id of shown.keys()) if (!known.has(id)) shown.delete(id);
    await Promise.all(watched.map(show));
  }

  async function show(run: WatchedRun): Promise<void> {
    if (!run.shown) return;
    const { chatId, messageId, language } = run.shown;
    const [at, left] = [performance.now(), leftOf(run)];
    const before = shown.get(run.id);
    const perSecond = before ? ((before.left - left) / (at - before.at)) * 1000 : 0;
    const speed = perSecond > 0 ? { perSecond, secondsLeft: left / perSecond } : undefined;
    const { text, keyboard } = render(run, speed, language);
    const isNews = text !== before?.text;
    // While Telegram asks to wait, that goes for this, too; the next look shows it.
    const isShown = !isNews || (!pace.isPaused() && (await edit(chatId, messageId, text, keyboard)));
    shown.set(run.id, { at, left, text: isShown ? text : "" });
  }

  /** False where it is worth another attempt: its author may have deleted the message, or blocked the bot. */
  async function edit(
    chatId: number,
    messageId: number,
    text: string,
    keyboard: InlineKeyboardMarkup,
  ): Promise<boolean> {
    pace.spend();
    try {
      await api.editMessageText(chatId, messageId, text, { reply_markup: keyboard });
      return true;
    } catch (err) {
      log.debug({ event: "progress.not_shown", err });
      return err instanceof GrammyError && ["refused", "gone"].includes(judge(err).kind);
    }
  }

  async function tick(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    try {
      await look();
    } catch (err) {
      // Of no consequence: the runs go on, and the next look comes soon.
      log.debug({ event: "progress.not_shown", err });
    } finally {
      isLooking = false;
      // After the last look, however long it took, and not before.
      timer?.refresh();
    }
  }

  return {
    begin() {
      timer ??= setTimeout(() => void tick(), everyMs);
    },
    end() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
