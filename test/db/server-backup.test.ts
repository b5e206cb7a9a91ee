import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Process } from "../support/process.ts";
import { engine, opened, testDatabase } from "../support/database.ts";

test.runIf(engine === "postgres")("pg_dump and pg_restore bring everything back", async ({ skip }) => {
  const home = await testDatabase();
  const elsewhere = await testDatabase({ empty: true });
  const from = await opened(home.options);
  try {
    const { rows } = await from.pool.query<{ server_version: string }>("show server_version");
    const lacking = whyNoTools(Number.parseInt(rows[0]?.server_version ?? "", 10));
    skip(lacking !== undefined, lacking);

    await from.prisma.person.create({ data: { id: 1, language: "kk", conversation: "Сәлем" } });
    const file = join(home.options.dataDir, "bot.dump");
    const dump = new Process("pg_dump", ["-Fc", "-f", file, home.options.databaseUrl ?? ""]);
    expect([await dump.exited, dump.said]).toEqual([{ code: 0, signal: null }, ""]);
    const { databaseUrl = "" } = elsewhere.options;
    const back = new Process("pg_restore", ["--no-owner", "--exit-on-error", "-d", databaseUrl, file]);
    expect([await back.exited, back.said]).toEqual([{ code: 0, signal: null }, ""]);

    const to = await opened(elsewhere.options);
    expect(to.state).toEqual({ kind: "ready" });
    expect(await to.prisma.person.findMany()).toEqual(await from.prisma.person.findMany());
    await to.close();
  } finally {
    await from.close();
    await Promise.all([home.drop(), elsewhere.drop()]);
  }
});

/** Why pg_dump is not able to read this server; undefined when it is. */
function whyNoTools(server: number): string | undefined {
  try {
    const version = Number(/ (\d+)/.exec(execFileSync("pg_dump", ["--version"], { encoding: "utf8" }))?.[1]);
    return version >= server ? undefined : `pg_dump ${version} is older than the server, ${server}`;
  } catch {
    return "there is no pg_dump here";
  }
}
