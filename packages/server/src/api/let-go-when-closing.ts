import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/**
 * What browsers keep open must not keep the server from ending: a connection after its last answer, and one that was
 * opened ahead of its first request, which Node does not count among the idle ones.
 */
export function letGoWhenClosing(app: FastifyInstance): void {
  const unused = new Set<Socket>();
  let isClosing = false;
  app.server.on("connection", (socket) => {
    unused.add(socket);
    socket.once("close", () => unused.delete(socket));
  });
  app.server.on("request", ({ socket }) => unused.delete(socket));
  app.addHook("preClose", async () => {
    isClosing = true;
    for (const socket of unused) socket.destroy();
  });
  app.addHook("onSend", async (_request, reply) => {
    if (isClosing) reply.header("connection", "close");
  });
}
