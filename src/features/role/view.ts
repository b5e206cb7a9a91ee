import { InlineKeyboard } from "grammy";
import { buttons, withCrisis } from "../../bot/keyboards.ts";
import type { Wording } from "../../bot/context.ts";
import { grantWords } from "../../bot/roles.ts";
import type { Texts } from "../../bot/texts.ts";
import type { TeamMember } from "../../domain/team.ts";

/** What she is, as Telegram HTML. */
export function rolesText(words: Wording, roles: readonly TeamMember[]): string {
  const { texts } = words;
  if (roles.length === 0) return texts.html("role-none");
  const lines = roles.map((one, index) => {
    const line = texts.html("role-in-place", grantWords(words, one));
    return roles.length === 1 ? line : `${index + 1}. ${line}`;
  });
  return [texts.html("role-title"), ...lines].join("\n");
}

/** A way out of each role; of several, each button says which by its number: a phone cuts long labels. */
export function rolesKeyboard(texts: Texts, roles: readonly TeamMember[]): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const [index, one] of roles.entries()) {
    const label =
      roles.length === 1
        ? texts.plain("role-leave-button")
        : texts.plain("role-leave-one-button", { number: index + 1 });
    keyboard.text(label, `role:leave:${one.id}`).row();
  }
  return withCrisis(keyboard.text(texts.plain("go-on-button"), buttons.goOn), texts);
}
