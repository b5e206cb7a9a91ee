import { EventEmitter, once } from "node:events";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Database, isUnavailable } from "../../src/db/database.ts";
import { createJobs, type Job, type Jobs } from "../../src/jobs/jobs.ts";
import { createLogger } from "../../src/log.ts";
import { engine, opened, testDatabase, type TestDatabase } from "../support/database.ts";
import { lastThread } from "../support/last-thread.ts";
import { type Process, runTypeScript } from "../support/process.ts";
import { type Line, lineTo } from "../support/proxy.ts";
import { States } from "../support/states.ts";

let home: TestDatabase;
let line: Line | undefined;
let database: Database;
let states: States;
let log: string[];
let replicas: Jobs[];
let child: Process | undefined;

beforeEach(async () => {
  home = await testDatabase();
  const { databaseUrl } = home.options;
  line = databaseUrl === undefined ? undefined : await lineTo(databaseUrl);
  states = new States();
  log = [];
  replicas = [];
});

afterEach(async () => {
  await child?.end("SIGKILL");
  child = undefined;
  await Promise.all(replicas.map((jobs) => jobs.stop(1_000)));
  await database.close();
  await line?.cut();
  await home.drop();
});

async function open(): Promise<void> {
  database = await opened({ ...home.options, databaseUrl: line?.url, onState: states.onState });
}

/** A replica of the bot, as far as its jobs go, on the database they share. */
function replica(...jobs: Job[]): Jobs & { ready: Promise<void> } {
  const logger = createLogger({ level: "trace", destination: { write: (text) => void log.push(text) } });
  const pace = { poll: 0.5, maintain: 1, retry: 1 };
  const made = createJobs({ pool: database.pool, isUnavailable, log: logger, pace });
  const ready = made.start(jobs);
  replicas.push(made);
  return { ...made, ready };
}

/** A job that notes what it was run with. */
class Noted extends EventEmitter implements Job {
  readonly name: string;
  readonly ran: object[] = [];

  constructor(name: string) {
    super();
    this.name = name;
  }

  run(data: object): Promise<void> {
    this.ran.push(data);
    this.emit("ran");
    return Promise.resolve();
  }

  async times(count: number): Promise<void> {
    // oxlint-disable-next-line no-await-in-loop -- each run may be the one
    while (this.ran.length < count) await once(this, "ran");
  }
}

async function enqueue(jobs: Jobs, ...parameters: [name: string, data: object, options?: object]) {
  await database.prisma.$transaction((tx) => jobs.enqueue(tx, ...parameters));
}

/** Resolves once no job of that name is left: what is done is not kept. */
async function over(name: string): Promise<void> {
  await expect.poll(() => rowsOf(name), { timeout: 10_000 }).toEqual([]);
}

async function rowsOf(name: string): Promise<object[]> {
  return (await database.pool.query("select * from pgboss.job where name = $1", [name])).rows;
}

describe("A job", () => {
  it("is done once, by one of two replicas", async () => {
    await open();
    const remind = new Noted("remind");
    const [first, second] = [replica(remind), replica(remind)];
    await Promise.all([first.ready, second.ready]);
    const people = Array.from({ length: 20 }, (_, personId) => ({ personId }));
    await database.prisma.$transaction(async (tx) => {
      // oxlint-disable-next-line no-await-in-loop -- one transaction is one connection
      for (const data of people) await first.enqueue(tx, "remind", data);
    });
    await remind.times(people.length);
    await over("remind");
    expect(remind.ran.map((data) => JSON.stringify(data)).toSorted()).toEqual(
      people.map((data) => JSON.stringify(data)).toSorted(),
    );
  });

  it("is not done when the transaction it belongs to is rolled back", async () => {
    await open();
    const remind = new Noted("remind");
    const jobs = replica(remind);
    await jobs.ready;
    const work = database.prisma.$transaction(async (tx) => {
      await jobs.enqueue(tx, "remind", { n: "rolled back" });
      throw new Error("changed my mind");
    });
    await expect(work).rejects.toThrow("changed my mind");
    await enqueue(jobs, "remind", { n: "committed" });
    await remind.times(1);
    await over("remind");
    expect(remind.ran).toEqual([{ n: "committed" }]);
  });

  it("with a key waits only once, and not before its time", async () => {
    await open();
    const remind = new Noted("remind");
    const jobs = replica(remind);
    await jobs.ready;
    const startAfter = new Date(Date.now() + 1_000);
    await enqueue(jobs, "remind", { n: "later" }, { startAfter, singletonKey: "event 1" });
    await enqueue(jobs, "remind", { n: "again" }, { startAfter, singletonKey: "event 1" });
    await enqueue(jobs, "remind", { n: "now" });
    await remind.times(2);
    expect(Date.now()).toBeGreaterThanOrEqual(startAfter.getTime());
    await over("remind");
    expect(remind.ran).toEqual([{ n: "now" }, { n: "later" }]);
  });

  it("that nobody knows is refused where it is asked for", async () => {
    await open();
    const jobs = replica(new Noted("remind"));
    await expect(enqueue(jobs, "remind", {})).rejects.toThrow("not set up yet");
    await jobs.ready;
    await expect(enqueue(jobs, "no-such", {})).rejects.toThrow("There is no job no-such");
  });

  it("that fails is run again, and what it failed with is kept nowhere but in the log", async () => {
    await open();
    const noted = new Noted("remind");
    const kept: object[] = [];
    const jobs = replica({
      name: "remind",
      run: async (data) => {
        await noted.run(data);
        if (noted.ran.length === 1) throw new Error("said to +7 701 234 56 78");
        kept.push(...(await rowsOf("remind")));
      },
    });
    await jobs.ready;
    await enqueue(jobs, "remind", { personId: 1 });
    await noted.times(2);
    await over("remind");
    expect(kept).toMatchObject([{ retry_count: 1, output: { message: "see the log" } }]);
    expect(JSON.stringify(kept)).not.toContain("701 234");
    expect(log.join("")).toContain('"event":"job.failed","kind":"remind"');
    expect(log.join("")).not.toContain("701 234");
  });

  it("whose process is killed is run again by another", async () => {
    const { dataDir, databaseUrl } = home.options;
    const args = [dataDir, ...(databaseUrl === undefined ? [] : [databaseUrl])];
    child = runTypeScript("test/support/hold-job.ts", {}, args);
    await child.says(/has the job in hand/);
    await child.end("SIGKILL");
    await open();
    const slow = new Noted("slow");
    replica(slow);
    await slow.times(1);
    expect(slow.ran).toEqual([{ n: 1 }]);
  });
});

describe("By the clock", () => {
  it("a job has one timetable however many replicas start, and each time is one run", async () => {
    await open();
    const minutely = Object.assign(new Noted("minutely"), { cron: "* * * * *" });
    replica(minutely);
    replica(minutely);
    await minutely.times(1);
    await over("minutely");
    const { rows } = await database.pool.query("select name, cron, timezone from pgboss.schedule");
    expect(rows).toEqual([{ name: "minutely", cron: "* * * * *", timezone: "Asia/Almaty" }]);
    expect(minutely.ran).toEqual([{}]);
    // The timetable is looked at twice a minute.
  }, 90_000);

  it("nothing runs any more that this release does not have", async () => {
    await open();
    await replica(Object.assign(new Noted("old"), { cron: "0 3 * * *" })).ready;
    await replica(Object.assign(new Noted("new"), { cron: "0 4 * * *" })).ready;
    const { rows } = await database.pool.query("select name from pgboss.schedule");
    expect(rows).toEqual([{ name: "new" }]);
  });
});

describe("When the database goes away", () => {
  it("the jobs go on when it is back, and what was done meanwhile is not done again", async () => {
    await open();
    const noted = new Noted("remind");
    const jobs = replica({
      name: "remind",
      run: async (data) => {
        if (noted.ran.length === 0) await cut();
        await noted.run(data);
      },
    });
    await jobs.ready;
    await enqueue(jobs, "remind", { n: 1 });
    await noted.times(1);
    await line?.mend();
    await states.until("ready");
    await enqueue(jobs, "remind", { n: 2 });
    await noted.times(2);
    await over("remind");
    expect(noted.ran).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it.runIf(engine === "postgres")(
    "they begin once it is there, and a stop does not wait for it",
    async () => {
      await line?.cut();
      await open();
      const remind = new Noted("remind");
      const jobs = replica(remind);
      const patient = replica(remind);
      await patient.stop(5_000);
      await line?.mend();
      await jobs.ready;
      await enqueue(jobs, "remind", { n: 1 });
      await remind.times(1);
      expect(remind.ran).toEqual([{ n: 1 }]);
    },
  );
});

/** Ends the connections to the database, and waits until that is noticed. */
async function cut(): Promise<void> {
  const away = states.until("away");
  await (line === undefined ? lastThread()?.terminate() : line.cut());
  await database.pool.query("select 1").catch(() => undefined);
  await away;
}
