import { cp, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { running, textsIn, useHouse } from "../support/bot-process.ts";
import { Process, root } from "../support/process.ts";

const house = useHouse();

/** The build to try is in MAIN, or else made here, with nothing beside it but what the image holds. */
async function mainOfImage(): Promise<string> {
  if (process.env["MAIN"] !== undefined) return process.env["MAIN"];
  const image = await mkdtemp(join(tmpdir(), "analar-image-"));
  onTestFinished(() => rm(image, { recursive: true }));
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  const build = ["-p", "tsconfig.build.json", "--outDir", join(image, "dist")];
  const compiled = new Process(process.execPath, [compiler, ...build]);
  expect([await compiled.exited, compiled.said]).toEqual([{ code: 0, signal: null }, ""]);
  await Promise.all(
    ["package.json", "locales", "prisma/migrations"].map((name) =>
      cp(join(root, name), join(image, name), { recursive: true }),
    ),
  );
  await symlink(join(root, "node_modules"), join(image, "node_modules"));
  return join(image, "dist/main.js");
}

it("what is built serves people, from whatever folder it is started", async () => {
  const home = house();
  const main = await mainOfImage();
  const bot = new Process(process.execPath, [main], { cwd: dirname(main), env: home.env });
  onTestFinished(() => bot.kill("SIGKILL"));
  await running(bot);
  const mother = home.person({ language: "kk" });
  await mother.starts();
  expect(mother.screen()).toContain(textsIn("kk").plain("welcome"));
  expect(await bot.end("SIGTERM")).toEqual({ code: 0, signal: null });
});
