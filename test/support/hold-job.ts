/** A process that takes the job `slow`, says so, and never finishes it. Its arguments: the directory, the server's URL. */
import { isUnavailable, openDatabase } from "../../src/db/database.ts";
import { createJobs } from "../../src/jobs/jobs.ts";
import { createLogger } from "../../src/log.ts";

const [dataDir = "", databaseUrl] = process.argv.slice(2);
const database = await openDatabase({ dataDir, databaseUrl });
const log = createLogger({ level: "silent" });
const jobs = createJobs({ pool: database.pool, isUnavailable, log, pace: { poll: 0.5, retry: 1 } });
const run = () => new Promise<void>(() => console.log("has the job in hand"));
await jobs.start([{ name: "slow", expireInSeconds: 1, run }]);
await database.prisma.$transaction((tx) => jobs.enqueue(tx, "slow", { n: 1 }));
