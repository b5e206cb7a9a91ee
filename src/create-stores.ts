import { createAdmissionStore } from "./db/admission.ts";
import { createAnnouncementDrafts } from "./db/announcement-drafts.ts";
import { createAnnouncementReports } from "./db/announcement-reports.ts";
import { createAnnouncementStore } from "./db/announcements.ts";
import { createApprovalStore } from "./db/approvals.ts";
import { createAttendanceStore } from "./db/attendance.ts";
import { createAuditLog } from "./db/audit.ts";
import { createCampaignStore } from "./db/campaigns.ts";
import { createChatMessages } from "./db/chat-messages.ts";
import { createClaims } from "./db/claims.ts";
import type { Database } from "./db/database.ts";
import { createJuryStore } from "./db/contest-juries.ts";
import { createReviewStore } from "./db/contest-reviews.ts";
import { createContestStore } from "./db/contests.ts";
import { createDirectoryImports } from "./db/directory-imports.ts";
import { createCorrectionStore } from "./db/corrections.ts";
import { createDeliveryQueue } from "./db/deliveries.ts";
import { createDelegateLinkStore } from "./db/delegate-links.ts";
import { createDelegationStore } from "./db/delegations.ts";
import type { DirectoryReader } from "./db/directory.ts";
import { createDisclosures } from "./db/disclosures.ts";
import { createDoorStore } from "./db/door.ts";
import { createEventImports } from "./db/event-imports.ts";
import { createEventStore } from "./db/events.ts";
import { createEventNoticeStore } from "./db/event-notices.ts";
import { createFeedbackStore } from "./db/feedback.ts";
import { createFinishing } from "./db/finishing.ts";
import { createHelpPointStore } from "./db/help-points.ts";
import { createInvitationStore } from "./db/invitations.ts";
import { createKeepers } from "./db/keepers.ts";
import { createLocalReportStore } from "./db/local-reports.ts";
import { createMembersCodes } from "./db/members-codes.ts";
import { createNewsStore } from "./db/news.ts";
import { createOrganiserStore } from "./db/organising.ts";
import { createOfferStore } from "./db/offers.ts";
import { createOutbox } from "./db/outbox.ts";
import { createParticipantChangeStore } from "./db/participant-changes.ts";
import { createParticipantStore } from "./db/participants.ts";
import { createPersonalDataStore } from "./db/personal-data.ts";
import { createProfileStore } from "./db/profiles.ts";
import { createProgrammeStore } from "./db/programmes.ts";
import { createPseudonyms } from "./db/pseudonyms.ts";
import { createQuotaStore } from "./db/quotas.ts";
import { createRatingStore } from "./db/ratings.ts";
import { createReachability } from "./db/reachability.ts";
import { createReminders } from "./db/reminders.ts";
import { createRegistrationStore } from "./db/registrations.ts";
import { createReportStore } from "./db/reports.ts";
import { createRunWatch } from "./db/run-watch.ts";
import { createRunStore } from "./db/runs.ts";
import { createSendQueue } from "./db/send-queue.ts";
import { createSessionSeats } from "./db/session-seats.ts";
import { createSubscriptionStore } from "./db/subscriptions.ts";
import { createTeamStore } from "./db/team.ts";
import { createTickets } from "./db/tickets.ts";
import type { Vault } from "./db/vault.ts";
import type { OutboxBody } from "./domain/outbox.ts";
import type { DirectoryRules } from "./domain/help-point-rules.ts";
import { planEventsInTurns, planInTurns } from "./files/plan-in-turns.ts";
import type { JobQueue } from "./jobs/jobs.ts";
import { createWithdrawals, type WithdrawalDeps } from "./jobs/withdrawals.ts";

/** What the stores work with, besides the database. */
export interface StoreDeps {
  vault: Vault;
  queue: JobQueue;
  reader: DirectoryReader;
  rules: () => DirectoryRules;
  /** Told of each change of the directory. */
  onDirectoryChange: () => void;
  /** False for codes that no place has, or none any more. */
  isPlace: (id: string) => boolean;
  deleteMessages: WithdrawalDeps["deleteMessages"];
  /** Told of each message put into the outbox, before its transaction is committed. */
  onPut: () => void;
  /** Told of a conversation that does not open. */
  onUnreadable: (error: unknown) => void;
}

/** All that is kept in the database. */
export function createStores({ pool, prisma }: Database, deps: StoreDeps) {
  const { vault, queue, isPlace, deleteMessages, onPut, onUnreadable } = deps;
  const directory = { reader: deps.reader, rules: deps.rules, onChange: deps.onDirectoryChange };
  const outbox = createOutbox(vault, onPut);
  const disclosures = createDisclosures(pool);
  const withdrawals = createWithdrawals({ disclosures, queue, deleteMessages });
  const audit = createAuditLog(prisma, createPseudonyms(pool, vault));
  const registrations = createRegistrationStore(prisma, pool, { vault, audit, outbox });
  return {
    claims: createClaims(pool, vault, onUnreadable),
    messages: createChatMessages(pool),
    reachability: createReachability(pool),
    sendQueue: createSendQueue(pool, vault),
    sayLater: (personId: number, body: OutboxBody) => outbox.put(prisma, { personId, body }),
    disclosures,
    withdrawals,
    audit,
    team: createTeamStore(prisma, audit, outbox, withdrawals.shownTo),
    invitations: createInvitationStore(prisma, audit, outbox, isPlace),
    feedback: createFeedbackStore(prisma, vault, audit, outbox),
    helpPoints: createHelpPointStore(prisma, { audit, ...directory }),
    imports: createDirectoryImports(prisma, { audit, planOf: planInTurns, ...directory }),
    keepers: createKeepers(prisma, vault, outbox),
    reports: createReportStore(prisma, vault, audit, outbox),
    events: createEventStore(prisma, pool),
    subscriptions: createSubscriptionStore(prisma),
    profiles: createProfileStore(prisma, vault),
    registrations,
    offers: createOfferStore(prisma, { audit, outbox }),
    reminders: createReminders({ audit, outbox }),
    tickets: createTickets(pool, vault),
    door: createDoorStore(prisma, { vault, audit, withdraw: withdrawals.shownTo }),
    admission: createAdmissionStore(prisma, { vault, audit, outbox }),
    codes: createMembersCodes(pool),
    quotas: createQuotaStore(prisma, { audit, outbox, isPlace }),
    delegations: createDelegationStore(prisma, { vault, audit, outbox }),
    delegateLinks: createDelegateLinkStore(prisma, { vault, audit, outbox }),
    eventImports: createEventImports(prisma, { audit, outbox, planOf: planEventsInTurns }),
    finishing: createFinishing(prisma, { audit, outbox }),
    ratings: createRatingStore(prisma, { vault, audit }),
    organiser: createOrganiserStore(prisma, { audit, outbox }),
    programmes: createProgrammeStore(prisma, { audit, outbox }),
    sessionSeats: createSessionSeats(prisma, { audit }),
    attendance: createAttendanceStore(prisma, { vault, audit }),
    participants: createParticipantStore(prisma, pool, { vault, audit }),
    participantChanges: createParticipantChangeStore({ vault, audit, outbox }),
    notices: createEventNoticeStore(prisma, pool, { vault, audit, outbox }),
    campaigns: createCampaignStore(prisma, { audit }),
    localReports: createLocalReportStore(prisma, { audit, outbox, isPlace }),
    contests: createContestStore(prisma, { vault, audit }),
    reviews: createReviewStore(prisma, { vault, audit, outbox }),
    juries: createJuryStore(prisma, { audit, outbox, withdraw: withdrawals.shownTo }),
    announcements: createAnnouncementStore(prisma),
    announcementDrafts: createAnnouncementDrafts({ audit, outbox }),
    announcementReports: createAnnouncementReports(prisma, { audit }),
    approvals: createApprovalStore(prisma, { audit, outbox }),
    news: createNewsStore(prisma),
    runs: createRunStore(prisma, { audit, outbox, onRelease: onPut }),
    corrections: createCorrectionStore({ audit, onRelease: onPut }),
    runWatch: createRunWatch(prisma, { audit, outbox }),
    deliveries: createDeliveryQueue(pool),
    personalData: createPersonalDataStore(pool, {
      vault,
      audit,
      leave: (personId) => registrations.leave(personId),
      withdraw: withdrawals.ofPerson,
    }),
  };
}

/** All of them. */
export type Stores = ReturnType<typeof createStores>;
