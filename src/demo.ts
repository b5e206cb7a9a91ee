import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startApp } from "./app.ts";
import type { Database } from "./db/database.ts";
import { createVault, type Vault } from "./db/vault.ts";
import { loadDemoCampaign } from "./demo-campaign.ts";
import { loadDemoDirectory } from "./demo-directory.ts";
import { loadDemoEvents } from "./demo-events.ts";
import { defaultHotlines } from "./domain/hotlines.ts";
import { defaultTaxonomy } from "./domain/taxonomy.ts";
import { createLogger } from "./log.ts";
import { startSimulator } from "./simulator/simulator.ts";

const memberId = 7_100_000_002;
const coordinatorId = 7_100_000_003;
/** Kordai District, which the demo knows down to its villages. */
const memberTerritory = "314800000";

/**
 * The real bot against the simulator, with three people to try it: prints one address. Everything is made
 * anew at each start and removed at its end.
 */
async function demo(): Promise<void> {
  const port = Number(process.env["PORT"] ?? 8080);
  const simulator = await startSimulator({
    port,
    botUsername: "analar_kenesi_bot",
    botName: "Аналар кеңесі",
  });
  simulator.person({ caption: "Mother", name: "Айгүл", language: "kk", phone: "+77010000001" });
  simulator.person({
    id: memberId,
    caption: "Member",
    name: "Светлана",
    language: "ru",
    phone: "+77010000002",
  });
  simulator.person({
    id: coordinatorId,
    caption: "Coordinator",
    name: "Dana",
    language: "en",
    phone: "+77010000003",
  });

  const dataKeys = [randomBytes(32)];
  const dataDir = await mkdtemp(join(tmpdir(), "analar-demo-"));
  const app = await startApp(
    {
      token: simulator.token,
      apiRoot: simulator.apiRoot,
      dataDir,
      dataKeys,
      admins: new Set([coordinatorId]),
      port: 0,
      metricsPort: 0,
      logLevel: "warn",
      sendRate: 25,
    },
    { hotlines: defaultHotlines, taxonomy: defaultTaxonomy },
    createLogger({ level: "warn" }),
  );
  await app.database.opened;
  await loadDemoData(app.database, createVault(dataKeys));
  await loadDemoDirectory(app.database, new Date());
  await loadDemoEvents(app.database, new Date());
  await loadDemoCampaign(app.database, new Date());
  await app.directory.refresh();
  console.log(`\nOpen ${simulator.url} in a browser. Ctrl+C ends the demo.\n`);

  const stop = async (): Promise<void> => {
    await app.stop();
    await simulator.close();
    await rm(dataDir, { recursive: true, force: true });
    process.exit(0);
  };
  // Ctrl+C comes from the terminal, and once more from each of npm and tsx.
  let stopping: Promise<void> | undefined;
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void (stopping ??= stop()));
  await app.finished;
}

/**
 * A district for the member to keep true, and what other people have written before: something for the coordinator to
 * read, answer and put away.
 */
async function loadDemoData({ prisma }: Database, vault: Vault): Promise<void> {
  const written = [
    {
      id: 7_100_000_101,
      language: "kk",
      daysAgo: 2,
      mayAnswer: true,
      text: "Рақмет! Нөмірлерді көршілеріме де жібердім.",
    },
    {
      id: 7_100_000_102,
      language: "ru",
      daysAgo: 1,
      mayAnswer: false,
      text: "Удобно, что всё на одной кнопке.",
    },
  ] as const;
  await prisma.grant.create({ data: { personId: memberId, role: "coordinator", place: memberTerritory } });
  await prisma.person.createMany({ data: written.map(({ id, language }) => ({ id, language })) });
  await prisma.feedback.createMany({
    data: written.map(({ id, mayAnswer, text, daysAgo }) => ({
      personId: id,
      updateId: id,
      mayAnswer,
      text: vault.seal(text, `feedback.text:${id}`),
      createdAt: new Date(Date.now() - daysAgo * 86_400_000),
    })),
  });
}

/** What a newcomer meets first is said in words. */
function explain(error: unknown): void {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!["EADDRINUSE", "EACCES", "ERR_SOCKET_BAD_PORT"].includes(code)) throw error;
  console.error(
    `Port ${process.env["PORT"] ?? 8080} can't be used (${code}). Try another: PORT=8081 npm run demo`,
  );
  process.exitCode = 1;
}

await demo().catch(explain);
