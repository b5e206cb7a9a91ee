import type { Role } from "./authority.ts";

/** What the audit log tells of. */
export const auditActions = [
  "grant.created",
  "grant.withdrawn",
  "grant.given-up",
  "invitation.made",
  "invitation.claimed",
  "invitation.confirmed",
  "invitation.refused",
  "invitation.withdrawn",
  "feedback.opened",
  "feedback.answered",
  "feedback.closed",
  "report.opened",
  "report.closed",
  "directory.imported",
  "directory.exported",
  "places.imported",
  "event.imported",
  "event.all-published",
  "event.drafted",
  "event.changed",
  "event.published",
  "event.closed",
  "event.cancelled",
  "door.opened",
  "door.renewed",
  "event.exported",
  "event.seated",
  "event.removed",
  "event.added",
  "event.marked",
  "event.messaged",
  "contest.changed",
  "contest.work-opened",
  "contest.stage-closed",
  "contest.results",
  "contest.jury-invited",
  "contest.jury-claimed",
  "contest.jury-confirmed",
  "contest.jury-removed",
  "registration.approved",
  "registration.refused",
  "delegate.seated",
  "delegate.released",
  "delegate.invited",
  "event.finished",
  "event.words-opened",
  "announcement.drafted",
  "announcement.handed-over",
  "announcement.deleted",
  "announcement.review-asked",
  "announcement.approved",
  "announcement.refused",
  "announcement.scheduled",
  "announcement.unscheduled",
  "announcement.sent",
  "announcement.missed",
  "announcement.paused",
  "announcement.resumed",
  "announcement.cancelled",
  "announcement.corrected",
  "announcement.recalled",
  "announcement.exported",
  "help-point.changed",
  "help-point.confirmed",
  "help-point.closed",
  "help-point.ended",
  "help-point.reopened",
  "campaign.created",
  "campaign.changed",
  "campaign.opened",
  "campaign.closed",
  "campaign.reported",
  "campaign.exported",
  "audit.exported",
] as const;

/** One of them. */
export type AuditAction = (typeof auditActions)[number];

/** Somebody in the audit log. */
export interface AuditPerson {
  readonly pseudonym: string;
  /** Only of those who are of the team now. */
  readonly personId: number | undefined;
}

/** Who did what to which record. */
export interface AuditEntry {
  readonly id: string;
  readonly at: Date;
  /** Null for what the bot did by itself. */
  readonly actor: AuditPerson | null;
  /** An `AuditAction`, of this release or another. */
  readonly action: string;
  readonly record: string | null;
  readonly subject: AuditPerson | null;
  readonly role: Role | null;
  readonly place: string | null;
}

/** A few entries, the newest first. */
export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  /** The id to go on before, where there are older ones. */
  readonly older: string | undefined;
}
