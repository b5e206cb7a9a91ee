import type { Language } from "./language.ts";

/**
 * How far the clocks of Kazakhstan are ahead of UTC, in hours: one zone for the whole country since 1 March 2024
 * (Asia/Almaty), without summer time.
 */
export const utcOffset = 5;

const months: Record<Language, readonly string[]> = {
  kk: "қаңтар,ақпан,наурыз,сәуір,мамыр,маусым,шілде,тамыз,қыркүйек,қазан,қараша,желтоқсан".split(","),
  ru: "января,февраля,марта,апреля,мая,июня,июля,августа,сентября,октября,ноября,декабря".split(","),
  en: "January,February,March,April,May,June,July,August,September,October,November,December".split(","),
};

/** A moment on the clocks of Kazakhstan, as YYYY-MM-DDTHH:MM. */
function clockOf(moment: Date): string {
  return new Date(moment.getTime() + utcOffset * 3_600_000).toISOString().slice(0, 16);
}

/** A moment as people in Kazakhstan say it, e.g. «2026 жылғы 27 тамыз, сағат 10:00». Needs no ICU data for kk. */
export function formatMoment(moment: Date, language: Language): string {
  const time = formatClock(moment);
  const day = formatDay(dayOf(moment), language);
  if (language === "kk") return `${day}, сағат ${time}`;
  return `${day}, ${time}`;
}

/** The same with the day of the week, for what is to come: «2026 жылғы 27 тамыз, бейсенбі, сағат 10:00». */
export function formatMomentOfWeek(moment: Date, language: Language): string {
  const day = dayOf(moment);
  const parts = [formatDay(day, language), weekdayOf(day, language)];
  const clock = formatClock(moment);
  return [
    ...(language === "kk" ? parts : parts.toReversed()),
    language === "kk" ? `сағат ${clock}` : clock,
  ].join(", ");
}

/** The day of a moment in Kazakhstan, YYYY-MM-DD. */
export function dayOf(moment: Date): string {
  return clockOf(moment).slice(0, 10);
}

/** The moment a day (YYYY-MM-DD) begins in Kazakhstan. */
export function startOfDay(day: string): Date {
  return new Date(Date.parse(day) - utcOffset * 3_600_000);
}

/** A day (YYYY-MM-DD) as people say it, e.g. «2026 жылғы 27 тамыз». */
export function formatDay(date: string, language: Language): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const name = months[language][month - 1] ?? "";
  if (language === "kk") return `${year} жылғы ${day} ${name}`;
  return language === "ru" ? `${day} ${name} ${year} г.` : `${day} ${name} ${year}`;
}

/** The time of a moment on the clocks of Kazakhstan, e.g. `18:00`. */
function formatClock(moment: Date): string {
  return clockOf(moment).slice(11);
}

const weekdays: Record<Language, readonly string[]> = {
  kk: "жексенбі,дүйсенбі,сейсенбі,сәрсенбі,бейсенбі,жұма,сенбі".split(","),
  ru: "воскресенье,понедельник,вторник,среда,четверг,пятница,суббота".split(","),
  en: "Sunday,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday".split(","),
};
const todayIn: Record<Language, string> = { kk: "бүгін", ru: "сегодня", en: "today" };
const tomorrowIn: Record<Language, string> = { kk: "ертең", ru: "завтра", en: "tomorrow" };

function weekdayOf(day: string, language: Language): string {
  return weekdays[language][new Date(day).getUTCDay()] ?? "";
}

/** A moment to come, from now: `бүгін 18:00`, `ертең 09:00`, `дүйсенбі 09:00`; after a week, `2 желтоқсан 09:00`. */
export function formatSoon(moment: Date, now: Date, language: Language): string {
  const day = dayOf(moment);
  const days = Math.round((Date.parse(day) - Date.parse(dayOf(now))) / 86_400_000);
  const near = [todayIn[language], tomorrowIn[language]][days];
  const [, month = 1, date = 1] = day.split("-").map(Number);
  const far = `${date} ${months[language][month - 1] ?? ""}`;
  return `${near ?? (days < 7 ? weekdayOf(day, language) : far)} ${formatClock(moment)}`;
}
