/** What is done with the deliveries of an announcement: sent, their words changed, or taken back. */
export type RunTask = "send" | "edit" | "delete";

/** Where one pass over the deliveries of an announcement stands. */
export type RunStatus = "running" | "paused" | "done" | "cancelled";

/** How an announcement for one person stands. */
export type DeliveryState =
  | "waiting"
  | "sending"
  | "sent"
  | "unreachable"
  | "failed"
  | "stopped"
  | "unsure"
  | "recalled";

/** What an attempt came to, as it is counted. `waiting`: it is tried again. */
export type DeliveryOutcome = "done" | "unreachable" | "failed" | "unsure" | "waiting";

/** What became of an attempt at a delivery. */
export interface DeliveryResult {
  readonly announcementId: string;
  readonly personId: number;
  readonly state: DeliveryState;
  readonly outcome: DeliveryOutcome;
  /** Of one that is tried again: not sooner than that. */
  readonly inSeconds?: number;
  /** Of one that was sent. */
  readonly messageId?: number;
  /** With which words it was tried. */
  readonly revision?: number;
  /** Why it failed, in Telegram's words. */
  readonly reason?: string;
  /** True where the whole run is to stop, since all of it would fail. */
  readonly halts?: boolean;
}

/** How far a run is; `left` is still to do. */
export interface RunCounts {
  readonly total: number;
  readonly done: number;
  readonly unreachable: number;
  readonly failed: number;
  readonly stopped: number;
  readonly unsure: number;
}

/** How many of a run are still to do. */
export function leftOf({ total, done, unreachable, failed, stopped, unsure }: RunCounts): number {
  return Math.max(0, total - done - unreachable - failed - stopped - unsure);
}

/** The state of a delivery after an attempt: what could not be changed or taken back is still there as it was sent. */
export function stateAfter(task: RunTask, outcome: DeliveryOutcome): DeliveryState {
  if (outcome === "waiting") return "waiting";
  if (task === "send") return outcome === "done" ? "sent" : outcome;
  return task === "delete" && outcome === "done" ? "recalled" : "sent";
}
