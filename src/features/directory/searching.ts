import { ask, typedText } from "../../bot/ask.ts";
import type { Ask, AskContext } from "../../bot/context.ts";
import { may } from "../../domain/authority.ts";
import type { HelpPoint } from "../../domain/help-point.ts";
import { pageSize } from "../../domain/page.ts";
import { type DirectoryDeps, wordingIn } from "./context.ts";
import { homeLink } from "./telling.ts";
import { foundKeyboard, listText } from "./view.ts";

/** So many are asked for at most; of those that she keeps, a page is shown. */
const most = 500;
const longest = 100;

const plainLetters: Readonly<Record<string, string>> = {
  ә: "а",
  ғ: "г",
  қ: "к",
  ң: "н",
  ө: "о",
  ұ: "у",
  ү: "у",
  һ: "х",
  і: "и",
  ё: "е",
};

/** Finding records by a part of a name, in whatever language, also without Kazakh letters. */
export function findConversation({ store, snapshot, taxonomy }: DirectoryDeps) {
  return async function directoryFind(conversation: Ask, start: AskContext): Promise<void> {
    const { value, ctx } = await ask(
      conversation,
      start,
      { text: (texts) => texts.html("directory-find-what") },
      (next) => {
        const text = typedText(next);
        return text === ""
          ? { ok: false, problem: (texts) => texts.html("ask-words") }
          : { ok: true, value: text.slice(0, longest) };
      },
    );
    const page = await conversation.external(({ person }) => {
      // Her own only, before there are too many of them; the store looks at her grants once more.
      const hers = snapshot().help.points.filter(({ place }) => may(person.grants, "directory", place));
      return store.list(person.id, 0, { by: "ids", ids: idsNamed(hers, value) });
    });
    const { texts } = ctx;
    if (!page || page.total === 0) {
      await ctx.reply(texts.html("directory-find-none"), { reply_markup: homeLink(texts) });
      return;
    }
    const wording = wordingIn(texts, { snapshot, taxonomy });
    const title = texts.html("directory-found", { total: page.total, shown: Math.min(page.total, pageSize) });
    await ctx.reply(listText(wording, title, page), { reply_markup: foundKeyboard(texts, page) });
  };
}

function idsNamed(points: readonly HelpPoint[], typed: string): string[] {
  const wanted = plainly(typed);
  return points
    .filter(({ name, externalId, id }) =>
      [...Object.values(name), externalId ?? "", id].some((one) => plainly(one).includes(wanted)),
    )
    .map(({ id }) => id)
    .slice(0, most);
}

function plainly(text: string): string {
  return text.toLowerCase().replaceAll(/[әғқңөұүһіё]/g, (letter) => plainLetters[letter] ?? letter);
}
