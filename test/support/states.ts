import { EventEmitter, once } from "node:events";
import type { DatabaseState } from "../../src/db/database.ts";

/** Records the states of a database, and waits for one. */
export class States {
  readonly seen: DatabaseState[] = [];
  readonly #emitter = new EventEmitter();

  readonly onState = (state: DatabaseState): void => {
    this.seen.push(state);
    this.#emitter.emit(state.kind);
  };

  /** Resolves when the database is in that state. */
  async until(kind: DatabaseState["kind"]): Promise<void> {
    if (this.seen.at(-1)?.kind !== kind) await once(this.#emitter, kind);
  }
}
