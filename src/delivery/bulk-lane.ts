import { type Api, GrammyError, HttpError } from "grammy";
import type { InlineKeyboardMarkup, MessageEntity } from "grammy/types";
import type { DeliveryMessage, DeliveryQueue } from "../db/deliveries.ts";
import type { AnnouncementContent } from "../domain/announcement.ts";
import { type DeliveryOutcome, type DeliveryResult, stateAfter } from "../domain/delivery.ts";
import type { Language } from "../domain/language.ts";
import { retryInSeconds } from "../domain/outbox.ts";
import type { Logger } from "../log.ts";
import { createLane, type Lane, type LaneDeps } from "./lane.ts";
import { judge, type Standing, standingOf, type Verdict } from "./verdict.ts";

/** An announcement as Telegram takes it. */
interface RenderedAnnouncement {
  readonly media: AnnouncementContent["media"];
  readonly text: string;
  readonly entities: MessageEntity[];
  readonly keyboard: InlineKeyboardMarkup;
}

/** What sending announcements works with. */
export interface BulkLaneDeps extends Pick<LaneDeps<DeliveryMessage, DeliveryResult>, "pace" | "window"> {
  queue: DeliveryQueue;
  /** One that fails at once, also where Telegram asks to wait: the sender itself knows how to. */
  api: Api;
  /** In the language of who is to read it; undefined where there are no words for her. */
  render: (id: string, content: AnnouncementContent, language: Language) => RenderedAnnouncement | undefined;
  /** Whether Telegram is paid for more than 30 messages a second (Bot API, `allow_paid_broadcast`). */
  isPaid: boolean;
  log: Logger;
}

/** So many refusals on end of what is read in one language, and it is the words' fault: the others need not fail, too. */
const refusalsToHalt = 3;

/** Announcements: sent, corrected and taken back. */
export function createBulkLane({ queue, api, render, isPaid, log, ...deps }: BulkLaneDeps): Lane {
  const contents = new Map<string, { revision: number; content: Promise<AnnouncementContent> }>();
  /** Refusals of an announcement in a language since one of them was taken. */
  const refusals = new Map<string, number>();

  /** Read once for each revision. */
  function contentOf({ announcementId, revision }: DeliveryMessage): Promise<AnnouncementContent> {
    const known = contents.get(announcementId);
    if (known?.revision === revision) return known.content;
    const content = queue.content(announcementId);
    contents.set(announcementId, { revision, content });
    content.catch(() => contents.delete(announcementId));
    return content;
  }

  async function attempt(message: DeliveryMessage): Promise<{ result: DeliveryResult; telegram: Standing }> {
    try {
      const messageId = await carryOut(message);
      refusals.delete(wordsOf(message));
      return { result: resultOf(message, "done", { messageId }), telegram: "well" };
    } catch (err) {
      if (!(err instanceof GrammyError) && !(err instanceof HttpError)) {
        log.error({ event: "delivery.not_tried", err });
        return { result: resultOfFailure(message, { kind: "down" }), telegram: "well" };
      }
      const verdict = judge(err);
      const result = resultOfFailure(message, verdict);
      // A hundred thousand people may have blocked the bot: the ledger says of whom, and why.
      log.debug({ event: "delivery.not_sent", outcome: result.outcome, err });
      if (result.halts) log.warn({ event: "delivery.halted", err });
      return { result, telegram: standingOf(verdict) };
    }
  }

  /** Resolves with the message's id where it is a new one. */
  async function carryOut(message: DeliveryMessage): Promise<number | undefined> {
    const { announcementId, personId, task, language, messageId } = message;
    if (task === "delete") {
      await api.deleteMessage(personId, messageId ?? 0);
      return undefined;
    }
    const shown = render(announcementId, await contentOf(message), language);
    if (!shown) throw new Error("an announcement without words went out");
    if (task === "send") return (await send(message, shown)).message_id;
    await change(personId, messageId ?? 0, shown);
    return undefined;
  }

  function send({ personId, urgent }: DeliveryMessage, shown: RenderedAnnouncement) {
    const { media, text, entities, keyboard } = shown;
    const options = {
      reply_markup: keyboard,
      disable_notification: !urgent,
      ...(isPaid && { allow_paid_broadcast: true }),
    };
    if (!media)
      return api.sendMessage(personId, text, {
        ...options,
        entities,
        link_preview_options: { is_disabled: true },
      });
    const captioned = { ...options, caption: text, caption_entities: entities };
    switch (media.kind) {
      case "photo":
        return api.sendPhoto(personId, media.fileId, captioned);
      case "document":
        return api.sendDocument(personId, media.fileId, captioned);
      case "video":
        return api.sendVideo(personId, media.fileId, captioned);
      default:
        return media.kind satisfies never;
    }
  }

  async function change(personId: number, messageId: number, shown: RenderedAnnouncement): Promise<void> {
    const { media, text, entities, keyboard } = shown;
    try {
      if (media)
        await api.editMessageCaption(personId, messageId, {
          caption: text,
          caption_entities: entities,
          reply_markup: keyboard,
        });
      else
        await api.editMessageText(personId, messageId, text, {
          entities,
          reply_markup: keyboard,
          link_preview_options: { is_disabled: true },
        });
    } catch (error) {
      // An attempt whose answer was lost has done it already.
      if (!(error instanceof GrammyError && error.description.includes("message is not modified")))
        throw error;
    }
  }

  function resultOfFailure(message: DeliveryMessage, verdict: Verdict): DeliveryResult {
    const again = retryInSeconds(message.attempts + 1);
    switch (verdict.kind) {
      case "limited":
        return resultOf(message, "waiting", { inSeconds: verdict.inSeconds });
      case "gone":
        return resultOf(message, "unreachable", { reason: verdict.reason });
      case "refused":
        return refused(message, verdict.reason);
      case "unsure":
        // Changing or deleting once more does no harm.
        if (message.task === "send" && !message.repeats) return resultOf(message, "unsure", {});
        return again === undefined
          ? resultOf(message, "unsure", {})
          : resultOf(message, "waiting", { inSeconds: again });
      case "down":
        return again === undefined
          ? resultOf(message, "failed", {})
          : resultOf(message, "waiting", { inSeconds: again });
      default:
        return verdict satisfies never;
    }
  }

  function refused(message: DeliveryMessage, reason: string): DeliveryResult {
    // What somebody has deleted in her chat, or is too old, can't be changed: that is no fault of the words.
    if (message.task !== "send")
      return isDeleted(reason) ? resultOf(message, "done", {}) : resultOf(message, "failed", { reason });
    const count = (refusals.get(wordsOf(message)) ?? 0) + 1;
    refusals.set(wordsOf(message), count);
    return { ...resultOf(message, "failed", { reason }), halts: count >= refusalsToHalt };
  }

  return createLane({ ...deps, queue, attempt }, log);
}

function wordsOf({ announcementId, revision, language }: DeliveryMessage): string {
  return [announcementId, revision, language].join(":");
}

/** What she, or the bot at her wish, has deleted needs to be changed or taken back no more. */
function isDeleted(reason: string): boolean {
  return /message to (?:delete|edit) not found/.test(reason);
}

function resultOf(
  { announcementId, personId, task, revision }: DeliveryMessage,
  outcome: DeliveryOutcome,
  more: { messageId?: number | undefined; inSeconds?: number; reason?: string },
): DeliveryResult {
  const { messageId, ...rest } = more;
  return {
    announcementId,
    personId,
    outcome,
    state: stateAfter(task, outcome),
    ...rest,
    ...(messageId !== undefined && { messageId }),
    revision,
  };
}
