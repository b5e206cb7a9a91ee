import { ask, choose, confirm, type Reading, typedText } from "../../bot/ask.ts";
import type { Ask, AskContext } from "../../bot/context.ts";
import { placeName } from "../../bot/names.ts";
import {
  changeFact,
  type EditableField,
  type FactChange,
  isTextField,
  type TextField,
} from "../../domain/change-help-point.ts";
import { type FactProblem, issuesOf } from "../../domain/help-point-rules.ts";
import { affiliations, type HelpPoint } from "../../domain/help-point.ts";
import { languageNames, languages } from "../../domain/language.ts";
import { type DirectoryDeps, rulesOf, wordingIn } from "./context.ts";
import { type ChosenField, dashed, factText, fieldName, isChosen } from "./facts.ts";
import { nothing, readFact, type TypedField } from "./read-fact.ts";
import { tell, tellGone } from "./telling.ts";

/** What is being changed: the record as it was, and which of its facts. */
interface Editing {
  deps: DirectoryDeps;
  point: HelpPoint;
}

/** A new value, and the chat as it is by then. */
interface Answered {
  value: FactChange;
  ctx: AskContext;
}

/** One fact of one record: in which language, its new value, and both side by side before it is sent. */
export function editConversation(deps: DirectoryDeps) {
  return async function directoryEdit(
    conversation: Ask,
    start: AskContext,
    id: string,
    field: EditableField,
  ): Promise<void> {
    const point = await conversation.external(({ person }) => deps.store.read(id, person.id));
    if (!point) return tellGone(start);
    const answered = await askValue(conversation, start, { deps, point }, field);
    const change = answered.value;
    const after = { ...point, ...changeFact(point, change) };
    const { result, ctx } = await confirm(
      conversation,
      answered.ctx,
      (texts) => {
        const wording = wordingIn(texts, deps);
        const told = (one: HelpPoint) => factText(wording, one, field) || texts.plain("directory-nothing");
        const fact = fieldName(wording, field);
        return texts.html("directory-edit-summary", { fact, before: told(point), after: told(after) });
      },
      ({ person }) => deps.store.change(id, person.id, change),
    );
    await tell(ctx, id, result);
  };
}

function askValue(
  conversation: Ask,
  ctx: AskContext,
  editing: Editing,
  field: EditableField,
): Promise<Answered> {
  if (isTextField(field)) return askText(conversation, ctx, editing, field);
  if (isChosen(field)) return askChoice(conversation, ctx, editing, field);
  return ask(conversation, ctx, question(editing, field, `directory-ask-${field}`), (next) =>
    readTyped(next, editing, field),
  );
}

async function askText(
  conversation: Ask,
  ctx: AskContext,
  editing: Editing,
  field: TextField,
): Promise<Answered> {
  const which = await choose(
    conversation,
    ctx,
    {
      ...question(editing, field, "directory-ask-language"),
      choices: () => languages.map((language) => ({ label: languageNames[language], value: language })),
    },
    languages,
  );
  const language = languageNames[which.value];
  return ask(
    conversation,
    which.ctx,
    {
      text: (texts) => {
        const fact = fieldName(wordingIn(texts, editing.deps), field);
        return texts.html("directory-ask-text", { fact, language });
      },
    },
    (next) => {
      const text = typedText(next);
      if (text === "") return { ok: false, problem: (texts) => texts.html("ask-words") };
      return checked(editing, { field, value: { [which.value]: text === nothing ? "" : text } });
    },
  );
}

async function askChoice(
  conversation: Ask,
  ctx: AskContext,
  editing: Editing,
  field: ChosenField,
): Promise<Answered> {
  const { point, deps } = editing;
  const changes: Record<ChosenField, FactChange[]> = {
    kind: deps.taxonomy.kinds.map(({ code }) => ({ field: "kind", value: code })),
    affiliation: affiliations.map((value) => ({ field: "affiliation", value })),
    addressConfidential: [true, false].map((value) => ({ field: "addressConfidential", value })),
  };
  const choices = changes[field].map((change) => ({ change, value: JSON.stringify(change.value) }));
  const answer = await choose(
    conversation,
    ctx,
    {
      ...question(editing, field, `directory-ask-${dashed(field)}`),
      choices: (texts) =>
        choices.map(({ change, value }) => {
          const after = { ...point, ...changeFact(point, change) };
          return { value, label: factText(wordingIn(texts, deps), after, field) };
        }),
    },
    choices.map(({ value }) => value),
  );
  const chosen = choices.find(({ value }) => value === answer.value);
  if (!chosen) throw new Error("A choice that was not offered");
  return { value: chosen.change, ctx: answer.ctx };
}

function question({ deps, point }: Editing, field: EditableField, key: string) {
  return {
    text: (texts: AskContext["texts"]) => {
      const wording = wordingIn(texts, deps);
      const value = factText(wording, point, field) || texts.plain("directory-nothing");
      const now = texts.html("directory-now", { fact: fieldName(wording, field), value });
      const topics = deps.taxonomy.topics.map(({ name }) => name[texts.language]).join("; ");
      return `${now}\n\n${texts.html(key, { topics })}`;
    },
  };
}

function readTyped(ctx: AskContext, editing: Editing, field: TypedField): Reading<FactChange> {
  const text = typedText(ctx);
  if (text === "") return { ok: false, problem: (texts) => texts.html("ask-words") };
  const read = readFact(field, text, editing.deps);
  if (read.ok) return checked(editing, read.change);
  const { places = [] } = read;
  if (places.length === 0) return refused(read.problem);
  return {
    ok: false,
    problem: (texts) => {
      const wording = wordingIn(texts, editing.deps);
      const lines = places.map(({ id }) =>
        texts.html("directory-which-place", { code: id, place: placeName(wording, id) }),
      );
      return [texts.html("directory-problem-ambiguous-place"), ...lines].join("\n");
    },
  };
}

/** By the same rules as when it is written, so that she can put it right at once. */
function checked({ deps, point }: Editing, change: FactChange): Reading<FactChange> {
  const issues = issuesOf(changeFact(point, change), rulesOf(deps));
  const issue = issues.find(({ field }) => field === change.field);
  return issue ? refused(issue.problem) : { ok: true, value: change };
}

function refused(problem: FactProblem): Reading<FactChange> {
  return { ok: false, problem: (texts) => texts.html(`directory-problem-${problem}`) };
}
