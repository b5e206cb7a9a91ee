import type { Role } from "./authority.ts";
import type { Entrant, Mark, WorkContent } from "./contest.ts";
import type { Partly } from "./help-point.ts";
import type { ReportReason } from "./help-point-report.ts";
import type { Language } from "./language.ts";
import type { Answers, RegistrationStatus } from "./registration.ts";

/** All that is kept about one person, a section for each kind of record. */
export interface PersonalSections {
  /** Null when she is not known. */
  person: {
    language: Language;
    /** Her first message that is remembered. */
    since: Date;
    /** When the bot last answered her. */
    seen: Date;
    /** Since when she can't be written to. */
    unreachableSince: Date | null;
    /** What an unfinished dialogue holds, as it is stored. */
    unfinishedDialogue: string | null;
    /** What help she was looking for when she was asked where, as it is stored. */
    unfinishedSearch: string | null;
    /** What she wants remembered for the next event, as it is stored. */
    remembered: string | null;
    /** KATO code of the place she searched last. */
    lastPlace: string | null;
    /** The id of the event at whose door she checks in who comes. */
    door: string | null;
    /** When what she typed there was last found nowhere. */
    doorMisses: Date[];
  } | null;
  /** How many message ids are kept for clearing the chat. */
  messageIds: number;
  feedback: {
    sent: {
      text: string;
      mayAnswer: boolean;
      sentAt: Date;
      answer: string | null;
      answeredAt: Date | null;
    }[];
    /** How much of other people's she has answered or closed. */
    handled: number;
  };
  /** What she said was wrong in the directory. */
  reports: {
    sent: { reason: ReportReason; words: string | null; sentAt: Date; closedAt: Date | null }[];
    /** How much of other people's she has closed. */
    handled: number;
  };
  /** The events she has signed up for, or has been at. */
  registrations: {
    title: Partly;
    startsAt: Date | null;
    status: RegistrationStatus;
    answers: Answers;
    /** KATO code of the region she comes from. */
    region: string | null;
    role: string | null;
    /** KATO code of the region whose delegation she is of. */
    delegation: string | null;
    /** What she says at the door. */
    code: string;
    offeredUntil: Date | null;
    attendedAt: Date | null;
    /** The parts of the programme she has a seat in, or was seen at. */
    sessions: { title: Partly; startsAt: Date; attendedAt: Date | null }[];
    /** How she liked it, 1 to 5, and what she says of it. */
    rating: number | null;
    ratingWords: string | null;
    madeAt: Date;
    cancelledAt: Date | null;
  }[];
  /** What organisers of events wrote to her alone. */
  eventNotices: { title: Partly; words: string; sentAt: Date }[];
  /** What she has handed in for contests. */
  works: {
    title: Partly;
    entrant: Entrant;
    work: WorkContent;
    category: number | null;
    /** KATO codes of where who made it is from, and of where it is judged. */
    place: string;
    territory: string;
    mark: Mark | null;
    endedAt: Date | null;
    handedInAt: Date;
  }[];
  /** How many works of others she has scored. */
  scores: number;
  /** The juries she is of, and those she has invited others to. */
  juries: { title: Partly; place: string; madeAt: Date; madeByHer: boolean; confirmedAt: Date | null }[];
  /** The links to seats of delegations she has made. */
  delegateLinks: { region: string; madeAt: Date; usedAt: Date | null }[];
  /** When she last got a members' code wrong. */
  codeMisses: { missedAt: Date }[];
  /** Which announcements she wants; null of who was not asked yet. Topics are codes, `place` is a KATO code. */
  subscription: {
    topics: string[];
    refused: string[];
    place: string;
    quietFrom: number;
    quietUntil: number;
    pausedUntil: Date | null;
    stoppedAt: Date | null;
    since: Date;
  } | null;
  /** How many announcements she has written, and was asked to agree to. */
  announcements: { written: number; reviewed: number };
  /** How many were written down to be sent to her. */
  deliveries: number;
  /** How many reports on campaigns she has made. */
  localReports: number;
  roles: { role: Role; place: string; since: Date; withdrawnAt: Date | null }[];
  invitations: { role: Role; place: string; madeAt: Date; madeByHer: boolean; outcome: string | null }[];
  /** What the bot was to tell her unasked: keys of texts, no words of people. */
  notices: { text: string; madeAt: Date; state: string }[];
  /** Messages in helpers' chats that show what a person wrote. */
  disclosures: { hersToOthers: number; othersToHer: number };
  /** What is to be done by the clock, or was, because of her. */
  jobs: { name: string; due: Date }[];
}

/** What she is shown: the sections, and by what Telegram knows her. */
export interface PersonalData extends PersonalSections {
  telegramId: number;
}
