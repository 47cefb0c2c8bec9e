import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { encodeResponse, okResult } from "@brygga/protocol";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createConnectorClients } from "./connector-client.ts";
import { egressDenial, type Nearness, nearnessOf } from "./egress.ts";
import { answeringXml, startAnsweringServer } from "./testing/answering-server.ts";
import { toAnswer } from "./to-answer.ts";

const TAKEN_FOR_ANOTHER_MACHINE = "127.0.0.2";

vi.mock("./egress.ts", async (original) => {
  const egress = await original<typeof import("./egress.ts")>();
  const nearnessOf = (address: string) =>
    address === TAKEN_FOR_ANOTHER_MACHINE ? "network" : egress.nearnessOf(address);
  return { ...egress, nearnessOf };
});

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

describe("where private networks are open, a redirect leads no nearer than where it comes from", () => {
  test.each<[string, Nearness]>([
    ["93.184.216.34", "public"],
    ["2606:4700::1111", "public"],
    ["10.0.0.7", "network"],
    ["192.168.1.1", "network"],
    ["fd12::1", "network"],
    ["::ffff:192.168.1.1", "network"],
    ["127.0.0.1", "machine"],
    ["127.9.9.9", "machine"],
    ["::1", "machine"],
    ["::ffff:127.0.0.1", "machine"],
    ["64:ff9b::127.0.0.1", "machine"],
  ])("%s: %s", (address, nearness) => expect(nearnessOf(address)).toBe(nearness));

  test.each<[Nearness, string, string | null]>([
    ["public", "93.184.216.34", null],
    ["public", "10.0.0.7", "inward"],
    ["public", "127.0.0.1", "inward"],
    ["network", "10.0.0.7", null],
    ["network", "93.184.216.34", null],
    ["network", "::1", "inward"],
    ["machine", "127.0.0.1", null],
    ["machine", "169.254.169.254", "link-local"],
  ])("from %s to %s: %s", (nearest, address, denial) =>
    expect(egressDenial(address, { allowPrivate: true, nearest })).toBe(denial),
  );

  // Only Linux has all of 127.0.0.0/8 without being asked.
  test.skipIf(process.platform !== "linux")(
    "a server in the private network cannot have this machine called, not even over an open socket",
    async () => {
      const target = await startAnsweringServer(answeringXml(encodeResponse("testConnection", okResult())));
      closers.push(target.close);
      const redirecting = createServer((_request, response) =>
        response.writeHead(307, { location: target.url }).end(),
      );
      redirecting.listen(0, TAKEN_FOR_ANOTHER_MACHINE);
      await once(redirecting, "listening");
      closers.push(async () => void redirecting.close().closeAllConnections());
      const clients = createConnectorClients({ egress: { allowPrivate: true } });
      closers.push(clients.close);
      const callAt = (url: string) => clients.open(url).call("testConnection", { connectionGuid: "" });
      // An administrator may well have entered the address itself.
      expect((await callAt(target.url)).ok).toBe(true);
      const { port } = redirecting.address() as AddressInfo;
      const result = await callAt(`http://${TAKEN_FOR_ANOTHER_MACHINE}:${port}/`);
      expect(result).toMatchObject({
        ok: false,
        failure: { cause: "egress-denied", values: { address: "127.0.0.1", reason: "inward" } },
      });
      expect(target.requests).toHaveLength(1);
      expect(toAnswer(result, "en").explanation).toContain("lies nearer to Brygga than the server itself");
      expect(toAnswer(result, "sv").explanation).toContain("ligger närmare Brygga än servern själv");
      expect((await callAt(target.url)).ok).toBe(true);
    },
  );
});
