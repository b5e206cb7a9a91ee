import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { textsIn, useHouse } from "../support/bot-process.ts";
import { engine } from "../support/database.ts";
import { runTypeScript } from "../support/process.ts";

const house = useHouse();
const kk = textsIn("kk");

it.runIf(engine === "pglite")(
  "on a signal the running bot writes a backup; restored elsewhere, people go on where they were",
  async () => {
    const home = house();
    const { DATA_DIR: dataDir = "" } = home.env;
    const first = await home.start();
    const mother = home.person({ language: "kk" });
    await mother.starts();
    await mother.says("/feedback");
    await mother.says("Көшірмеде де болсын");
    const backups = join(dataDir, "backups");
    first.process.kill("SIGUSR2");
    await first.process.says(/"event":"backup.written"/);
    await first.process.end("SIGKILL");
    const [file = ""] = (await readdir(backups)).toReversed();

    const restore = (DATA_DIR: string) =>
      runTypeScript("src/operate.ts", { DATA_DIR }, ["restore", join(backups, file)]);
    const refused = restore(dataDir);
    expect((await refused.exited).code).toBe(1);
    expect(refused.said).toContain("There is a database");
    await rm(join(dataDir, "postgres"), { recursive: true });
    const restored = restore(dataDir);
    expect((await restored.exited).code).toBe(0);
    expect(restored.said).toContain("DATA_KEY");

    await home.start();
    await mother.taps(kk.plain("feedback-may-no"));
    expect(mother.last()).toContain("Көшірмеде де болсын");
  },
  120_000,
);
