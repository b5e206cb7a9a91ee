import { InlineKeyboard } from "grammy";
import { questionLabel } from "../../bot/answer-text.ts";
import { choose, type Reading, write } from "../../bot/ask.ts";
import type { Ask, AskContext } from "../../bot/context.ts";
import { districtsNamed } from "../../bot/districts.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import { readName } from "../../bot/read-name.ts";
import type { Texts } from "../../bot/texts.ts";
import type { Admission } from "../../domain/admission.ts";
import { inLanguage, type Partly } from "../../domain/help-point.ts";
import { regionOf } from "../../domain/kato.ts";
import { youHaveMessage } from "../../domain/outbox.ts";
import type { Question } from "../../domain/question.ts";
import type { Answers, Attendee } from "../../domain/registration.ts";
import { shorten } from "../../domain/shorten.ts";
import { formatMomentOfWeek } from "../../domain/time.ts";
import { askCode, refusalKey } from "./ask-code.ts";
import type { FindDistricts, Given } from "./answering.ts";
import type { EventsDeps } from "./context.ts";
import type { Known } from "./known.ts";
import { askName, askQuestion } from "./questions.ts";
import { sendTickets, ticketsOf } from "./tickets.ts";

/** What she signs up for, as plain as a conversation keeps it. */
export interface SigningUp {
  readonly id: string;
  readonly title: Partly;
  /** In milliseconds. */
  readonly startsAt: number;
  /** Whether she will have to wait, as far as is known now. */
  readonly isFull: boolean;
  readonly admission: Admission;
  readonly partyLimit: number;
  readonly asks: readonly Question[];
  readonly known: Known;
  /** Whom she has signed up already, herself first, when she changes what she answered; undefined when she signs up. */
  readonly seats?: readonly { readonly id: string; readonly name: string }[];
}

/** How much of it the summary shows, in characters: a message holds 4096. */
const shownLength = { name: 60, label: 60, answer: 150 } as const;

/** What she has answered so far. */
interface Draft {
  readonly given: Map<string, Given>;
  /** Names of those who come with her. */
  readonly others: string[];
}

/**
 * The members' code where it takes one, who comes, what the event asks, a step back wherever she likes; summary; sign up, or
 * change what she answered.
 */
export function signUpConversation(deps: EventsDeps) {
  const { registrations, codes, snapshot } = deps;
  const find: FindDistricts = (outer, typed) => districtsNamed(outer, snapshot().search, typed);
  return async function eventSignUp(conversation: Ask, start: AskContext, about: SigningUp): Promise<void> {
    const draft: Draft = { given: new Map(), others: (about.seats ?? []).slice(1).map(({ name }) => name) };
    const typed =
      about.admission === "code" && !about.seats
        ? await askCode(conversation, start, about.id, codes)
        : { value: undefined, ctx: start };
    if (!typed) return;
    const agreed = await askAll(conversation, typed.ctx, about, draft, find);
    const party = partyOf(about, draft);
    const { result, ctx } = await write(
      conversation,
      agreed,
      (texts) => summaryText(texts, about, draft),
      async (outer) => {
        const whose = { eventId: about.id, personId: outer.person.id, party };
        if (about.seats) {
          const seats = about.seats.flatMap(({ id }, index) => {
            const attendee = party[index];
            return attendee ? [{ id, ...attendee }] : [];
          });
          return registrations.changeAnswers({ ...whose, party: seats });
        }
        const signedUp = await registrations.signUp({ ...whose, code: typed.value });
        if (!signedUp.ok) return signedUp;
        outer.untold = youHaveMessage(`event:show:${about.id}`);
        outer.helped = true;
        return {
          ok: true,
          status: signedUp.status,
          codes: signedUp.registrations.map(({ code }) => code),
        } as const;
      },
    );
    const { texts } = ctx;
    const text = !result.ok
      ? texts.html(refusalKey(result.reason, typed.value))
      : !("status" in result)
        ? texts.html("event-answers-saved")
        : result.status === "waitlisted"
          ? texts.html("event-on-waiting-list")
          : result.status === "requested"
            ? texts.html("event-requested")
            : texts.html("event-signed-up", { code: result.codes.join(", ") });
    const keyboard = new InlineKeyboard();
    if (result.ok && isNew(about.known, draft))
      keyboard.text(texts.plain("event-remember-button"), `event:remember:${about.id}`).row();
    keyboard.text(texts.plain("event-show-button"), `event:show:${about.id}`);
    await ctx.reply(text, { reply_markup: withCrisis(keyboard, texts) });
    if (result.ok && "status" in result) {
      const tickets = await conversation.external(({ person }) => ticketsOf(deps, about.id, person.id));
      await sendTickets(ctx, tickets);
    }
  };
}

/** Asks one question after the other, until she agrees to the summary. */
async function askAll(
  conversation: Ask,
  start: AskContext,
  about: SigningUp,
  draft: Draft,
  find: FindDistricts,
): Promise<AskContext> {
  const { asks, known } = about;
  let ctx = start;
  for (let at = 0; ;) {
    const question = asks[at - 1];
    const code = question?.code ?? "name";
    const asking = { conversation, ctx, known: draft.given.get(code) ?? known[code], findDistricts: find };
    const answered =
      at > asks.length
        ? // oxlint-disable-next-line no-await-in-loop -- a dialogue goes step by step
          await agree(conversation, ctx, about, draft)
        : question
          ? // oxlint-disable-next-line no-await-in-loop
            await askQuestion(asking, question)
          : // oxlint-disable-next-line no-await-in-loop
            await askName(asking, (texts) => askNameText(texts, about), readGivenName, { mayGoBack: false });
    ({ ctx } = answered);
    const { value } = answered;
    if (value === "agree") return ctx;
    if (value === "back") at = Math.max(0, at - 1);
    else if (value !== "stay") {
      if (value === "skip") draft.given.delete(code);
      else draft.given.set(code, value);
      at += 1;
    }
  }
}

/** The summary: she agrees, goes a step back, or names one more who comes with her. */
async function agree(conversation: Ask, ctx: AskContext, about: SigningUp, draft: Draft) {
  const isChange = about.seats !== undefined;
  const mayAdd = !isChange && draft.others.length + 1 < about.partyLimit;
  const agreeButton = isChange
    ? "event-save-button"
    : about.isFull
      ? "event-agree-wait-button"
      : "event-agree-button";
  const chosen = await choose(
    conversation,
    ctx,
    {
      text: (texts) => summaryText(texts, about, draft),
      choices: (texts) => [
        { label: texts.plain(agreeButton), value: "agree" },
        ...(mayAdd ? [{ label: texts.plain("event-add-button"), value: "add" }] : []),
        { label: texts.plain("event-back-button"), value: "back" },
      ],
    },
    mayAdd ? (["agree", "add", "back"] as const) : (["agree", "back"] as const),
  );
  if (chosen.value === "add") {
    const other = await askName(
      { conversation, ctx: chosen.ctx, known: undefined },
      (texts) => texts.html("event-ask-other"),
      readGivenName,
      { mayGoBack: true },
    );
    if (typeof other.value !== "string") draft.others.push(other.value.value);
    return { value: "stay" as const, ctx: other.ctx };
  }
  // Back from a party of several takes off who was added last.
  if (chosen.value === "back" && !isChange && draft.others.pop() !== undefined)
    return { value: "stay" as const, ctx: chosen.ctx };
  return { value: chosen.value, ctx: chosen.ctx };
}

/** Each comes by her own name; what else was answered is the same for all. */
function partyOf({ asks }: SigningUp, { given, others }: Draft): Attendee[] {
  const answers: Answers = Object.fromEntries(
    asks.flatMap(({ code }) => {
      const answer = given.get(code);
      return answer ? [[code, answer.value]] : [];
    }),
  );
  const { district, role } = answers;
  const region = district === undefined ? null : regionOf(district);
  return [given.get("name")?.value ?? "", ...others].map((name) => ({
    answers: { ...answers, name },
    region,
    role: role ?? null,
  }));
}

function summaryText(texts: Texts, about: SigningUp, { given, others }: Draft): string {
  const isChange = about.seats !== undefined;
  const key = isChange ? "event-summary-change" : about.isFull ? "event-summary-wait" : "event-summary";
  const names = [given.get("name")?.shown ?? "", ...others].map((name) => shorten(name, shownLength.name));
  return [
    texts.html(key, {
      title: inLanguage(about.title, texts.language),
      moment: formatMomentOfWeek(new Date(about.startsAt), texts.language),
    }),
    ...names.map((name) => texts.html("event-summary-name", { name })),
    ...about.asks.flatMap((question) => {
      const answer = given.get(question.code);
      if (!answer) return [];
      const label = shorten(questionLabel(texts, question), shownLength.label);
      const shown = shorten(answer.shown, shownLength.answer);
      return [texts.html("event-summary-answer", { label, answer: shown })];
    }),
    "",
    texts.html(given.has("phone") ? "event-consent-phone" : "event-consent"),
  ].join("\n");
}

/** True when what could be remembered is not what is. */
function isNew(known: Known, { given }: Draft): boolean {
  return ["name", "council", "district"].some(
    (code) => given.has(code) && given.get(code)?.value !== known[code]?.value,
  );
}

function askNameText(texts: Texts, { title, partyLimit }: SigningUp): string {
  const question = texts.html("event-ask-name", { title: inLanguage(title, texts.language) });
  return partyLimit > 1
    ? `${question}\n${texts.html("event-ask-name-party", { limit: partyLimit })}`
    : question;
}

function readGivenName(typed: string): Reading<Given> {
  const reading = readName(typed);
  return reading.ok ? { ok: true, value: { value: reading.value, shown: reading.value } } : reading;
}
