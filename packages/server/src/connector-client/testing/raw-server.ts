import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";

export interface RawServer {
  readonly url: string;
  /** Sockets in the order in which they were opened. */
  readonly sockets: readonly Socket[];
  /** Bytes that were handed to the sockets, what is still in their buffers included. */
  sent(): number;
  /** Resolves when the other side has closed all that it opened. */
  allClosed(): Promise<void>;
  close(): Promise<void>;
}

/** A server on loopback that says over bare TCP what a test wants, as soon as a request has begun to come. */
export async function startRawServer(answer: (socket: Socket) => void): Promise<RawServer> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on("error", () => undefined);
    socket.once("data", () => answer(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const closedOf = (socket: Socket) =>
    new Promise<void>((resolve) => {
      if (socket.closed) resolve();
      else socket.once("close", () => resolve());
    });
  return {
    url: `http://127.0.0.1:${port}/ErpConnectorWS.svc`,
    sockets,
    sent: () => sockets.reduce((sum, { bytesWritten }) => sum + bytesWritten, 0),
    allClosed: async () => {
      await Promise.all(sockets.map(closedOf));
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

const FLOOD_BYTES = 64 * 1024;

/** Sends these bytes again and again, as fast as the other side takes them, until it goes away. */
export function flood(socket: Socket, filling: string): void {
  const bytes = Buffer.from(filling.repeat(Math.ceil(FLOOD_BYTES / filling.length)));
  const pour = () => {
    while (!socket.destroyed && socket.write(bytes));
  };
  socket.on("drain", pour);
  pour();
}

/** Sends these bytes every few milliseconds until the other side goes away. */
export function trickle(socket: Socket, filling: string): void {
  const timer = setInterval(() => socket.write(filling), 10);
  socket.on("close", () => clearInterval(timer));
}
