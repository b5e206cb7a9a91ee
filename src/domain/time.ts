import type { Language } from "./language.ts";

/** One zone for the whole country since 1 March 2024, UTC+5. */
const timeZone = "Asia/Almaty";

const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone,
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

const months: Record<Language, readonly string[]> = {
  kk: "қаңтар,ақпан,наурыз,сәуір,мамыр,маусым,шілде,тамыз,қыркүйек,қазан,қараша,желтоқсан".split(","),
  ru: "января,февраля,марта,апреля,мая,июня,июля,августа,сентября,октября,ноября,декабря".split(","),
  en: "January,February,March,April,May,June,July,August,September,October,November,December".split(","),
};

/** A moment as people in Kazakhstan say it, e.g. «2026 жылғы 27 тамыз, сағат 10:00». Needs no ICU data for kk. */
export function formatMoment(moment: Date, language: Language): string {
  const part = Object.fromEntries(parts.formatToParts(moment).map(({ type, value }) => [type, value]));
  const month = months[language][Number(part["month"]) - 1] ?? "";
  const day = Number(part["day"]);
  const time = `${part["hour"]}:${part["minute"]}`;
  if (language === "kk") return `${part["year"]} жылғы ${day} ${month}, сағат ${time}`;
  if (language === "ru") return `${day} ${month} ${part["year"]} г., ${time}`;
  return `${day} ${month} ${part["year"]}, ${time}`;
}
