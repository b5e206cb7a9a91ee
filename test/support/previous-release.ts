import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import manifest from "../../package.json" with { type: "json" };
import { root } from "./process.ts";

const run = promisify(execFile);

async function git(...args: string[]): Promise<string> {
  return (await run("git", args, { cwd: root })).stdout.trim();
}

/** The version of the package at a commit; undefined where there is no such commit here. */
async function versionAt(commit: string): Promise<string | undefined> {
  try {
    const { version }: { version: string } = JSON.parse(await git("show", `${commit}:package.json`));
    return version;
  } catch {
    return undefined;
  }
}

/**
 * The newest commit of the release before this one: that before the one which gave package.json its present version.
 * Undefined without git, or where the history does not reach so far.
 */
export async function previousRelease(): Promise<string | undefined> {
  const head = await versionAt("HEAD");
  if (head === undefined) return undefined;
  if (head !== manifest.version) return "HEAD";
  // Of merges, the commit that is merged in; its own parent knows nothing of what it was merged with.
  const range = ["--full-history", "--no-merges", "--format=%H"];
  const changes = await git("log", ...range, "-G", '^  "version":', "--", "package.json");
  for (const commit of changes.split("\n")) {
    // oxlint-disable-next-line no-await-in-loop -- the newest that fits
    const [before, after] = [await versionAt(`${commit}^`), await versionAt(commit)];
    if (after === manifest.version && before !== undefined && before !== after) return `${commit}^`;
  }
  return undefined;
}

/**
 * Builds a commit as its own package says; resolves with its folder. It gets the dependencies of this one, unless it has
 * some that this one has no more: then its own are installed. Undefined where they can't be had without a network.
 */
export async function buildRelease(commit: string): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "analar-release-"));
  await git("archive", "--output", join(folder, "release.tar"), commit);
  await run("tar", ["-xf", "release.tar"], { cwd: folder });
  if (await hasDependenciesOf(folder))
    await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  else if (!(await installs(folder))) return undefined;
  await run("npm", ["run", "build"], { cwd: folder });
  return folder;
}

/** False without a network. */
async function installs(folder: string): Promise<boolean> {
  try {
    await run("npm", ["ci", "--prefer-offline", "--ignore-scripts", "--no-audit"], { cwd: folder });
    return true;
  } catch (error) {
    if (/ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ENETUNREACH/.test(String(error))) return false;
    throw error;
  }
}

async function hasDependenciesOf(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, "package.json"), "utf8");
  const { dependencies, devDependencies }: Record<"dependencies" | "devDependencies", object> =
    JSON.parse(text);
  return Object.keys({ ...dependencies, ...devDependencies }).every((name) =>
    existsSync(join(root, "node_modules", name)),
  );
}
