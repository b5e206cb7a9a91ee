import { randomUUID } from "node:crypto";
import { ask, choose, confirm, type Reading, typedText } from "../../bot/ask.ts";
import type { Ask, AskContext } from "../../bot/context.ts";
import { goOnKeyboard } from "../../bot/keyboards.ts";
import type { Texts } from "../../bot/texts.ts";
import {
  noticeLimits,
  type NoticeSent,
  type NoticeTo,
  participantFilters,
} from "../../domain/participants.ts";
import { type ParticipantsDeps, tellGone } from "./context.ts";
import { listLink } from "./view.ts";

/** To whom, the words, how they look and how many get them, send. */
export function messageConversation({ notices }: Pick<ParticipantsDeps, "notices">) {
  return async function participantsMessage(
    conversation: Ask,
    start: AskContext,
    about: { eventId: string } | { registrationId: string },
  ): Promise<void> {
    const to =
      "eventId" in about
        ? await askWhom(conversation, start, about.eventId)
        : { value: about satisfies NoticeTo, ctx: start };
    const words = await ask(
      conversation,
      to.ctx,
      { text: (texts) => texts.html("participants-message-what", { limit: noticeLimits.words }) },
      read,
    );
    // Made once: the same confirmed twice is sent once.
    const begun = await conversation.external(async ({ person }) => ({
      id: randomUUID(),
      people: (await notices.reach(to.value, person.id)) ?? null,
    }));
    const { id, people } = begun;
    if (people === null) return tellGone(words.ctx);
    const { result, ctx } = await confirm(
      conversation,
      words.ctx,
      (texts) => texts.html("participants-message-summary", { text: words.value, people }),
      ({ person }) => notices.send({ id, to: to.value, words: words.value }, person.id),
    );
    await ctx.reply(outcome(ctx.texts, result), {
      reply_markup: "eventId" in about ? listLink(ctx.texts, about.eventId) : goOnKeyboard(ctx.texts),
    });
    return undefined;
  };
}

async function askWhom(conversation: Ask, ctx: AskContext, eventId: string) {
  const whom = await choose(
    conversation,
    ctx,
    {
      text: (texts) => texts.html("participants-message-whom"),
      choices: (texts) =>
        participantFilters.map((filter) => ({
          label: texts.plain("participants-filter", { filter }),
          value: filter,
        })),
    },
    participantFilters,
  );
  return { value: { eventId, filter: whom.value } satisfies NoticeTo, ctx: whom.ctx };
}

function read(ctx: AskContext): Reading<string> {
  const text = typedText(ctx);
  if (text === "") return { ok: false, problem: (texts) => texts.html("ask-words") };
  return text.length > noticeLimits.words
    ? { ok: false, problem: (texts) => texts.html("organise-too-long", { limit: noticeLimits.words }) }
    : { ok: true, value: text };
}

function outcome(texts: Texts, result: Exclude<NoticeSent, { reason: "unavailable" }>): string {
  if (result.ok) return texts.html("participants-message-sent", { people: result.people });
  if (result.reason === "many") return texts.html("participants-message-many", { limit: noticeLimits.aDay });
  return texts.html(result.reason === "nobody" ? "participants-message-nobody" : "organise-gone");
}
