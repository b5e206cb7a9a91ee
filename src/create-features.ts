import type { Feature } from "./bot/context.ts";
import type { History } from "./bot/history.ts";
import type { LanguageMemory } from "./bot/language-memory.ts";
import type { Download } from "./bot/sent-file.ts";
import type { Texts } from "./bot/texts.ts";
import type { Stores } from "./create-stores.ts";
import type { DirectorySnapshot } from "./domain/directory-snapshot.ts";
import { createOpenings } from "./domain/hours.ts";
import type { Language } from "./domain/language.ts";
import type { Taxonomy } from "./domain/taxonomy.ts";
import { announcingFeature } from "./features/announcing/feature.ts";
import { auditFeature } from "./features/audit/feature.ts";
import { campaignsFeature } from "./features/campaigns/feature.ts";
import { contestsFeature } from "./features/contests/feature.ts";
import { delegationsFeature } from "./features/delegations/feature.ts";
import { directoryFeature } from "./features/directory/feature.ts";
import { doorFeature } from "./features/door/feature.ts";
import { eventsFeature } from "./features/events/feature.ts";
import { feedbackFeature } from "./features/feedback/feature.ts";
import { findFeature } from "./features/find/feature.ts";
import { languageFeature } from "./features/language/feature.ts";
import { newsFeature } from "./features/news/feature.ts";
import { organisingFeature } from "./features/organising/feature.ts";
import { participantsFeature } from "./features/participants/feature.ts";
import { privacyFeature } from "./features/privacy/feature.ts";
import { programmeFeature } from "./features/programme/feature.ts";
import { reportFeature } from "./features/report/feature.ts";
import { roleFeature } from "./features/role/feature.ts";
import { startFeature } from "./features/start/feature.ts";
import { subscriptionsFeature } from "./features/subscriptions/feature.ts";
import { teamFeature } from "./features/team/feature.ts";
import type { Logger } from "./log.ts";

/** What the features are made of. */
export interface FeatureParts {
  stores: Stores;
  /** The directory in memory. */
  snapshot: () => DirectorySnapshot;
  taxonomy: Taxonomy;
  download: Download;
  texts: (language: Language) => Texts;
  history: History;
  memory: LanguageMemory;
  log: Logger;
}

/** All features, in the order of the menu, in which they are also asked whether an update is theirs. */
export function createFeatures({ stores, history, memory, download, ...parts }: FeatureParts): Feature[] {
  const { texts, log } = parts;
  const { team, invitations, disclosures } = stores;
  return [
    startFeature(texts, log),
    // Before whatever else reads what is typed: at a door, that is a code or a name.
    doorFeature({ door: stores.door, tickets: stores.tickets, disclosures }),
    newsFeature({
      ...parts,
      announcements: stores.announcements,
      news: stores.news,
      subscriptions: stores.subscriptions,
    }),
    findFeature({ ...parts, openingAt: createOpenings() }),
    eventsFeature({
      events: stores.events,
      codes: stores.codes,
      ratings: stores.ratings,
      registrations: stores.registrations,
      offers: stores.offers,
      notices: stores.notices,
      profiles: stores.profiles,
      tickets: stores.tickets,
      snapshot: parts.snapshot,
    }),
    organisingFeature({
      store: stores.organiser,
      ratings: stores.ratings,
      admission: stores.admission,
      quotas: stores.quotas,
      campaigns: stores.campaigns,
      disclosures,
      imports: stores.eventImports,
      download,
    }),
    delegationsFeature({
      events: stores.events,
      delegations: stores.delegations,
      links: stores.delegateLinks,
      disclosures,
    }),
    programmeFeature({
      seats: stores.sessionSeats,
      programmes: stores.programmes,
      attendance: stores.attendance,
      disclosures,
    }),
    participantsFeature({
      store: stores.participants,
      changes: stores.participantChanges,
      notices: stores.notices,
      disclosures,
    }),
    contestsFeature({
      ...parts,
      contests: stores.contests,
      reviews: stores.reviews,
      juries: stores.juries,
      disclosures,
    }),
    announcingFeature({
      ...parts,
      store: stores.announcements,
      drafts: stores.announcementDrafts,
      approvals: stores.approvals,
      runs: stores.runs,
      corrections: stores.corrections,
      reports: stores.announcementReports,
      events: stores.organiser,
      campaigns: stores.campaigns,
    }),
    campaignsFeature({ campaigns: stores.campaigns, reports: stores.localReports }),
    teamFeature({ team, invitations, texts, log }),
    directoryFeature({ ...parts, store: stores.helpPoints, imports: stores.imports, download }),
    reportFeature({ ...parts, store: stores.reports, points: stores.helpPoints, disclosures }),
    subscriptionsFeature({ ...parts, store: stores.subscriptions }),
    feedbackFeature({ store: stores.feedback, disclosures }),
    auditFeature({ audit: stores.audit }),
    privacyFeature({ store: stores.personalData, history, memory, log }),
    roleFeature({ team, invitations, texts, log }),
    languageFeature({ texts, memory, log }),
  ];
}
