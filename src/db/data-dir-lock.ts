import { createHash, randomUUID } from "node:crypto";
import { link, mkdir, readdir, rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { join, relative, resolve } from "node:path";
import { DataDirInUse, DataDirUnusable, hasCode } from "./errors.ts";

/** The longest path of a Unix socket that Linux (107) and macOS (103) both take. */
const MAX_SOCKET_PATH = 103;

/** A lock held until `release`, or until this process ends in whatever way. */
export interface DataDirLock {
  release(): Promise<void>;
}

/**
 * Makes this process the only one to use `dataDir`, or throws `DataDirInUse` or `DataDirUnusable`.
 *
 * The lock is a listening Unix socket, since the kernel stops it with its process, even at kill -9: whoever can connect
 * to it knows that the holder lives. (Process ids, in contrast, are used again, and mean nothing between containers
 * sharing a volume.) Sockets are published under rising numbers by `link`, which is atomic and happens when the socket
 * listens already; so of two processes that find the last one dead, only one gets the next number.
 */
export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  const directory = resolve(dataDir);
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    return await lockDirectory(directory);
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    throw new DataDirUnusable(`DATA_DIR can't be used: ${String(error.code)}`);
  }
}

async function lockDirectory(directory: string): Promise<DataDirLock> {
  if (process.platform === "win32") return lockPipe(directory);
  const own = join(directory, `${randomUUID().slice(0, 8)}.sock`);
  const server = await listen(socketPath(own));
  try {
    const mine = await publish(own, directory);
    await Promise.all(
      (await locks(directory))
        .filter((n) => n < mine)
        .map((n) => rm(lockPath(directory, n), { force: true })),
    );
  } catch (error) {
    await close(server);
    throw error;
  } finally {
    await rm(own, { force: true });
  }
  return { release: () => close(server) };
}

/** Gives the socket the number after the last one, whose holder must be dead. Returns that number. */
async function publish(own: string, directory: string): Promise<number> {
  const last = Math.max(0, ...(await locks(directory)));
  if (last > 0 && (await isAlive(lockPath(directory, last)))) throw new DataDirInUse(directory);
  const mine = last + 1;
  try {
    await link(own, lockPath(directory, mine));
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
    return publish(own, directory);
  }
  if (Math.max(...(await locks(directory))) === mine) return mine;
  // Others went past this number, and cleared it away, since it was looked up.
  await rm(lockPath(directory, mine));
  return publish(own, directory);
}

async function locks(directory: string): Promise<number[]> {
  const names = await readdir(directory);
  return names.flatMap((name) => /^lock\.(\d+)$/.exec(name)?.[1] ?? []).map(Number);
}

function lockPath(directory: string, n: number): string {
  return join(directory, `lock.${n}`);
}

/** The path as the socket calls take it: the shorter of absolute and relative. */
function socketPath(path: string): string {
  const short = relative(process.cwd(), path);
  const best = short.length < path.length ? short : path;
  if (Buffer.byteLength(best) > MAX_SOCKET_PATH) {
    throw new DataDirUnusable(
      `DATA_DIR is too long a path for its lock: at most ${MAX_SOCKET_PATH} bytes for ${best}`,
    );
  }
  return best;
}

function isAlive(path: string): Promise<boolean> {
  return new Promise((done, fail) => {
    const socket = connect(socketPath(path), () => {
      socket.destroy();
      done(true);
    });
    socket.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ECONNREFUSED" || error.code === "ENOENT") done(false);
      else fail(error);
    });
  });
}

/** On Windows a named pipe has one owner, and goes with it. */
async function lockPipe(directory: string): Promise<DataDirLock> {
  const name = createHash("sha256").update(directory.toLowerCase()).digest("hex");
  try {
    const server = await listen(`\\\\.\\pipe\\analar-kenesi-${name}`);
    return { release: () => close(server) };
  } catch (error) {
    if (hasCode(error, "EADDRINUSE")) throw new DataDirInUse(directory);
    throw error;
  }
}

function listen(path: string): Promise<Server> {
  return new Promise((done, fail) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", fail);
    server.listen(path, () => {
      server.unref();
      done(server);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
  });
}
