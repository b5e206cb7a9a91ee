import { InlineKeyboard } from "grammy";
import { answerText, questionLabel } from "../../bot/answer-text.ts";
import type { Wording } from "../../bot/context.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import { withPaging } from "../../bot/paging.ts";
import type { Texts } from "../../bot/texts.ts";
import type { OrganisedEvent } from "../../db/organising.ts";
import type { ListedRequest, OpenRequest, RequestPage } from "../../domain/admission.ts";
import { numberOf } from "../../domain/page.ts";
import { shorten } from "../../domain/shorten.ts";
import { formatMoment } from "../../domain/time.ts";

/** A message holds 4096 characters (Bot API, sendMessage). */
const longestAnswer = 300;
const longestLabel = 60;

/** Who may sign up, the members' code, and how many ask. */
export function admissionLines(texts: Texts, event: OrganisedEvent): string[] {
  const { admission, membersCode, counts } = event;
  return [
    ...(admission === "open" ? [] : [texts.html("admission-line", { admission })]),
    ...(admission === "code" && membersCode !== null
      ? [texts.html("admission-code", { code: membersCode })]
      : []),
    ...(admission === "approval" || counts.requested > 0
      ? [texts.html("admission-requests", { count: counts.requested })]
      : []),
  ];
}

/** Another code, and the requests, if any. */
export function withAdmission(keyboard: InlineKeyboard, texts: Texts, event: OrganisedEvent): InlineKeyboard {
  const { id, admission, counts } = event;
  if (counts.requested > 0)
    keyboard
      .text(texts.plain("admission-requests-button", { count: counts.requested }), `organise:asking:${id}`)
      .row();
  if (admission === "code") keyboard.text(texts.plain("admission-renew-button"), `organise:code:${id}`).row();
  return keyboard;
}

/** A page of requests by number, region and time only: somebody may look over a shoulder. */
export function requestsText(words: Wording, page: RequestPage): string {
  const { texts } = words;
  if (page.total === 0) return texts.html("admission-none");
  const lines = page.items.map((one, index) =>
    texts.html("admission-request-line", {
      number: numberOf(page, index),
      region: regionName(words, one),
      people: one.people,
      moment: formatMoment(one.since, texts.language),
    }),
  );
  return [texts.html("admission-list"), "", ...lines].join("\n");
}

/** A button for each, numbered as in the text. */
export function requestsKeyboard(texts: Texts, page: RequestPage): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const [index, { id }] of page.items.entries())
    keyboard.text(String(numberOf(page, index)), `organise:request:${id}`);
  withPaging(keyboard, texts, page, (number) => `organise:asking:${page.eventId}:${number}`);
  return withCrisis(
    keyboard.text(texts.plain("organise-card-button"), `organise:show:${page.eventId}`),
    texts,
  );
}

/** One request, with all that is answered. */
export function requestText(words: Wording, request: OpenRequest, event: OrganisedEvent): string {
  const { texts } = words;
  const line = (label: string, answer: string) =>
    texts.html("admission-answer", {
      label: shorten(label, longestLabel),
      answer: shorten(answer, longestAnswer),
    });
  const names = request.answers.map(({ name = "" }) => line(texts.plain("admission-name"), name));
  // But for their names, all of a party have the same answers.
  const [answers = {}] = request.answers;
  const lines = event.asks.flatMap((question) => {
    const answer = answers[question.code];
    return answer === undefined
      ? []
      : [line(questionLabel(texts, question), answerText(words, question, answer))];
  });
  const about = texts.html("admission-request", {
    region: regionName(words, request),
    people: request.people,
  });
  return [about, [...names, ...lines].join("\n")].join("\n\n");
}

/** Let in or not, and back. */
export function requestKeyboard(texts: Texts, { id, eventId }: OpenRequest): InlineKeyboard {
  const keyboard = new InlineKeyboard()
    .text(texts.plain("admission-approve-button"), `organise:approve:${id}`)
    .row()
    .text(texts.plain("admission-refuse-button"), `organise:refuse:${id}:ask`)
    .row()
    .text(texts.plain("admission-back-button"), `organise:asking:${eventId}`)
    .row()
    .text(texts.plain("organise-card-button"), `organise:show:${eventId}`);
  return withCrisis(keyboard, texts);
}

function regionName({ texts, places }: Wording, { region }: Pick<ListedRequest, "region">): string {
  return region === null ? texts.plain("admission-no-region") : places.nameOf(region, texts.language);
}
