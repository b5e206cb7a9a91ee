import type { Grant, Standing } from "./authority.ts";

/** How long a link can be claimed. */
export const invitationDays = 7;

/** A new invitation, with the one copy of its link's secret. */
export type InvitationMade =
  | { ok: true; id: string; token: string; expiresAt: Date }
  | { ok: false; reason: "gone" };

/** What opening a link shows who may claim it. */
interface InvitationOffer extends Grant {
  readonly invitedBy: number;
}

/** What a link is to who opens it. All that can't be claimed is `gone`, whatever the reason. */
export type InvitationLooked = { ok: true; offer: InvitationOffer } | { ok: false; reason: "own" | "gone" };

/** The outcome of a claim; the same person's again is the same success. */
export type InvitationClaimed = { ok: true } | { ok: false; reason: "own" | "gone" };

/** An invitation that has not ended, as those responsible for its territory see it. */
export interface OpenInvitation extends Grant {
  readonly id: string;
  readonly expiresAt: Date;
  /** `claimed`: it waits for who made it to confirm. */
  readonly state: "open" | "claimed";
  /** Who wants to be confirmed; only for who may confirm. */
  readonly claimedBy?: number;
  readonly mayWithdraw: boolean;
}

/** The outcome of confirming: the role that was given, and what her menus now need, unless she had her data erased. */
export type InvitationConfirmed =
  | { ok: true; grant: Grant; standing: Standing | undefined }
  | { ok: false; reason: "gone" };

/** The outcome of refusing or withdrawing. */
export type InvitationEnded = { ok: true } | { ok: false; reason: "gone" };
