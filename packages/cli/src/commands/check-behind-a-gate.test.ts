import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { checkReport } from "@brygga/api-contract";
import { createSampleConnector, createSampleErp, type SampleErp } from "@brygga/connector-sample";
import {
  type ConnectorService,
  createMemoryConfigurationStore,
  serveConnectors,
} from "@brygga/connector-sdk";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LOCAL_CERTIFICATE, LOCAL_KEY } from "../testing/local-certificate.ts";
import { runBrygga } from "../testing/run-brygga.ts";

const BASIC = `Basic ${Buffer.from("erp:öppna:dörren").toString("base64")}`;

let folder: string;
let erp: SampleErp;
let service: ConnectorService;
let gate: Server;
/** The service behind TLS and a check of credentials, as a company has it behind its proxy. */
let address: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "brygga-gate-"));
  await writeFile(join(folder, "ca.pem"), LOCAL_CERTIFICATE);
  await writeFile(join(folder, "basic.txt"), "erp:öppna:dörren\n");
  erp = await createSampleErp({ seed: 3, customers: 3, suppliers: 1, persons: 2, projects: 1 });
  service = await serveConnectors({
    connectors: [createSampleConnector(erp)],
    store: createMemoryConfigurationStore(),
  });
  gate = createServer({ key: LOCAL_KEY, cert: LOCAL_CERTIFICATE }, (request, response) => {
    void passOn(request, response);
  }).listen(0, "127.0.0.1");
  await once(gate, "listening");
  address = `https://localhost:${(gate.address() as AddressInfo).port}/ErpConnectorWS.svc`;
});
afterAll(async () => {
  gate?.close();
  await service?.close();
  await erp?.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function passOn(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { authorization, "content-type": type = "", soapaction = "" } = request.headers;
  const body = await buffer(request);
  const isKnown = request.headers["x-api-key"] === "k3y" || authorization === BASIC;
  if (!isKnown && authorization !== "Bearer t0ken") {
    response.writeHead(401, { "www-authenticate": 'Basic realm="erp"' }).end();
    return;
  }
  const url = new URL(request.url ?? "/", service.url);
  const headers = { "content-type": type, soapaction: String(soapaction) };
  const answer = await fetch(url, request.method === "POST" ? { method: "POST", headers, body } : {});
  response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" });
  response.end(Buffer.from(await answer.arrayBuffer()));
}

const check = (url: string, ...options: string[]) =>
  runBrygga(["connector", "check", url, "--config", "Company=Nordvik", ...options], { data: folder });

test("a service behind TLS and Basic credentials is examined, and the password is in no report", async () => {
  const options = ["--ca", join(folder, "ca.pem"), "--basic", `@${join(folder, "basic.txt")}`];
  const { out, error, code } = await check(address, ...options, "--verbose");
  expect({ error, code }).toEqual({ error: "", code: 0 });
  expect(out).toContain(`${address}, examined`);
  expect(out).toContain("pass  answers GetConfigData as text/xml with HTTP 200, without a configuration");
  expect(out).not.toContain("dörren");
}, 60_000);

test("credentials may stand in the address, and are not repeated", async () => {
  const withUser = address.replace("https://", `https://erp:${encodeURIComponent("öppna:dörren")}@`);
  const { out, code } = await check(withUser, "--ca", join(folder, "ca.pem"));
  expect(code).toBe(0);
  expect(out).toContain(`${address}, examined`);
}, 60_000);

test("a bearer token is read from standard input", async () => {
  const args = ["connector", "check", address, "--ca", join(folder, "ca.pem"), "--bearer", "@-", "--json"];
  const { out } = await runBrygga(args, { data: folder, input: "t0ken\n" });
  const { url, groups } = checkReport.parse(JSON.parse(out));
  expect(url).toBe(address);
  expect(groups[0]?.rules[0]).toMatchObject({ id: "service-answers", outcome: "passed" });
}, 60_000);

test("the key of an API gateway is sent as the header that it is", async () => {
  const { error, code } = await check(address, "--ca", join(folder, "ca.pem"), "--header", "X-Api-Key: k3y");
  expect({ error, code }).toEqual({ error: "", code: 0 });
}, 60_000);

test("without them it is told what the address wants", async () => {
  const { out, code } = await check(address, "--ca", join(folder, "ca.pem"));
  expect(code).toBe(1);
  expect(out).toMatch(/FAIL {2}answers GetConfigData.*\n\s+.*HTTP 401/);
});

test("what is no secret, or two of them, is refused in one line", async () => {
  const refusal = async (...options: string[]) => (await check(address, ...options)).error;
  expect(await refusal("--basic", "erp")).toBe(
    "--basic must be a user and a password with a colon between, such as erp:secret.\n",
  );
  expect(await refusal("--bearer", "")).toContain("--bearer is empty.");
  expect(await refusal("--bearer", "@none.txt")).toContain("none.txt cannot be read");
  expect(await refusal("--bearer", "a", "--basic", "b:c")).toContain("cannot be used with option");
  expect(await refusal("--header", "Host: other")).toContain("--header must be the name of a header");
  expect(await refusal("--ca", "none.pem")).toContain("none.pem cannot be read");
}, 60_000);
