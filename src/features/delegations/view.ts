import { InlineKeyboard } from "grammy";
import type { Wording } from "../../bot/context.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import { withPaging } from "../../bot/paging.ts";
import type { Texts } from "../../bot/texts.ts";
import type { DelegationKey } from "../../db/delegations.ts";
import { numberOf } from "../../domain/page.ts";
import { formatPhone } from "../../domain/phones.ts";
import type { Delegation, DelegationPage, OpenDelegate } from "../../domain/quota.ts";
import { formatMoment, formatMomentOfWeek } from "../../domain/time.ts";

/** Which of several delegations of an event. */
export function choiceKeyboard({ texts, places }: Wording, all: readonly Delegation[]): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const { eventId, region, used, seats } of all)
    keyboard
      .text(`${places.nameOf(region, texts.language)}: ${used}/${seats}`, `delegation:${eventId}:${region}`)
      .row();
  return withCrisis(keyboard, texts);
}

/** How a delegation stands, and its delegates by number, way and time only: somebody may look over a shoulder. */
export function delegationText({ texts, places }: Wording, event: string, page: DelegationPage): string {
  const { region, seats, used, endsAt, isOpen, delegates } = page;
  const lines = delegates.items.map(({ hasAccount, since }, index) =>
    texts.html("delegation-line", {
      number: numberOf(delegates, index),
      account: hasAccount ? "yes" : "no",
      moment: formatMoment(since, texts.language),
    }),
  );
  return [
    texts.html("delegation-title", {
      event,
      region: places.nameOf(region, texts.language),
      seats,
      used,
    }),
    ...(isOpen ? [] : [texts.html("delegation-closed")]),
    ...(isOpen && endsAt
      ? [texts.html("delegation-ends", { moment: formatMomentOfWeek(endsAt, texts.language) })]
      : []),
    lines.length > 0 ? lines.join("\n") : texts.html("delegation-none"),
  ].join("\n\n");
}

/** A button for each delegate, and what else can be done. */
export function delegationKeyboard(texts: Texts, page: DelegationPage): InlineKeyboard {
  const { eventId, region, isOpen, seats, used } = page;
  const keyboard = numbered(texts, page, `delegation:${eventId}:${region}`);
  if (isOpen && used < seats)
    keyboard
      .text(texts.plain("delegation-name-button"), `delegate:name:${eventId}:${region}`)
      .row()
      .text(texts.plain("delegation-link-button"), `delegate:link:${eventId}:${region}`)
      .row()
      .text(texts.plain("delegation-candidates-button"), `delegate:from:${eventId}:${region}`)
      .row();
  return withCrisis(keyboard.text(texts.plain("event-show-button"), `event:show:${eventId}`), texts);
}

/** Who of the region waits or asks to be let in. */
export function candidatesText({ texts, places }: Wording, page: DelegationPage): string {
  const { region, delegates } = page;
  const lines = delegates.items.map(({ status, people, since }, index) =>
    texts.html("delegation-candidate-line", {
      number: numberOf(delegates, index),
      status,
      people,
      moment: formatMoment(since, texts.language),
    }),
  );
  return [
    texts.html("delegation-candidates", { region: places.nameOf(region, texts.language) }),
    lines.length > 0 ? lines.join("\n") : texts.html("delegation-candidates-none"),
  ].join("\n\n");
}

/** A button for each of them. */
export function candidatesKeyboard(texts: Texts, page: DelegationPage): InlineKeyboard {
  const keyboard = numbered(texts, page, `delegate:from:${page.eventId}:${page.region}`);
  return withBack(keyboard, texts, page);
}

/** A delegate, or who could be one: of who waits for herself only her name. */
export function delegateText({ texts, places }: Wording, one: OpenDelegate): string {
  const about = {
    name: one.answers["name"] ?? "",
    region: places.nameOf(one.region, texts.language),
  };
  if (!one.isDelegate) return texts.html("delegate-candidate-card", { ...about, people: one.people });
  const phone = one.answers["phone"];
  return [
    texts.html("delegate-card", about),
    ...(one.code === null ? [] : [texts.html("delegate-code", { code: one.code })]),
    ...(phone === undefined ? [] : [texts.html("delegate-phone", { phone: formatPhone(phone) })]),
  ].join("\n");
}

/** What can be done with her. */
export function delegateKeyboard(texts: Texts, one: OpenDelegate): InlineKeyboard {
  const keyboard = one.isDelegate
    ? new InlineKeyboard().text(texts.plain("delegate-off-button"), `delegate:off:${one.id}`)
    : new InlineKeyboard().text(texts.plain("delegate-take-button"), `delegate:take:${one.id}`);
  return withBack(keyboard.row(), texts, one);
}

/** The way back to the delegation. */
export function withBack(
  keyboard: InlineKeyboard,
  texts: Texts,
  { eventId, region }: DelegationKey,
): InlineKeyboard {
  keyboard.text(texts.plain("delegation-back-button"), `delegation:${eventId}:${region}`);
  return withCrisis(keyboard, texts);
}

/** A button with its number for each of a page, and the pages around it. */
function numbered(texts: Texts, { delegates }: DelegationPage, data: string): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const [index, { id }] of delegates.items.entries())
    keyboard.text(String(numberOf(delegates, index)), `delegate:open:${id}`);
  return withPaging(keyboard, texts, delegates, (number) => `${data}:${number}`);
}
