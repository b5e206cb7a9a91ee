import type { HelpPoint } from "./help-point.ts";

/** After so many days without anybody making sure, people are told when it was last checked. */
export const freshDays = 180;

type Dated = Pick<HelpPoint, "status" | "closedUntil" | "assuredAt">;

/** True when help is given there on that day (YYYY-MM-DD): also again, after having been closed for a time. */
export function isHelping({ status, closedUntil }: Dated, today: string): boolean {
  if (status === "temporarily_closed") return closedUntil !== null && closedUntil <= today;
  return status === "active";
}

/** True when nobody has made sure for 180 days, or ever; what is to have been in the future was a slip. */
export function isStale({ assuredAt }: Dated, today: string): boolean {
  return assuredAt === null || assuredAt < daysBefore(today, freshDays) || assuredAt > today;
}

/** The day so many days before another, both YYYY-MM-DD. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}
