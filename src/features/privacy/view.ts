import type { Wording } from "../../bot/context.ts";
import { placeName } from "../../bot/names.ts";
import { grantWords } from "../../bot/roles.ts";
import type { Texts } from "../../bot/texts.ts";
import { inLanguage } from "../../domain/help-point.ts";
import { languageNames } from "../../domain/language.ts";
import type { PersonalData } from "../../domain/personal-data.ts";
import { shorten } from "../../domain/shorten.ts";
import { formatMoment } from "../../domain/time.ts";

/** A message holds 4096 characters (Bot API, sendMessage); what is longer is whole in the file. */
const shownWords = 200;
const feedbackBudget = 1000;
const reportBudget = 500;
const registrationBudget = 500;
const workBudget = 300;
const roleBudget = 600;

/** All that is kept about her, in plain words, as Telegram HTML; of long lists the newest, and how much more there is. */
export function personalDataText(words: Wording, data: PersonalData): string {
  const { texts } = words;
  const groups = [
    [
      texts.html("mydata-title"),
      texts.html("mydata-id", { id: String(data.telegramId) }),
      ...personLines(words, data.person),
    ],
    [texts.html("mydata-messages", { count: data.messageIds })],
    subscriptionLines(words, data.subscription),
    roleLines(words, data.roles),
    countLines(texts, data),
    [
      texts.html("mydata-feedback", { count: data.feedback.sent.length }),
      ...feedbackLines(texts, data.feedback.sent),
    ],
    [texts.html("mydata-who-reads")],
    reportLines(texts, data.reports.sent),
    registrationLines(texts, data.registrations),
    workLines(texts, data.works),
  ];
  return groups
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

function personLines(words: Wording, person: PersonalData["person"]): string[] {
  if (!person) return [];
  const { texts } = words;
  const { language, since, unfinishedDialogue, unfinishedSearch, remembered, lastPlace } = person;
  return [
    texts.html("mydata-language", { language: languageNames[language] }),
    texts.html("mydata-since", { moment: formatMoment(since, texts.language) }),
    ...(unfinishedDialogue === null ? [] : [texts.html("mydata-dialogue")]),
    ...(remembered === null ? [] : [texts.html("mydata-remembered", rememberedWords(remembered))]),
    ...(unfinishedSearch === null ? [] : [texts.html("mydata-search")]),
    ...(lastPlace === null ? [] : [texts.html("mydata-place", { place: placeName(words, lastPlace) })]),
  ];
}

function subscriptionLines(words: Wording, subscription: PersonalData["subscription"]): string[] {
  if (!subscription) return [];
  const { topics, place, stoppedAt } = subscription;
  const isOn = topics.length > 0 && stoppedAt === null;
  return [
    isOn
      ? words.texts.html("mydata-subscription", { count: topics.length, place: placeName(words, place) })
      : words.texts.html("mydata-no-subscription"),
  ];
}

function rememberedWords(remembered: string): { words: string } {
  const about: Record<string, string> = JSON.parse(remembered);
  return { words: Object.values(about).join(", ") };
}

function roleLines(words: Wording, roles: PersonalData["roles"]): string[] {
  const { texts } = words;
  const lines = roles.toReversed().map(({ role, place, withdrawnAt }) => {
    const names = grantWords(words, { role, place });
    if (withdrawnAt === null) return texts.html("mydata-role", names);
    return texts.html("mydata-role-ended", { ...names, moment: formatMoment(withdrawnAt, texts.language) });
  });
  return fitting(lines, roleBudget, (count) => texts.html("mydata-more-roles", { count }));
}

/** What most people have none of is said only where there is some. */
function countLines(texts: Texts, data: PersonalData): string[] {
  const {
    feedback,
    reports,
    invitations,
    delegateLinks,
    codeMisses,
    juries,
    scores,
    localReports,
    notices,
    disclosures,
    jobs,
    announcements,
    deliveries,
  } = data;
  const counts: [count: number, line: (count: number) => string][] = [
    [invitations.length, (count) => texts.html("mydata-invitations", { count })],
    [juries.length, (count) => texts.html("mydata-juries", { count })],
    [scores, (count) => texts.html("mydata-scores", { count })],
    [localReports, (count) => texts.html("mydata-local-reports", { count })],
    [delegateLinks.length, (count) => texts.html("mydata-delegate-links", { count })],
    [codeMisses.length, (count) => texts.html("mydata-code-misses", { count })],
    [feedback.handled, (count) => texts.html("mydata-feedback-handled", { count })],
    [reports.handled, (count) => texts.html("mydata-reports-handled", { count })],
    [notices.length, (count) => texts.html("mydata-notices", { count })],
    [disclosures.hersToOthers, (count) => texts.html("mydata-shown-to-others", { count })],
    [disclosures.othersToHer, (count) => texts.html("mydata-shown-to-her", { count })],
    [announcements.written, (count) => texts.html("mydata-announcements", { count })],
    [announcements.reviewed, (count) => texts.html("mydata-announcements-reviewed", { count })],
    [deliveries, (count) => texts.html("mydata-deliveries", { count })],
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

/** Most people have sent none, and are not told of it. */
function reportLines(texts: Texts, reports: PersonalData["reports"]["sent"]): string[] {
  if (reports.length === 0) return [];
  const items = reports.toReversed().map(({ reason, words, sentAt }) => {
    const moment = formatMoment(sentAt, texts.language);
    const said = [texts.plain("report-reason", { reason }), ...(words === null ? [] : [words])].join(": ");
    return texts.html("mydata-report-item", { moment, text: shorten(said, shownWords) });
  });
  return [
    texts.html("mydata-reports", { count: reports.length }),
    ...fitting(items, reportBudget, (count) => texts.html("mydata-more-reports", { count })),
    texts.html("mydata-reports-who"),
  ];
}

/** Nor are most people of events they never signed up for. */
function registrationLines(texts: Texts, registrations: PersonalData["registrations"]): string[] {
  if (registrations.length === 0) return [];
  const items = registrations.toReversed().map(({ title, startsAt, status, rating, ratingWords }) =>
    [
      texts.html("mydata-registration-item", {
        title: shorten(inLanguage(title, texts.language), shownWords),
        moment: startsAt === null ? "" : formatMoment(startsAt, texts.language),
        status,
      }),
      ...(rating === null ? [] : [texts.html("mydata-rating", { stars: rating })]),
      ...(ratingWords === null
        ? []
        : [texts.html("mydata-rating-words", { text: shorten(ratingWords, shownWords) })]),
    ].join("\n"),
  );
  return [
    texts.html("mydata-registrations", { count: registrations.length }),
    ...fitting(items, registrationBudget, (count) => texts.html("mydata-more-registrations", { count })),
    texts.html("mydata-registrations-who"),
  ];
}

function workLines(texts: Texts, works: PersonalData["works"]): string[] {
  if (works.length === 0) return [];
  const items = works.toReversed().map(({ title, entrant, handedInAt }) =>
    texts.html("mydata-work-item", {
      title: shorten(inLanguage(title, texts.language), shownWords),
      name: entrant.name,
      moment: formatMoment(handedInAt, texts.language),
    }),
  );
  return [
    texts.html("mydata-works", { count: works.length }),
    ...fitting(items, workBudget, (count) => texts.html("mydata-more-works", { count })),
    texts.html("mydata-works-who"),
  ];
}

/** As many of the lines as the budget of characters allows, then a line about how many more there are. */
function fitting(lines: string[], budget: number, more: (count: number) => string): string[] {
  let left = budget;
  const end = lines.findIndex((line) => (left -= line.length) < 0);
  return end < 0 ? lines : [...lines.slice(0, end), more(lines.length - end)];
}
