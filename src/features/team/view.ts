import { InlineKeyboard } from "grammy";
import type { BotContext, Wording } from "../../bot/context.ts";
import { goOnKeyboard, withCrisis } from "../../bot/keyboards.ts";
import { withPaging } from "../../bot/paging.ts";
import { grantWords } from "../../bot/roles.ts";
import type { Texts } from "../../bot/texts.ts";
import { may } from "../../domain/authority.ts";
import type { OpenInvitation } from "../../domain/invitations.ts";
import { numberOf, type Page } from "../../domain/page.ts";
import type { OpenTeamMember, TeamMember } from "../../domain/team.ts";
import { formatMoment } from "../../domain/time.ts";

type NameOf = (personId: number) => string;

/** Says something, with the way back to the list where she leads a team. */
export async function say(ctx: BotContext, key: string, variables?: Record<string, string>): Promise<void> {
  const { texts, person } = ctx;
  const keyboard = may(person.grants, "team") ? teamLink(texts) : goOnKeyboard(texts);
  await ctx.reply(texts.html(key, variables), { reply_markup: keyboard });
}

/** The way back to the list. */
export function teamLink(texts: Texts): InlineKeyboard {
  return withCrisis(new InlineKeyboard().text(texts.plain("team-back-button"), "team"), texts);
}

/** A page of the team, as Telegram HTML. */
export function teamText(words: Wording, page: Page<TeamMember>, nameOf: NameOf): string {
  const { texts } = words;
  const lines = page.items.map((one, index) => {
    const line = texts.html("team-line", { name: nameOf(one.personId), ...grantWords(words, one) });
    return `${numberOf(page, index)}. ${line}`;
  });
  return [texts.html("team-title", { total: page.total }), "", ...lines].join("\n");
}

/** A button for each of the page, numbered as in its text since names repeat, and what else can be done. */
export function teamKeyboard(
  texts: Texts,
  page: Page<TeamMember>,
  nameOf: NameOf,
  invitations: number,
): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const [index, { id, personId }] of page.items.entries())
    keyboard.text(`${numberOf(page, index)}. ${nameOf(personId)}`, `team:show:${id}`).row();
  withPaging(keyboard, texts, page, (number) => `team:page:${number}`);
  keyboard.text(texts.plain("team-invite-button"), "team:invite").row();
  if (invitations > 0)
    keyboard.text(texts.plain("team-invitations-button", { count: invitations }), "team:invitations");
  return withCrisis(keyboard, texts);
}

/** One of the team, under the text with that key. */
export function memberText(
  words: Wording,
  key: "team-member" | "team-withdraw-question",
  member: OpenTeamMember,
  nameOf: NameOf,
): string {
  const { texts } = words;
  const { personId, grantedAt } = member;
  const who = { id: String(personId), name: nameOf(personId), ...grantWords(words, member) };
  return texts.html(key, { ...who, since: formatMoment(grantedAt, texts.language) });
}

/** What she may do with one of the team. */
export function memberKeyboard(texts: Texts, { id, may: allowed }: OpenTeamMember): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  if (allowed === "withdraw") keyboard.text(texts.plain("team-withdraw-button"), `team:withdraw:${id}`).row();
  if (allowed === "giveUp") keyboard.text(texts.plain("role-leave-button"), `role:leave:${id}`).row();
  return withCrisis(keyboard.text(texts.plain("team-back-button"), "team"), texts);
}

/** Yes, or back. */
export function withdrawKeyboard(texts: Texts, id: string): InlineKeyboard {
  const keyboard = new InlineKeyboard()
    .text(texts.plain("team-withdraw-button"), `team:withdraw:yes:${id}`)
    .row()
    .text(texts.plain("team-back-button"), "team");
  return withCrisis(keyboard, texts);
}

/** A page of invitations, as Telegram HTML. */
export function invitationsText(words: Wording, page: Page<OpenInvitation>): string {
  const { texts } = words;
  if (page.total === 0) return texts.html("team-invitations-none");
  const lines = page.items.map((one, index) => `${numberOf(page, index)}. ${stateText(words, one)}`);
  return [texts.html("team-invitations-title"), "", ...lines].join("\n");
}

/** A button for each invitation of the page; the number says which, where a phone cuts the label. */
export function invitationsKeyboard(words: Wording, page: Page<OpenInvitation>): InlineKeyboard {
  const { texts } = words;
  const keyboard = new InlineKeyboard();
  for (const [index, one] of page.items.entries()) {
    const label = `${numberOf(page, index)}. ${texts.plain("role-in-place", grantWords(words, one))}`;
    keyboard.text(label, `team:invitation:${one.id}`).row();
  }
  withPaging(keyboard, texts, page, (number) => `team:invitations:page:${number}`);
  return withCrisis(keyboard.text(texts.plain("team-back-button"), "team"), texts);
}

/** One invitation: to who may confirm, also who claimed it. */
export function invitationText(words: Wording, invitation: OpenInvitation, nameOf: NameOf): string {
  const { claimedBy } = invitation;
  if (claimedBy === undefined) return stateText(words, invitation);
  const who = { id: String(claimedBy), name: nameOf(claimedBy) };
  return words.texts.html("team-claim", { ...who, ...grantWords(words, invitation) });
}

function stateText(words: Wording, invitation: OpenInvitation): string {
  const { texts } = words;
  const grant = grantWords(words, invitation);
  if (invitation.state === "claimed") return texts.html("team-invitation-claimed", grant);
  const until = formatMoment(invitation.expiresAt, texts.language);
  return texts.html("team-invitation-open", { ...grant, until });
}

/** What she may do with an invitation. */
export function invitationKeyboard(
  texts: Texts,
  { id, claimedBy, mayWithdraw }: OpenInvitation,
): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  if (claimedBy !== undefined) {
    keyboard.text(texts.plain("team-confirm-button"), `team:confirm:${id}`).row();
    keyboard.text(texts.plain("team-refuse-button"), `team:refuse:${id}`).row();
  } else if (mayWithdraw) {
    keyboard.text(texts.plain("team-revoke-button"), `team:revoke:${id}`).row();
  }
  return withCrisis(keyboard.text(texts.plain("team-back-button"), "team"), texts);
}
