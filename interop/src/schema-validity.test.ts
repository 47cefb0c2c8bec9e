import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EncodedRequest, encodeRequest, type MessageKey } from "@brygga/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EXAMPLE_REQUESTS } from "./example-requests.ts";
import { findClient } from "./find-clients.ts";
import { openSchemaValidator, type SchemaValidator } from "./open-schema-validator.ts";
import { type SampleService, startSampleService } from "./sample-service.ts";

const KEYS = Object.keys(EXAMPLE_REQUESTS).filter((key): key is MessageKey => key in EXAMPLE_REQUESTS);
const SHARED = join(import.meta.dirname, "../../../shared/wire");
const python = findClient("zeep")?.program;

let service: SampleService;
let validator: SchemaValidator;

async function post({ body, soapAction }: EncodedRequest): Promise<string> {
  const headers = { "content-type": "text/xml; charset=utf-8", soapaction: `"${soapAction}"` };
  return (await fetch(service.url, { method: "POST", headers, body })).text();
}

/** An answer of each operation, asked for by Brygga's own encoder. */
async function answerOf<K extends MessageKey>(key: K): Promise<string> {
  await post(encodeRequest("saveConnection", EXAMPLE_REQUESTS.saveConnection));
  return post(encodeRequest(key, EXAMPLE_REQUESTS[key]));
}

function validityTests(): void {
  test.each(KEYS)("a request of %s is valid", async (key) => {
    expect(await validator.problemsOf(encodeRequest(key, EXAMPLE_REQUESTS[key]).body)).toEqual([]);
  });

  test.each(KEYS)("an answer to %s is valid", async (key) => {
    const answer = await answerOf(key);
    expect(answer).toContain(key === "authenticate" ? "Succeeded>false<" : "IsOk>true<");
    expect(await validator.problemsOf(answer)).toEqual([]);
  });

  test.each(KEYS)("an answer to %s that refuses is valid", async (key) => {
    const refused = encodeRequest(key, EXAMPLE_REQUESTS[key]).body.replaceAll(/b820f41e/g, "00000001");
    expect(await validator.problemsOf(await post({ body: refused, soapAction: "" }))).toEqual([]);
  });

  test("and a member that stands too late would be seen", async () => {
    const answer = await answerOf("testConnection");
    const late = answer
      .replace(/<(\w+):IsOk>.*?<\/\1:IsOk>/, "")
      .replace(/(?=<\/WSTestConnectionResult>)/, "<a:IsOk>true</a:IsOk>");
    expect(await validator.problemsOf(late)).not.toEqual([]);
  });
}

/** Strict readers, WCF's among them, drop what stands in another order or namespace than the schema says. */
describe.skipIf(python === undefined)("every message is as the schema says, in order and namespace:", () => {
  beforeAll(async () => {
    service = await startSampleService();
  });
  afterAll(() => service?.close());

  describe("the one in the service's own WSDL", () => {
    let folder = "";
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), "brygga-wsdl-"));
      const file = join(folder, "service.wsdl");
      writeFileSync(file, await (await fetch(`${service.url}?singleWsdl`)).text());
      validator = openSchemaValidator(python ?? "", file);
    });
    afterAll(async () => {
      await validator?.close();
      rmSync(folder, { recursive: true, force: true });
    });
    validityTests();
  });

  describe.skipIf(!existsSync(SHARED))("the one in the WSDL that a WCF service gives", () => {
    beforeAll(() => {
      validator = openSchemaValidator(python ?? "", join(SHARED, "ErpConnectorWS.wsdl"));
    });
    afterAll(() => validator?.close());
    validityTests();
  });
});

/** Requests that a WCF client really sent. */
describe.skipIf(!existsSync(SHARED))("a recorded WCF request is answered:", () => {
  beforeAll(async () => {
    service = await startSampleService();
    await answerOf("saveConnection");
  });
  afterAll(() => service?.close());

  const samples = existsSync(SHARED) ? readdirSync(join(SHARED, "samples")) : [];
  const requests = samples.filter((name) => name.endsWith(".request.xml") && !name.startsWith("FAULT"));

  test.each(requests)("%s", async (name) => {
    const body = readFileSync(join(SHARED, "samples", name), "utf8");
    const operation = name.split(/[.-]/)[0] ?? "";
    const contract = operation === "Authenticate" ? "IIntegrationServiceConnectorAuth" : "IErpConnectorWS";
    const answer = await post({ body, soapAction: `http://tempuri.org/${contract}/${operation}` });
    expect(answer).toContain(`<${operation}Response xmlns="http://tempuri.org/">`);
    expect(answer).not.toContain("faultstring");
  });
});
