import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

/** A line to a TCP server that can be cut and mended. */
export interface Line {
  /** The address of the server, by way of this line. */
  readonly url: string;
  /** Breaks every connection, and refuses new ones. */
  cut(): Promise<void>;
  /** Nothing arrives any more, and nobody is told. */
  freeze(): void;
  /** Undoes both. What was frozen arrives. */
  mend(): Promise<void>;
}

/** A line to the server of `url`. */
export async function lineTo(url: string): Promise<Line> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let frozen = false;

  const hold = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
    if (frozen) socket.pause();
  };
  const open = async (port: number): Promise<Server> => {
    const server = createServer({ pauseOnConnect: true }, (near) => {
      const far = connect(Number(target.port || 5432), target.hostname);
      hold(near);
      hold(far);
      near.on("close", () => far.destroy());
      far.on("close", () => near.destroy());
      near.on("data", (bytes) => far.write(bytes));
      far.on("data", (bytes) => near.write(bytes));
      if (!frozen) near.resume();
    });
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    return server;
  };

  let server: Server | undefined = await open(0);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no TCP address");
  const { port } = address;
  const line = new URL(url);
  line.host = `127.0.0.1:${port}`;

  return {
    url: line.href,
    async cut() {
      const closed = server && once(server, "close");
      server?.close();
      server = undefined;
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    freeze() {
      frozen = true;
      for (const socket of sockets) socket.pause();
    },
    async mend() {
      frozen = false;
      for (const socket of sockets) socket.resume();
      server ??= await open(port);
    },
  };
}
