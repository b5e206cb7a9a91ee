import { callbackify } from "node:util";
import { Pool, type PoolClient, type PoolConfig } from "pg";

type Connected = (
  error: Error | undefined,
  client: PoolClient | undefined,
  done: (broken?: Error | boolean) => void,
) => void;

/** How a `GatedPool` is told whether it may be used, and tells what it meets. */
export interface Gate {
  /** Resolves when a query may go on; rejects with the reason why none may. */
  pass(): Promise<void>;
  /** Called with every error of a connection, on connecting and later, and with undefined where there was none. */
  met(error: unknown): void;
}

/** A pool that gives no connection while its gate is shut: queries fail then, by Prisma or by hand. */
export class GatedPool extends Pool {
  readonly #gate: Gate;

  constructor(config: PoolConfig, gate: Gate) {
    super(config);
    this.#gate = gate;
    // Without these listeners, losing a connection while it is not queried would end the process.
    this.on("error", (error) => gate.met(error));
    this.on("connect", (client) => client.on("error", (error) => gate.met(error)));
    this.on("release", (error: unknown) => gate.met(error));
  }

  override connect(): Promise<PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<PoolClient> | undefined {
    if (callback === undefined) return this.#connect();
    callbackify(() => this.#connect())((error, client) =>
      callback(error ?? undefined, client, (broken) => client?.release(broken)),
    );
    return undefined;
  }

  async #connect(): Promise<PoolClient> {
    await this.#gate.pass();
    try {
      return await super.connect();
    } catch (error) {
      this.#gate.met(error);
      throw error;
    }
  }

  /** Drops the idle connections: after an outage they may be dead without knowing. */
  async dropIdle(): Promise<void> {
    const idle = Array.from({ length: this.idleCount }, async () => (await super.connect()).release(true));
    await Promise.allSettled(idle);
  }
}
