import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { openTestServer } from "./testing.ts";

test("a connection that a browser opened ahead of a request does not keep the server from ending", async () => {
  const server = await openTestServer();
  const { port } = new URL(await server.app.listen({ port: 0, host: "127.0.0.1" }));
  const arrived = once(server.app.server, "connection");
  const socket = connect(Number(port), "127.0.0.1");
  await arrived;
  const ended = once(socket.resume(), "close");
  await server.close();
  await ended;
  expect(socket.bytesRead).toBe(0);
});
