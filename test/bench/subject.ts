import { fork } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** Bytes. */
export interface Memory {
  rss: number;
  heapUsed: number;
  /** What V8 holds for its heap, used or not. */
  heapTotal: number;
  external: number;
}

/** A process that serves, and can be asked what it uses. */
export interface Subject {
  url: string;
  /** The CPU it has used so far, in microseconds. */
  cpu(): Promise<number>;
  /** Its memory after a garbage collection. */
  memory(): Promise<Memory>;
  /** Ends it, with this signal or SIGTERM. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

const tsx = import.meta.resolve("tsx");
const probe = import.meta.resolve("./probe.js");

/**
 * Starts a file, by its path from here, as a process of its own. Resolves when it says its port in a line with
 * `"port":`; rejects when it ends before that.
 */
export async function startSubject(file: string, env: Record<string, string>): Promise<Subject> {
  const { PATH = "", HOME = "" } = process.env;
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    // What is built runs as it is: a loader would take part in what is measured.
    execArgv: ["--expose-gc", "--import", probe, ...(file.endsWith(".ts") ? ["--import", tsx] : [])],
    env: { PATH, HOME, ...env },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const exited = once(child, "exit");
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  void exited.then(() => process.off("exit", kill));
  const port = await new Promise<string>((resolve, reject) => {
    if (!child.stdout) return reject(new Error("no output to read"));
    createInterface(child.stdout).on("line", (line) => {
      const said = /"port":(\d+)/.exec(line)?.[1];
      if (said !== undefined) resolve(said);
      else if (!line.includes('"level":"info"')) console.log(line);
    });
    void exited.then(() => reject(new Error(`${file} ended before it served`)));
  });

  const ask = async <T>(what: string): Promise<T> => {
    const told = once(child, "message");
    child.send(what);
    const [answer]: T[] = await told;
    if (answer === undefined) throw new Error(`${file} does not tell its ${what}`);
    return answer;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    cpu: async () => (await ask<{ cpuMicros: number }>("cpu")).cpuMicros,
    memory: () => ask<Memory>("memory"),
    async stop(signal = "SIGTERM") {
      child.kill(signal);
      await exited;
    },
  };
}
