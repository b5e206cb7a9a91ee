import { Duplex } from "node:stream";

/** The other end of a `WorkerStream`. */
interface Peer {
  isOpen(): boolean;
  /** Takes the bytes over: the array is empty afterwards. */
  send(bytes: Uint8Array<ArrayBuffer>): void;
  closed(): void;
}

interface Chunk {
  readonly chunk: Buffer;
}

/** What node-postgres needs of a socket, over messages. Incoming bytes are given to `push`. */
export class WorkerStream extends Duplex {
  readonly #peer: Peer;

  constructor(peer: Peer) {
    super({ allowHalfOpen: false });
    this.#peer = peer;
  }

  connect(): this {
    process.nextTick(() => {
      if (this.#peer.isOpen()) this.emit("connect");
      else this.destroy(Object.assign(new Error("the embedded database is away"), { code: "ECONNREFUSED" }));
    });
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#peer.send(joined([chunk]));
    done();
  }

  /** One message for all that node-postgres corked together: parse, bind, describe, execute and sync. */
  override _writev(chunks: Chunk[], done: () => void): void {
    this.#peer.send(joined(chunks.map(({ chunk }) => chunk)));
    done();
  }

  override _final(done: () => void): void {
    done();
    this.destroy();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#peer.closed();
    done(error);
  }
}

/** A copy with memory of its own, which can be handed over: Node's small buffers share theirs. */
function joined(chunks: Buffer[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
