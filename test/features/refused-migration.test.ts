import { describe, expect, it } from "vitest";
import { useWorld } from "../support/world.ts";

const world = useWorld({
  prepare: async ({ pool }) => {
    await pool.query("UPDATE _prisma_migrations SET checksum = repeat('0', 64)");
  },
});

describe("When a migration was changed after it was applied", () => {
  it("the bot gives urgent help only, is not ready, and the log says which migration", async () => {
    const mother = await world().started({ language: "kk" });
    expect(mother.last()).toContain("Бірнеше минуттан кейін");
    await mother.taps("Шұғыл көмек");
    expect(mother.last()).toContain("112");

    const ready = await fetch(`http://127.0.0.1:${world().app.port}/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ database: "refused" });
    const line = world().log.find((entry) => entry.includes('"outcome":"refused"'));
    expect(line).toMatch(/\d{14}_init/);
  });
});
