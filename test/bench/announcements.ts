/**
 * How announcements go, on PostgreSQL (TEST_DATABASE_URL), against a Telegram 60 ms away that counts, with its limits on.
 * `--kills N` for the number of crashes of each kind (50), `--people N` for the great announcement (1,000,000); names of
 * parts run only these.
 */
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { crashes } from "./announcement-crashes.ts";
import { crisisMeanwhile, freeRate, limitedAtRandom, paidRate } from "./announcement-rates.ts";
import { million } from "./announcement-scale.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { kills: { type: "string", default: "50" }, people: { type: "string", default: "1000000" } },
});
const kills = Number(values.kills);
if (process.env["TEST_DATABASE_URL"] === undefined)
  throw new Error("TEST_DATABASE_URL must name a PostgreSQL server");

const parts: Record<string, () => Promise<void>> = {
  free: async () => {
    await freeRate(25, 24.8);
    await freeRate(30, 29.5);
    await limitedAtRandom();
  },
  paid: paidRate,
  crisis: crisisMeanwhile,
  crashes: async () => {
    await crashes({ kills, env: {}, rate: 25, repeats: true });
    await crashes({ kills, env: { PAID_BROADCAST_RATE: "1000" }, rate: 1_000, repeats: true });
    await crashes({ kills, env: { PAID_BROADCAST_RATE: "1000" }, rate: 1_000, repeats: false });
  },
  million: () => million(Number(values.people)),
};

for (const [name, part] of Object.entries(parts)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  console.log(`\n${name} (load of the machine: ${loadavg()[0]?.toFixed(1)})`);
  // oxlint-disable-next-line no-await-in-loop -- one after the other is the point
  await part();
}
