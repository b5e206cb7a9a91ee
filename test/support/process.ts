import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** Where commands are run unless told otherwise. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** How a process ended. */
export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** Of this process's own variables, a new one gets those that every process needs, and `env`. */
export interface RunOptions {
  env?: Record<string, string>;
  cwd?: string;
}

/** A process of its own, and what it says. */
export class Process {
  readonly stdout: string[] = [];
  readonly stderr: string[] = [];
  /** Resolves when it has ended and all it said is here. */
  readonly exited: Promise<Exit>;
  readonly #child: ChildProcess;
  readonly #events = new EventEmitter();
  #hasExited = false;

  constructor(command: string, args: readonly string[], { env = {}, cwd = root }: RunOptions = {}) {
    const { PATH = "", HOME = "" } = process.env;
    const child = spawn(command, args, {
      cwd,
      env: { PATH, HOME, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    this.#keep(child.stdout, this.stdout);
    this.#keep(child.stderr, this.stderr);
    this.exited = this.#end();
  }

  /** Everything it said. */
  get said(): string {
    return [...this.stdout, ...this.stderr].join("\n");
  }

  /** Waits for a line that matches, and returns the match's groups. Throws, quoting all it said, if it ends before. */
  async says(pattern: RegExp): Promise<Record<string, string>> {
    for (;;) {
      const match = pattern.exec(this.said);
      if (match) return { ...match.groups };
      if (this.#hasExited) throw new Error(`ended and never said ${pattern}:\n${this.said}`);
      // oxlint-disable-next-line no-await-in-loop -- each line may be the one
      await once(this.#events, "news");
    }
  }

  /** Sends a signal. */
  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Sends a signal, and resolves when it has ended. */
  end(signal: NodeJS.Signals): Promise<Exit> {
    this.kill(signal);
    return this.exited;
  }

  #keep(stream: Readable, lines: string[]): void {
    createInterface(stream).on("line", (line) => {
      lines.push(line);
      this.#events.emit("news");
    });
  }

  #end(): Promise<Exit> {
    return new Promise((resolve, reject) => {
      this.#child.once("error", reject);
      this.#child.once("close", (code, signal) => {
        this.#hasExited = true;
        this.#events.emit("news");
        resolve({ code, signal });
      });
    });
  }
}

/**
 * Node.js running one of our TypeScript files, away from a developer's own `.env` unless told where. With TEST_BUILT, which
 * is for who has just built, it is what was built of it, where there is something: it starts in half the time.
 */
export function runTypeScript(
  file: string,
  env: Record<string, string> = {},
  args: readonly string[] = [],
  cwd = tmpdir(),
): Process {
  const built = join(root, file.replace(/^src/, "dist").replace(/ts$/, "js"));
  const isBuilt = process.env["TEST_BUILT"] !== undefined && existsSync(built);
  const run = isBuilt ? [built] : ["--import", import.meta.resolve("tsx"), join(root, file)];
  return new Process(process.execPath, [...run, ...args], { env, cwd });
}

/** A port nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no TCP address");
  server.close();
  await once(server, "close");
  return address.port;
}
