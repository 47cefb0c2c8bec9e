import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  decodeResponse,
  encodeFault,
  encodeRequest,
  type OperationKey,
  type RequestOf,
} from "@brygga/protocol";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { createMemoryConfigurationStore } from "../configuration-store.ts";
import { defineConnector } from "../define-connector.ts";
import { serveConnectors } from "../soap/serve-connectors.ts";
import { MemoryErp, memoryDefinition } from "../testing/memory-connector.ts";
import { record } from "./record.ts";
import { createReplayDispatcher, replay } from "./replay.ts";

const FIRST = "b820f41e-9db5-4b77-a1a7-b16d13f74f31";
const SECOND = "11111111-2222-4333-8444-555555555555";
const PASSWORD = "hunter2-hunter2";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "brygga-recording-"));
  file = join(folder, "traffic.jsonl");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function memoryService() {
  const definition = memoryDefinition(new MemoryErp());
  const connectors = [defineConnector(definition), defineConnector({ ...definition, name: "Other" })];
  const service = await serveConnectors({ connectors, store: createMemoryConfigurationStore() });
  onTestFinished(() => service.close());
  return service;
}

async function post<K extends OperationKey>(url: string, key: K, request: RequestOf<K>) {
  const { body, soapAction } = encodeRequest(key, request);
  const headers = {
    "content-type": "text/xml; charset=utf-8",
    soapaction: `"${soapAction}"`,
    authorization: "Basic c2VjcmV0OnNlY3JldA==",
  };
  return fetch(url, { method: "POST", headers, body });
}

async function call<K extends OperationKey>(url: string, key: K, request: RequestOf<K>) {
  const decoded = decodeResponse(key, await (await post(url, key, request)).text());
  if (decoded.kind === "fault") throw new Error(`fault: ${decoded.fault.string}`);
  return decoded.response;
}

/** What a caller does with a connection, and everything that it was told. */
async function session(url: string, connectionGuid: string, Password: string): Promise<unknown[]> {
  const customers = { connectionGuid, actorType: "Customer", fieldKeys: ["NAME"] };
  const answers: unknown[] = [];
  const say = async <K extends OperationKey>(key: K, request: RequestOf<K>) =>
    answers.push(await call(url, key, request));
  await say("getActors", { ...customers, erpKeys: [] });
  await say("testConfigData", { connectionInfo: { Company: "Nordvik", Password: `quoted ${Password}` } });
  await say("saveConnection", { connectionGuid, connectionInfo: { Company: "Nordvik", Password } });
  await say("getActors", { ...customers, erpKeys: ["C1"] });
  const changed = { actorType: "Customer", erpKey: "C1", fieldValues: { NAME: "Ny" }, lastModified: "101" };
  await say("saveActors", {
    connectionGuid,
    actors: [{ ...changed, parentActorType: "", parentErpKey: "" }],
  });
  await say("getActors", { ...customers, erpKeys: ["C1"] });
  const persons = { connectionGuid, actorType: "Person", searchText: "", fieldKeys: ["NAME", "PIN"] };
  await say("searchActors", persons);
  return answers;
}

async function recorded(
  connectionGuid: string,
  password = PASSWORD,
): Promise<{ text: string; answers: unknown[] }> {
  const recorder = await record({ target: (await memoryService()).url, file });
  const answers = await session(recorder.url, connectionGuid, password);
  await recorder.close();
  return { text: await readFile(file, "utf8"), answers };
}

describe("a recording", () => {
  test("passes every answer on as it is", async () => {
    const direct = await session((await memoryService()).url, FIRST, PASSWORD);
    expect((await recorded(FIRST)).answers).toEqual(direct);
  });

  test("holds no password, also where the connector quotes it, no secret of an actor and no credentials", async () => {
    const { text } = await recorded(FIRST);
    for (const secret of [PASSWORD, "hunter2", "c2VjcmV0", "uthorization", '"771"', FIRST])
      expect(text).not.toContain(secret);
    expect(text).toContain('"Password":"(removed)"');
    expect(text).toContain("The password (removed) is wrong.");
    expect(text).toContain('"PIN":"(removed)"');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test("is the same file for the same traffic, whatever the ids and passwords", async () => {
    const first = await recorded(FIRST);
    expect((await recorded(SECOND, "another password")).text).toBe(first.text);
  });

  test("stands line by line in the documented form", async () => {
    const lines = (await recorded(FIRST)).text.trimEnd().split("\n");
    expect(lines[0]).toBe('{"brygga":"recording","version":1}');
    const saved = lines.find((line) => line.includes('"saveConnection"'));
    expect(saved).toBe(
      '{"connector":"","operation":"saveConnection","outcome":{"answer":{"errorCode":"","isOk":true,"state":"Ok",' +
        '"techExplanation":"","userExplanation":""},"kind":"answer"},"request":{"connectionGuid":' +
        '"c0000000-0000-4000-8000-000000000001","connectionInfo":{"Company":"Nordvik","Password":"(removed)"}}}',
    );
  });

  test("takes out every value of a configuration that the connector does not describe", async () => {
    const dumb = createServer((_request, response) => {
      response.writeHead(500, { "content-type": "text/xml" });
      response.end(encodeFault({ code: "Server", message: `no ${PASSWORD} today` }));
    });
    await new Promise<void>((resolve) => dumb.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void dumb.close());
    const target = `http://127.0.0.1:${(dumb.address() as AddressInfo).port}/x.svc`;
    const recorder = await record({ target, file });
    const request = { connectionGuid: FIRST, connectionInfo: { Company: "Nordvik", Word: PASSWORD } };
    await expect(call(recorder.url, "saveConnection", request)).rejects.toThrow(
      `fault: no ${PASSWORD} today`,
    );
    await recorder.close();
    const text = await readFile(file, "utf8");
    expect(text).not.toMatch(/Nordvik|hunter2/);
    expect(text).toContain('"outcome":{"code":"Server","kind":"fault","text":"no (removed) today"}');
  });

  test("takes out what its owner calls a secret, too", async () => {
    const target = (await memoryService()).url;
    const recorder = await record({ target, file, isSecret: (fieldKey) => fieldKey === "Company" });
    await call(recorder.url, "testConfigData", { connectionInfo: { Company: "Nordvik" } });
    await recorder.close();
    expect(await readFile(file, "utf8")).not.toContain("Nordvik");
  });

  test("knows several connectors behind one URL, and a WSDL leads back to the recorder", async () => {
    const recorder = await record({ target: (await memoryService()).url, file });
    await call(`${recorder.url}?ConnectorName=Other`, "getConfigData", {});
    const missing = await call(`${recorder.url}?ConnectorName=None`, "getConfigData", {});
    expect(missing.errorCode).toBe("CONNECTOR_NOT_FOUND");
    const wsdl = await (await fetch(`${recorder.url}?singleWsdl`)).text();
    expect(wsdl).toContain(`location="${recorder.url}"`);
    await recorder.close();
    const text = await readFile(file, "utf8");
    expect(text).toContain('"connector":"Other"');
    const again = await createReplayDispatcher(file);
    expect((await again.dispatch("getConfigData", {}, "other")).fieldMetadata).toHaveLength(3);
    expect((await again.dispatch("getConfigData", {}, "None")).errorCode).toBe("CONNECTOR_NOT_FOUND");
    expect((await again.dispatch("getConfigData", {})).errorCode).toBe("NOT_RECORDED");
  });

  test("sends credentials of the target's URL with the calls, and keeps them out of the file", async () => {
    const seen: (string | undefined)[] = [];
    const guarded = createServer((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(401).end();
    });
    await new Promise<void>((resolve) => guarded.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void guarded.close());
    const { port } = guarded.address() as AddressInfo;
    const recorder = await record({ target: `http://kim:s%C3%A9cret@127.0.0.1:${port}/x.svc`, file });
    const { body } = encodeRequest("getConfigData", {});
    const headers = { "content-type": "text/xml" };
    expect((await fetch(recorder.url, { method: "POST", headers, body })).status).toBe(401);
    await recorder.close();
    expect(seen).toEqual([`Basic ${Buffer.from("kim:sécret").toString("base64")}`]);
    const [, line] = (await readFile(file, "utf8")).split("\n");
    expect(line).toBe(
      '{"connector":"","operation":"getConfigData","outcome":{"kind":"http","status":401},"request":{}}',
    );
  });

  test("says that the connector cannot be reached, and goes on", async () => {
    const gone = await memoryService();
    await gone.close();
    const recorder = await record({ target: gone.url, file });
    const answer = await post(recorder.url, "getConfigData", {});
    expect([answer.status, await answer.text()]).toEqual([
      502,
      expect.stringMatching(/cannot be reached: .*ECONNREFUSED/),
    ]);
    await recorder.close();
    expect(await readFile(file, "utf8")).toBe('{"brygga":"recording","version":1}\n');
  });
});

describe("a replay", () => {
  test("answers the same session, over SOAP, under another id and with another password", async () => {
    const { answers } = await recorded(FIRST);
    const service = await replay(file);
    onTestFinished(() => service.close());
    const replayed = await session(service.url, SECOND, "quite another");
    const withoutSecrets = (content: unknown) =>
      JSON.parse(
        JSON.stringify(content)
          .replaceAll(FIRST, SECOND)
          .replaceAll(PASSWORD, "(removed)")
          .replaceAll(/"77\d"/g, '"(removed)"')
          .replaceAll("quoted (removed)", "(removed)"),
      );
    expect(replayed).toEqual(withoutSecrets(answers));
    expect(service.unrecorded).toEqual([]);
  });

  test("answers repeated calls in their order, and with the last answer from then on", async () => {
    await recorded(FIRST);
    const { dispatch } = await createReplayDispatcher(file);
    const request = { connectionGuid: SECOND, actorType: "Customer", erpKeys: ["C1"], fieldKeys: ["NAME"] };
    const names: (string | undefined)[] = [];
    for (let times = 0; times < 3; times++) {
      names.push((await dispatch("getActors", request)).actors?.[0]?.fieldValues.NAME);
    }
    expect(names).toEqual(["Firma 1", "Ny", "Ny"]);
  });

  test("answers what was not recorded with an error, and keeps a list of it", async () => {
    await recorded(FIRST);
    const service = await replay(file);
    onTestFinished(() => service.close());
    const answer = await call(service.url, "getList", { connectionGuid: SECOND, listName: "Colours" });
    expect(answer).toMatchObject({ isOk: false, errorCode: "NOT_RECORDED", listItems: null });
    expect(service.unrecorded).toEqual([
      'getList {"connectionGuid":"c0000000-0000-4000-8000-000000000001","listName":"Colours"}',
    ]);
  });

  test.each([
    ["", /not a recording of this version/],
    ['{"brygga":"recording","version":1}\n{"connector":""}', /line 2: /],
    [
      '{"brygga":"recording","version":1}\n{"connector":"","operation":"getList","outcome":{"kind":"http","status":401},"request":{}}',
      /line 2, getList: /,
    ],
  ])("says which line of a file it cannot read: %j", async (content, message) => {
    await writeFile(file, content);
    await expect(replay(file)).rejects.toThrow(message);
  });
});
