import type { Grant, Standing } from "./authority.ts";

/** Somebody's role in a territory. */
export interface TeamMember extends Grant {
  /** Of the grant. */
  readonly id: string;
  readonly personId: number;
  readonly grantedAt: Date;
}

/** One of the team, opened by someone who may see it. */
export interface OpenTeamMember extends TeamMember {
  /** `giveUp`: it is her own; `withdraw`: she may take it from another. */
  readonly may: "giveUp" | "withdraw" | "look";
}

/** What became of taking a grant away, and what the menus of who had it now need, unless she is unknown to the bot. */
export type GrantWithdrawn =
  | { ok: true; standing: Standing | undefined }
  | { ok: false; reason: "gone" | "last-admin" };
