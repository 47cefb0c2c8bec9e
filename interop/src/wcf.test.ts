import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { everyOperation } from "./every-operation.ts";
import type { InstalledClient } from "./find-clients.ts";
import { oneOfSeveral } from "./one-of-several.ts";
import { startSampleService } from "./sample-service.ts";
import { compileWcfClient, MONO_PACKAGES, openWcfClient } from "./wcf-client.ts";

const wcf = compileWcfClient();

if (wcf === undefined) {
  // Mono is large, so no machine must have it; the bytes that WCF writes are tested without it.
  test("WCF of Mono is installed", ({ skip }) => {
    skip(`WCF of Mono is not installed (Debian: sudo apt-get install ${MONO_PACKAGES})`);
  });
} else {
  // .NET writes a carriage return as a reference; Mono does not.
  const lacks = { carriageReturns: true, duplicateKeys: true };
  const open = (wsdlUrl: string) => openWcfClient(wcf, wsdlUrl);
  describe("WCF of Mono", () => everyOperation(open, "wsdl", lacks));
  describe("WCF of Mono, with the address of one of several connectors,", () => oneOfSeveral(open));
  test("WCF of Mono understands a SOAP fault", () => understandsFault(wcf));
}

/** The client says nothing that is wrong, so something between it and the service makes it wrong. */
async function understandsFault(client: InstalledClient): Promise<void> {
  const service = await startSampleService();
  const between = createServer((request, response) => void passOn(request, response, service.url)).listen(0);
  await once(between, "listening");
  const { port } = between.address() as AddressInfo;
  const opened = await openWcfClient(client, `http://127.0.0.1:${port}/`);
  const outcome = await opened.call("WSGetConfigData", null);
  await opened.close();
  between.close();
  await service.close();
  if (!("fault" in outcome)) throw new Error(`no fault: ${JSON.stringify(outcome)}`);
  expect(outcome.fault.code).toBe("Client");
  expect(outcome.fault.text).toContain("does not match the body");
}

async function passOn(request: IncomingMessage, response: ServerResponse, url: string): Promise<void> {
  const body = await buffer(request);
  const headers = { "content-type": "text/xml; charset=utf-8", soapaction: '"http://tempuri.org/Nope"' };
  const answer = await fetch(url, { method: "POST", headers, body });
  response.writeHead(answer.status, { "content-type": "text/xml; charset=utf-8" });
  response.end(await answer.text());
}
