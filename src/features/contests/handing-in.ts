import { InlineKeyboard } from "grammy";
import { ask, choose, confirm, type Reading, typedText } from "../../bot/ask.ts";
import type { Ask, AskContext, BotContext } from "../../bot/context.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import { readName } from "../../bot/read-name.ts";
import { placeName } from "../../bot/names.ts";
import type { Texts } from "../../bot/texts.ts";
import {
  type Contest,
  type Entrant,
  fullAge,
  type HandedIn,
  hasStages,
  isOfAge,
  parentRoles,
  readAge,
  type WorkContent,
  type WorkKind,
  workLength,
  worksLimit,
} from "../../domain/contest.ts";
import { districtOf } from "../../domain/gazetteer.ts";
import { inLanguage } from "../../domain/help-point.ts";
import { isWithin } from "../../domain/kato.ts";
import { askPlace } from "./asking-place.ts";
import type { ContestsDeps } from "./context.ts";
import { agesText, kindsText, parentWord } from "./view.ts";

/** The contest, as plain as a conversation keeps it. */
interface HandingIn {
  readonly id: string;
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
  readonly categories: readonly string[];
  readonly kinds: readonly WorkKind[];
  readonly heldFor: string;
  /** Where she was before, as one tap. */
  readonly before: { id: string; label: string } | null;
}

/** How much of the beginning and of the end of a text its summary shows, in characters. */
const shownWords = 100;

interface Answer<T> {
  readonly value: T;
  readonly ctx: AskContext;
}

/** What handing in has to know of a contest. */
export function aboutOf(ctx: BotContext, { event, ageFrom, ageTo, categories, kinds }: Contest): HandingIn {
  const { places, person, texts } = ctx;
  const before = districtOf(places, person.lastPlace ?? "");
  const isHere = before !== undefined && isWithin(before, event.place);
  return {
    id: event.id,
    ageFrom,
    ageTo,
    kinds,
    heldFor: event.place,
    categories: categories.map((one) => inLanguage(one, texts.language)),
    before: isHere ? { id: before, label: placeName(ctx, before) } : null,
  };
}

/** Whose work, how old, in which category, from where, who agrees, the work, summary, hand in. */
export function handInConversation({ contests, snapshot }: Pick<ContestsDeps, "contests" | "snapshot">) {
  return async function workHandIn(conversation: Ask, start: AskContext, about: HandingIn): Promise<void> {
    const name = await askName(conversation, start, "work-ask-name");
    const age = await askAge(conversation, name.ctx, about);
    const category = await askCategory(conversation, age.ctx, about.categories);
    // Where all works are judged in one place, nobody has to say where she is from.
    const place = hasStages(about.heldFor)
      ? await askPlace(conversation, category.ctx, about, snapshot)
      : { value: about.heldFor, ctx: category.ctx };
    const isMinor = age.value < fullAge;
    const parent = isMinor
      ? await askParent(conversation, place.ctx, name.value)
      : { value: null, ctx: place.ctx };
    const content = await askWork(conversation, parent.ctx, about.kinds);
    const entrant: Entrant = { name: name.value, age: age.value, parent: parent.value };
    const { result, ctx } = await confirm(
      conversation,
      content.ctx,
      (texts) =>
        texts.html("work-summary", {
          name: entrant.name,
          age: entrant.age,
          category:
            category.value === null
              ? texts.plain("work-no-category")
              : (about.categories[category.value] ?? ""),
          kind: workWords(texts, content.value),
          parent: parentWord(texts, entrant.parent),
        }),
      ({ person }) =>
        contests.handIn({
          eventId: about.id,
          personId: person.id,
          updateId: start.update.update_id,
          entrant,
          category: category.value,
          place: place.value,
          content: content.value,
        }),
      { button: "work-agree-button" },
    );
    await tellOutcome(ctx, result, about.id);
  };
}

/** Another work in the place of one. */
export function replaceConversation({ contests }: Pick<ContestsDeps, "contests">) {
  return async function workReplace(
    conversation: Ask,
    start: AskContext,
    id: string,
    eventId: string,
    kinds: readonly WorkKind[],
  ): Promise<void> {
    const content = await askWork(conversation, start, kinds);
    const { result, ctx } = await confirm(
      conversation,
      content.ctx,
      (texts) => texts.html("work-replace-summary", { kind: workWords(texts, content.value) }),
      ({ person }) => contests.replace(id, person.id, content.value),
    );
    await tellOutcome(ctx, result, eventId);
  };
}

/** What kind it is; of a text how it begins and ends, since Telegram sends a long one as several messages. */
function workWords(texts: Texts, work: WorkContent): string {
  const kind = texts.plain("work-kind", { kind: work.kind });
  if (work.kind !== "text") return kind;
  const { words } = work;
  if (words.length <= 2 * shownWords) return `${kind}: «${words}»`;
  return `${kind}: «${words.slice(0, shownWords)} … ${words.slice(-shownWords)}»`;
}

async function tellOutcome(ctx: AskContext, result: HandedIn, eventId: string): Promise<void> {
  const { texts } = ctx;
  const keyboard = new InlineKeyboard().text(texts.plain("work-list-button"), `work:list:${eventId}`);
  const keys = { closed: "work-closed", gone: "work-refused", unavailable: "try-later" } as const;
  const text = result.ok
    ? texts.html("work-handed-in", { number: result.number })
    : result.reason === "many"
      ? texts.html("work-many", { limit: worksLimit })
      : texts.html(keys[result.reason]);
  await ctx.reply(text, { reply_markup: withCrisis(keyboard, texts) });
}

function askName(conversation: Ask, ctx: AskContext, key: string): Promise<Answer<string>> {
  return ask(conversation, ctx, { text: (texts) => texts.html(key) }, (next) => readName(typedText(next)));
}

function askAge(conversation: Ask, ctx: AskContext, about: HandingIn): Promise<Answer<number>> {
  return ask(conversation, ctx, { text: (texts) => texts.html("work-ask-age") }, (next): Reading<number> => {
    const age = readAge(typedText(next));
    if (age === undefined) return { ok: false, problem: (texts) => texts.html("work-bad-age") };
    if (isOfAge(about, age)) return { ok: true, value: age };
    return {
      ok: false,
      problem: (texts) => texts.html("work-other-age", { ages: agesText(texts, about) }),
    };
  });
}

async function askCategory(
  conversation: Ask,
  ctx: AskContext,
  categories: readonly string[],
): Promise<Answer<number | null>> {
  if (categories.length === 0) return { value: null, ctx };
  const question = {
    text: (texts: AskContext["texts"]) => texts.html("work-ask-category"),
    choices: () => categories.map((label, index) => ({ label, value: String(index) })),
  };
  const codes = categories.map((_, index) => String(index));
  const answer = await choose(conversation, ctx, question, codes);
  return { ...answer, value: Number(answer.value) };
}

async function askParent(
  conversation: Ask,
  ctx: AskContext,
  child: string,
): Promise<Answer<NonNullable<Entrant["parent"]>>> {
  const who = await choose(
    conversation,
    ctx,
    {
      text: (texts) => texts.html("work-ask-consent", { name: child }),
      choices: (texts) =>
        parentRoles.map((role) => ({
          label: texts.plain("work-consent-button", { who: role }),
          value: role,
        })),
    },
    parentRoles,
  );
  const name = await askName(conversation, who.ctx, "work-ask-parent");
  return { value: { who: who.value, name: name.value }, ctx: name.ctx };
}

function askWork(
  conversation: Ask,
  ctx: AskContext,
  kinds: readonly WorkKind[],
): Promise<Answer<WorkContent>> {
  const question = {
    text: (texts: AskContext["texts"]) => texts.html("work-ask-work", { kinds: kindsText(texts, kinds) }),
  };
  return ask(conversation, ctx, question, (next): Reading<WorkContent> => {
    // An album is several works, and its pictures come one by one.
    if (next.message?.media_group_id !== undefined)
      return { ok: false, problem: (texts) => texts.html("work-one-file") };
    const content = contentIn(next);
    if (!content || !kinds.includes(content.kind))
      return { ok: false, problem: (texts) => texts.html("work-other-kind") };
    if (content.kind === "text" && content.words.length > workLength)
      return { ok: false, problem: (texts) => texts.html("work-too-long", { limit: workLength }) };
    return { ok: true, value: content };
  });
}

function contentIn(ctx: AskContext): WorkContent | undefined {
  const { photo, video, document, animation } = ctx.message ?? {};
  const picture = photo?.at(-1);
  if (picture) return { kind: "photo", fileId: picture.file_id };
  if (video) return { kind: "video", fileId: video.file_id };
  // Telegram says of a moving picture that it is a document as well, but does not send it so.
  if (document && !animation) return { kind: "document", fileId: document.file_id };
  const words = typedText(ctx);
  return words === "" ? undefined : { kind: "text", words };
}
