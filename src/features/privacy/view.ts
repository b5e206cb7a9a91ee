import { grantWords } from "../../bot/roles.ts";
import type { Texts } from "../../bot/texts.ts";
import { languageNames } from "../../domain/language.ts";
import type { PersonalData } from "../../domain/personal-data.ts";
import { shorten } from "../../domain/shorten.ts";
import { formatMoment } from "../../domain/time.ts";

/** A message holds 4096 characters (Bot API, sendMessage); what is longer is whole in the file. */
const shownWords = 200;
const feedbackBudget = 2000;
const roleBudget = 600;

/** All that is kept about her, in plain words, as Telegram HTML; of long lists the newest, and how much more there is. */
export function personalDataText(texts: Texts, data: PersonalData): string {
  const groups = [
    [
      texts.html("mydata-title"),
      texts.html("mydata-id", { id: String(data.telegramId) }),
      ...personLines(texts, data.person),
    ],
    [texts.html("mydata-messages", { count: data.messageIds })],
    roleLines(texts, data.roles),
    countLines(texts, data),
    [
      texts.html("mydata-feedback", { count: data.feedback.sent.length }),
      ...feedbackLines(texts, data.feedback.sent),
    ],
    [texts.html("mydata-who-reads")],
  ];
  return groups
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

function personLines(texts: Texts, person: PersonalData["person"]): string[] {
  if (!person) return [];
  const { language, since, unfinishedDialogue } = person;
  return [
    texts.html("mydata-language", { language: languageNames[language] }),
    texts.html("mydata-since", { moment: formatMoment(since, texts.language) }),
    ...(unfinishedDialogue === null ? [] : [texts.html("mydata-dialogue")]),
  ];
}

function roleLines(texts: Texts, roles: PersonalData["roles"]): string[] {
  const lines = roles.toReversed().map(({ role, place, withdrawnAt }) => {
    const names = grantWords(texts, { role, place });
    if (withdrawnAt === null) return texts.html("mydata-role", names);
    return texts.html("mydata-role-ended", { ...names, moment: formatMoment(withdrawnAt, texts.language) });
  });
  return fitting(lines, roleBudget, (count) => texts.html("mydata-more-roles", { count }));
}

/** What most people have none of is said only where there is some. */
function countLines(texts: Texts, data: PersonalData): string[] {
  const { feedback, invitations, notices, disclosures, jobs } = data;
  const counts: [count: number, line: (count: number) => string][] = [
    [invitations.length, (count) => texts.html("mydata-invitations", { count })],
    [feedback.handled, (count) => texts.html("mydata-feedback-handled", { count })],
    [notices.length, (count) => texts.html("mydata-notices", { count })],
    [disclosures.hersToOthers, (count) => texts.html("mydata-shown-to-others", { count })],
    [disclosures.othersToHer, (count) => texts.html("mydata-shown-to-her", { count })],
    [jobs.length, (count) => texts.html("mydata-jobs", { count })],
  ];
  return counts.filter(([count]) => count > 0).map(([count, line]) => line(count));
}

function feedbackLines(texts: Texts, feedback: PersonalData["feedback"]["sent"]): string[] {
  const items = feedback.toReversed().map(({ text, sentAt, answer }) => {
    const moment = formatMoment(sentAt, texts.language);
    const item = [texts.html("mydata-feedback-item", { moment, text: shorten(text, shownWords) })];
    if (answer !== null)
      item.push(texts.html("mydata-feedback-answer", { text: shorten(answer, shownWords) }));
    return item.join("\n");
  });
  return fitting(items, feedbackBudget, (count) => texts.html("mydata-more", { count }));
}

/** As many of the lines as the budget of characters allows, then a line about how many more there are. */
function fitting(lines: string[], budget: number, more: (count: number) => string): string[] {
  let left = budget;
  const end = lines.findIndex((line) => (left -= line.length) < 0);
  return end < 0 ? lines : [...lines.slice(0, end), more(lines.length - end)];
}
