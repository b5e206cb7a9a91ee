import { Composer, InlineKeyboard } from "grammy";
import { questionLabel } from "../../bot/answer-text.ts";
import type { BotContext } from "../../bot/context.ts";
import { uuid, withCrisis } from "../../bot/keyboards.ts";
import { turnPage } from "../../bot/paging.ts";
import type { Texts } from "../../bot/texts.ts";
import type { Event } from "../../domain/event.ts";
import { languageNames, languages } from "../../domain/language.ts";
import {
  choicesOf,
  isOwnQuestion,
  type KnownQuestion,
  knownQuestions,
  type OwnQuestion,
  type Question,
  type QuestionEdit,
  questionTypes,
} from "../../domain/question.ts";
import { shorten } from "../../domain/shorten.ts";
import { tellGone, tellRefused } from "./cards.ts";
import type { OrganisingDeps } from "./context.ts";

const longestLabel = 50;

/** What an event asks: what any event may ask is a tap, and the organisers' own questions have a card each. */
export function questions({ store }: OrganisingDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();

  /** Changes what is asked by what `edit` makes of it as it is, and shows what `then` makes of the outcome. */
  async function change(
    ctx: BotContext,
    id: string,
    edit: (event: Event) => QuestionEdit | undefined,
    then: (event: Event) => Promise<void>,
  ): Promise<void> {
    const event = await store.read(id, ctx.person.id);
    const made = event && edit(event);
    if (!made) return tellGone(ctx);
    const changed = await store.ask(id, ctx.person.id, made);
    if (!changed.ok) return tellRefused(ctx, changed);
    const after = await store.read(id, ctx.person.id);
    return after ? then(after) : tellGone(ctx);
  }

  composer.callbackQuery(new RegExp(`^organise:asks:${uuid}$`), async (ctx) => {
    const event = await store.read(ctx.match[1] ?? "", ctx.person.id);
    return event ? showAll(ctx, event) : tellGone(ctx);
  });
  composer.callbackQuery(new RegExp(`^organise:asks:${uuid}:new$`), async (ctx) => {
    const event = await store.read(ctx.match[1] ?? "", ctx.person.id);
    if (!event) return tellGone(ctx);
    const { texts } = ctx;
    const keyboard = new InlineKeyboard();
    for (const type of questionTypes)
      keyboard
        .text(texts.plain("organise-question-type", { type }), `organise:qnew:${event.id}:${type}`)
        .row();
    keyboard.text(texts.plain("organise-questions-button"), `organise:asks:${event.id}`);
    return turnPage(ctx, texts.html("organise-question-which"), withCrisis(keyboard, texts));
  });
  composer.callbackQuery(new RegExp(`^organise:asks:${uuid}:([a-z]+)$`), async (ctx, next) => {
    const [, id = "", wanted] = ctx.match;
    const code = knownQuestions.find((one) => one === wanted);
    if (!code) return next();
    const edit = ({ asks }: Event) => turned(asks, code);
    return change(ctx, id, edit, (event) => showAll(ctx, event));
  });
  composer.callbackQuery(new RegExp(`^organise:q:${uuid}:(q\\d{1,6})(?::(must|gone))?$`), async (ctx) => {
    const [, id = "", code = "", what] = ctx.match;
    const own = ({ asks }: Event) => asks.filter(isOwnQuestion).find((one) => one.code === code);
    const show = async (event: Event) => {
      const question = own(event);
      return question ? showOne(ctx, event, question) : showAll(ctx, event);
    };
    if (what === "gone") return change(ctx, id, () => ({ remove: code }), show);
    if (what === "must") {
      const edit = (event: Event) => {
        const question = own(event);
        return question && { put: { ...question, isRequired: !question.isRequired } };
      };
      return change(ctx, id, edit, show);
    }
    const event = await store.read(id, ctx.person.id);
    return event ? show(event) : tellGone(ctx);
  });
  return composer;
}

/** Not asked, asked, must be answered, and not asked again. */
function turned(asks: readonly Question[], code: KnownQuestion): QuestionEdit {
  const known = asks.find((one) => one.code === code);
  if (known?.isRequired) return { remove: code };
  return { put: { code, isRequired: known !== undefined } };
}

async function showAll(ctx: BotContext, event: Event): Promise<void> {
  const { texts } = ctx;
  const { id, asks } = event;
  const keyboard = new InlineKeyboard();
  for (const code of knownQuestions) {
    const asked = asks.find((one) => one.code === code);
    const state = !asked ? "off" : asked.isRequired ? "must" : "may";
    const label = `${texts.plain("organise-asked", { state })} ${texts.plain("question-label", { code })}`;
    keyboard.text(label, `organise:asks:${id}:${code}`).row();
  }
  for (const question of asks.filter(isOwnQuestion)) {
    const state = texts.plain("organise-asked", { state: question.isRequired ? "must" : "may" });
    const label = `${state} ${shorten(questionLabel(texts, question), longestLabel)}`;
    keyboard.text(label, `organise:q:${id}:${question.code}`).row();
  }
  keyboard.text(texts.plain("organise-question-button"), `organise:asks:${id}:new`).row();
  keyboard.text(texts.plain("organise-card-button"), `organise:show:${id}`);
  await turnPage(ctx, texts.html("organise-questions"), withCrisis(keyboard, texts));
}

async function showOne(ctx: BotContext, { id }: Event, question: OwnQuestion): Promise<void> {
  const { texts } = ctx;
  const { code, isRequired } = question;
  const keyboard = new InlineKeyboard();
  for (const language of languages)
    keyboard.text(languageNames[language], `organise:q:${id}:${code}:${language}`).row();
  keyboard
    .text(
      texts.plain(isRequired ? "organise-may-button" : "organise-must-button"),
      `organise:q:${id}:${code}:must`,
    )
    .row()
    .text(texts.plain("organise-unask-button"), `organise:q:${id}:${code}:gone`)
    .row()
    .text(texts.plain("organise-questions-button"), `organise:asks:${id}`);
  await turnPage(ctx, questionText(texts, question), withCrisis(keyboard, texts));
}

/** The question in every language it is written in. */
function questionText(texts: Texts, question: OwnQuestion): string {
  const written = languages.flatMap((language) => {
    const words = question.words[language];
    if (!words) return [];
    const choices = choicesOf(question).map((choice) => choice[language] ?? "");
    return [
      texts.html("organise-question", {
        language: languageNames[language],
        words: [words, ...choices].join("\n– "),
      }),
    ];
  });
  return [
    texts.html("organise-question-type", { type: question.type }),
    ...written,
    texts.html(question.isRequired ? "organise-question-must" : "organise-question-may"),
  ].join("\n\n");
}
