import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { SafeError } from "../safe-error.ts";

/** A server that accepts connections. */
export interface Listening {
  readonly port: number;
  /** Refuses new connections, lets requests under way finish for up to `limitMs`, then cuts the rest. */
  close(limitMs?: number): Promise<void>;
}

/** Where to listen, and who is told when a connection cannot be accepted (too many open files). */
export interface ListenOptions {
  /** 0: any free port. */
  readonly port: number;
  /** All addresses of the machine when absent. */
  readonly host?: string;
  readonly onError: (error: unknown) => void;
}

/** Binds the server. Rejects when the port is taken; later errors go to `onError`. */
export async function listen(server: Server, { onError, ...address }: ListenOptions): Promise<Listening> {
  const listening = once(server, "listening");
  server.listen(address);
  await listening.catch((error: NodeJS.ErrnoException) => {
    throw new SafeError(
      `Port ${address.port} can't be used (${error.code ?? error.name}): PORT or METRICS_PORT`,
    );
  });
  server.on("error", onError);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server bound to a port has an AddressInfo
  const { port: bound } = server.address() as AddressInfo;
  return {
    port: bound,
    async close(limitMs = 10_000) {
      const closed = once(server, "close");
      const cut = setTimeout(() => server.closeAllConnections(), limitMs);
      server.close();
      await closed;
      clearTimeout(cut);
    },
  };
}
