import { randomUUID } from "node:crypto";
import type { Update } from "grammy/types";
import { createBot } from "./bot/bot.ts";
import { changeChatMenu, syncMenus } from "./bot/command-menus.ts";
import { deleteMessages } from "./bot/delete-messages.ts";
import { createHistory } from "./bot/history.ts";
import { createLanguageMemory } from "./bot/language-memory.ts";
import { loadTexts } from "./bot/texts.ts";
import { noteSent } from "./bot/transformers.ts";
import { openLimitMs, reportState, waitForDatabase } from "./await-database.ts";
import type { Config } from "./config.ts";
import { createDelivery } from "./create-delivery.ts";
import { createFeatures } from "./create-features.ts";
import { createDirectory, type Directory } from "./create-directory.ts";
import { createStores } from "./create-stores.ts";
import { ownDataKeys } from "./data-key.ts";
import { createBackups } from "./db/backups.ts";
import { type Database, isUnavailable, openDatabase } from "./db/database.ts";
import { createDirectoryReader } from "./db/directory.ts";
import { retention } from "./db/personal-data.ts";
import { resealAll } from "./db/reseal.ts";
import { createVault } from "./db/vault.ts";
import { createPace, isMessage } from "./delivery/pace.ts";
import { snapshotPlaces } from "./domain/directory-snapshot.ts";
import { crisisRoom, isCrisis } from "./features/crisis/feature.ts";
import { fileBounds } from "./files/table-bounds.ts";
import { approvalsJob, dueAnnouncementsJob } from "./jobs/announcements.ts";
import { directoryCheckJob } from "./jobs/directory-check.ts";
import { eventRemindersJob } from "./jobs/event-reminders.ts";
import { finishingJob } from "./jobs/finishing.ts";
import { createJobs } from "./jobs/jobs.ts";
import { offersJob } from "./jobs/offers.ts";
import { quotasJob } from "./jobs/quotas.ts";
import { requestCheckJob } from "./jobs/request-check.ts";
import { resealJob } from "./jobs/reseal.ts";
import { retentionJob } from "./jobs/retention.ts";
import { upkeepJob } from "./jobs/upkeep.ts";
import type { Logger } from "./log.ts";
import { createMetrics } from "./metrics.ts";
import { introduce, receiveUpdates } from "./receive-updates.ts";
import type { Reference } from "./reference.ts";
import { startHttpServer } from "./server/http.ts";
import { startMetricsServer } from "./server/metrics.ts";
import { settleWithin } from "./settle.ts";
import { createChatQueue } from "./telegram/chat-queue.ts";
import { createDownload } from "./telegram/download.ts";
import { createTelegramFetch, type TelegramFetch } from "./telegram/fetch.ts";

/** Of a stop: all it waits for; of that, what is in hand (the rest is to tell Telegram); calls beyond that. */
const stopLimitMs = 9_000;
const finishLimitMs = 6_500;
const closeLimitMs = 500;

const appointAgainMs = 10_000;

/** So many updates in hand at once are a rush, e.g. for the seats of an event. */
const busySize = 20;

/** A running bot. */
export interface App {
  /** The public port, the one of `/live` and `/ready`. */
  port: number;
  metricsPort: number;
  database: Database;
  directory: Pick<Directory, "refresh">;
  /** Rejects when going on makes no sense, e.g. when Telegram refuses the token; resolves once stopped. */
  finished: Promise<void>;
  /** Writes a backup of the embedded database while the bot runs; a server has its own tools. Never rejects. */
  backUp(): Promise<void>;
  /** Takes no more updates, finishes those in hand (10 s at most), and closes everything. */
  stop(): Promise<void>;
}

/**
 * Puts the parts together and starts them. Neither Telegram nor the database must be there: the bot goes on
 * trying, and gives crisis help meanwhile. `now` is the clock of the flood limit, in milliseconds. Throws
 * `DataDirInUse` when another process has the data open.
 */
export async function startApp(
  config: Config,
  { hotlines, taxonomy }: Reference,
  log: Logger,
  now: () => number = Date.now,
): Promise<App> {
  const onError = (err: unknown) => log.error({ event: "app.part_failed", err });
  const vault = createVault(config.dataKeys ?? (await ownDataKeys(config.dataDir, log)));
  const builtIn = await snapshotPlaces([]);
  let appointing = Promise.resolve();
  const database = await openDatabase({
    ...(config.databaseUrl !== undefined && { databaseUrl: config.databaseUrl }),
    dataDir: config.dataDir,
    vault,
    onState: (state) => {
      reportState(state, log);
      if (state.kind !== "ready") return;
      appointing = appointAdmins();
      void directory.refresh();
    },
  });
  const { pool } = database;
  const jobs = createJobs({ pool, isUnavailable, log });
  const reader = createDirectoryReader(pool);
  const directory = createDirectory({ builtIn, reader, database, taxonomy, isUnavailable, log });
  const knownHelp = { snapshot: () => directory.current(), taxonomy };
  const places = () => directory.current().gazetteer;
  const stores = createStores(database, {
    vault,
    queue: jobs,
    reader,
    rules: () => ({ taxonomy, gazetteer: places() }),
    onDirectoryChange: () => void directory.refresh(),
    isPlace: (id) => places().find(id)?.vanished === false,
    deleteMessages: (chatId, messageIds) => deleteMessages(bot.api, chatId, messageIds, log),
    onPut: () => delivery.wake(),
    onUnreadable: (err) => log.error({ event: "conversation.unreadable", err }),
  });
  const { claims, team } = stores;
  const history = createHistory(stores.messages, isUnavailable, log);
  const metrics = createMetrics(() => queue.size);
  const pace = createPace(config.sendRate);
  const telegram = createTelegramFetch({
    apiRoot: config.apiRoot,
    onCall: (call) => {
      metrics.apiCall(call);
      if (isMessage(call.method)) pace.spend();
    },
    onLimited: (seconds) => pace.pause(seconds * 1000),
    onAnswer: noteSent(history),
  });

  const download = createDownload({ ...config, limit: fileBounds.hsds }, (err) =>
    log.warn({ event: "file.not_downloaded", err }),
  );

  const texts = loadTexts();
  const delivery = createDelivery(config, {
    database,
    outbox: stores.sendQueue,
    deliveries: stores.deliveries,
    runs: stores.runWatch,
    pace,
    texts,
    history,
    metrics,
    log,
  });
  const memory = createLanguageMemory();
  const bot = createBot({
    token: config.token,
    client: {
      apiRoot: config.apiRoot,
      fetch: (...call: Parameters<TelegramFetch["fetch"]>) => telegram.fetch(...call),
    },
    texts,
    places,
    memory,
    history,
    claims,
    sayLater: stores.sayLater,
    isBusy: () => queue.size > busySize,
    offerSubscriptions: (personId) => stores.subscriptions.offer(personId),
    processId: randomUUID(),
    reachability: stores.reachability,
    isUnavailable,
    crisis: crisisRoom({ ...knownHelp, hotlines, texts, memory, history, claims, log }).middleware(),
    features: createFeatures({ ...knownHelp, stores, download, texts, history, memory, log }),
    onUpdate: (kind, outcome, seconds) => metrics.update(kind, outcome, seconds),
    now,
    log,
  });

  const stopping = new AbortController();
  const { signal } = stopping;
  const known = introduce(bot, signal, log);
  /** Whenever the database has become ready: it may have been away at the start. */
  async function appointAdmins(): Promise<void> {
    try {
      const appointed = await team.appoint(config.admins);
      await known;
      await Promise.all(appointed.map((standing) => changeChatMenu(bot.api, standing, texts, log)));
    } catch (err) {
      log.warn({ event: "admins.not_appointed", err });
      // When the database is away, it is asked for again by its return.
      if (!isUnavailable(err)) setTimeout(() => void appointAdmins(), appointAgainMs).unref();
    }
  }
  // Urgent help needs no database; everything else is worth a short wait for it.
  const { embedded } = database;
  const backups = embedded && createBackups(embedded, config.dataDir);
  const begun = jobs.start([
    retentionJob(() => retention(pool), log),
    resealJob(() => resealAll(pool, vault), log),
    directoryCheckJob(stores.keepers, log),
    offersJob(stores.offers, log),
    eventRemindersJob(stores.reminders, log),
    quotasJob(stores.quotas, log),
    requestCheckJob(stores.keepers, log),
    dueAnnouncementsJob(stores.runs, log),
    approvalsJob(stores.approvals, log),
    finishingJob(stores.finishing, log),
    ...stores.withdrawals.jobs,
    ...(embedded && backups ? [upkeepJob(embedded, backups, log)] : []),
  ]);
  const opened = waitForDatabase(config, database, claims, begun, log).then(() =>
    settleWithin(openLimitMs, () => Promise.all([appointing, directory.refresh()]), onError),
  );
  directory.begin();
  const able = Promise.all([known, opened]).then(([found]) => found);
  const queue = createChatQueue(
    async (update) => {
      if (await (isCrisis(update) ? known : able)) await bot.handleUpdate(update);
    },
    { skipsTurn: isCrisis, onError: (err) => log.error({ event: "update.escaped", err }) },
  );
  const dispatch = (update: Update) => queue.dispatch(update);

  const { webhook } = config;
  const server = await startHttpServer({
    port: config.port,
    ready: async () => {
      const state = await database.probe();
      const refused = state.kind === "refused" && { reason: state.reason };
      return {
        ok: state.kind === "ready" && bot.isInited(),
        detail: { database: state.kind, ...refused, telegram: bot.isInited() },
      };
    },
    ...(webhook && {
      webhook: { path: new URL(webhook.url).pathname, secret: webhook.secret, dispatch },
    }),
    onError,
  });
  const { registry } = metrics;
  const metricsServer = await startMetricsServer({ port: config.metricsPort, registry, onError });

  const updates = receiveUpdates(config, bot, dispatch, { log, signal, known });
  // A refused token is met by who awaits `finished`; it must not end the process before that.
  for (const later of [able, updates.finished]) later.catch(() => undefined);
  const syncing = known
    .then((found) => (found ? syncMenus(bot.api, texts) : undefined))
    .catch((err: unknown) => log.warn({ event: "commands.not_synced", err }));
  // A refused token is met by who awaits `finished`.
  known.then((found) => found && delivery.begin()).catch(() => undefined);
  log.info({ event: "app.started", mode: webhook ? "webhook" : "polling", port: server.port });

  return {
    port: server.port,
    metricsPort: metricsServer.port,
    database,
    directory,
    finished: updates.finished,
    async backUp() {
      try {
        if (!backups) return log.warn({ event: "backup.not_embedded" });
        await backups.write();
        log.info({ event: "backup.written" });
      } catch (err) {
        log.error({ event: "backup.failed", err });
      }
    },
    async stop() {
      stopping.abort();
      const finishing = [
        updates.stop(finishLimitMs),
        server.close(finishLimitMs),
        queue.idle(),
        delivery.drain(),
        directory.end(),
        syncing,
        jobs.stop(finishLimitMs),
      ];
      await settleWithin(stopLimitMs, () => Promise.all(finishing), onError);
      await settleWithin(closeLimitMs, () => delivery.end(), onError);
      await settleWithin(closeLimitMs, () => history.flush(), onError);
      await Promise.all([
        database.close(),
        settleWithin(closeLimitMs, () => telegram.close(), onError),
        metricsServer.close(0),
      ]);
      log.info({ event: "app.stopped" });
    },
  };
}
