import { Api, API_CONSTANTS } from "grammy";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { ApiCall } from "./telegram/fetch.ts";

/** How the handling of an update ended. */
export type UpdateOutcome = "handled" | "failed" | "repeated" | "ignored";

/** What the process counts. No label ever holds an id or a word of a person. */
export interface Metrics {
  readonly registry: Registry;
  /** Records an update that is done with. */
  update(kind: string, outcome: UpdateOutcome, seconds: number): void;
  /** Records a finished Bot API call. */
  apiCall(call: ApiCall): void;
}

const UPDATE_KINDS: ReadonlySet<string> = new Set(API_CONSTANTS.ALL_UPDATE_TYPES);
const API_METHODS: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Api.prototype));
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/**
 * Creates the process's metrics, the usual ones of Node.js included, in a registry of their own. `inHand`, the
 * number of updates queued or being handled, is asked at every scrape.
 */
export function createMetrics(inHand: () => number): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const updates = new Counter({
    name: "updates_total",
    help: "Updates from Telegram, by kind and how their handling ended",
    labelNames: ["kind", "outcome"],
    registers,
  });
  const updateSeconds = new Histogram({
    name: "update_seconds",
    help: "Time to handle an update, its wait in the chat's queue not included",
    labelNames: ["kind"],
    buckets: SECONDS,
    registers,
  });
  const calls = new Counter({
    name: "bot_api_calls_total",
    help: "Bot API calls by method and result: ok, the HTTP status, timeout, network or aborted",
    labelNames: ["method", "result"],
    registers,
  });
  const callSeconds = new Histogram({
    name: "bot_api_seconds",
    help: "Time of a Bot API call, its wait for a connection included",
    labelNames: ["method"],
    buckets: SECONDS,
    registers,
  });
  // oxlint-disable-next-line no-new -- prom-client registers a metric as it is made
  new Gauge({
    name: "updates_in_hand",
    help: "Updates queued or being handled",
    registers,
    collect() {
      this.set(inHand());
    },
  });

  return {
    registry,
    update(kind, outcome, seconds) {
      const label = UPDATE_KINDS.has(kind) ? kind : "other";
      updates.inc({ kind: label, outcome });
      updateSeconds.observe({ kind: label }, seconds);
    },
    apiCall({ method, status, seconds }) {
      const label = API_METHODS.has(method) ? method : "other";
      calls.inc({ method: label, result: status === 200 ? "ok" : String(status) });
      callSeconds.observe({ method: label }, seconds);
    },
  };
}
