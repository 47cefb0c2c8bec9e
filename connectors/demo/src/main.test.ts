import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { decodeResponse, encodeRequest, type OperationKey, type RequestOf } from "@brygga/protocol";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const MAIN = join(import.meta.dirname, "main.ts");
const GUID = "b820f41e-9db5-4b77-a1a7-b16d13f74f31";

let dataFolder: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "brygga-demo-"));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await rm(dataFolder, { recursive: true });
});

const environment = (port = "0") => ({
  ...process.env,
  BRYGGA_DEMO_PORT: port,
  BRYGGA_DEMO_DATA: dataFolder,
});

function started(port?: string): ChildProcess {
  const child = spawn(process.execPath, [MAIN], { env: environment(port), stdio: ["pipe", "pipe", "pipe"] });
  children.push(child);
  return child;
}

/** The URL in the one line that the demo prints when it listens. */
async function urlOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("the demo has no stdout");
  for await (const line of createInterface(child.stdout)) {
    const url = /^sample ERP listening on (http:\/\/127\.0\.0\.1:\d+\/ErpConnectorWS\.svc)$/.exec(line)?.[1];
    if (url !== undefined) return url;
    throw new Error(`unexpected line: ${line}`);
  }
  throw new Error("the demo ended before it listened");
}

async function call<K extends OperationKey>(url: string, key: K, request: RequestOf<K>) {
  const { body, soapAction } = encodeRequest(key, request);
  const headers = { "content-type": "text/xml; charset=utf-8", soapaction: `"${soapAction}"` };
  const response = await fetch(url, { method: "POST", headers, body });
  const decoded = decodeResponse(key, await response.text());
  if (decoded.kind === "fault") throw new Error(`a fault: ${decoded.fault.string}`);
  return decoded.response;
}

const exitOf = async (child: ChildProcess): Promise<number | null> => {
  if (child.exitCode !== null) return child.exitCode;
  const [code]: [number | null] = (await once(child, "exit")) as [number | null];
  return code;
};

describe("the demo ERP", () => {
  test("serves the sample at its plain URL and workbooks as Excel", async () => {
    const url = await urlOf(started());
    const sample = await call(url, "getConfigData", {});
    expect(sample.fieldMetadata?.map(({ fieldKey }) => fieldKey)).toContain("Company");
    const excel = await call(`${url}?ConnectorName=Excel`, "getConfigData", {});
    expect(excel.isOk).toBe(true);
    expect(excel.fieldMetadata?.map(({ fieldKey }) => fieldKey)).toContain("File");
  });

  test("brings a workbook along whose first customer is number 10001 with key 1", async () => {
    const url = `${await urlOf(started())}?ConnectorName=Excel`;
    const File = join(dataFolder, "demo-erp.xlsx");
    expect(existsSync(File)).toBe(true);
    expect(await call(url, "testConfigData", { connectionInfo: { File } })).toMatchObject({ isOk: true });
    await call(url, "saveConnection", { connectionGuid: GUID, connectionInfo: { File } });
    const fields = await call(url, "getSupportedActorTypeFields", {
      connectionGuid: GUID,
      actorType: "Customer",
    });
    const fieldKeys = fields.fieldMetadata?.map(({ fieldKey }) => fieldKey) ?? [];
    const wanted = { connectionGuid: GUID, actorType: "Customer", erpKeys: ["1"], fieldKeys };
    const { actors } = await call(url, "getActors", wanted);
    expect(Object.values(actors?.[0]?.fieldValues ?? {})).toContain("10001");
  });

  test("leaves the workbook, the edits and the connections of an earlier start as they are", async () => {
    const first = started();
    const url = await urlOf(first);
    await call(url, "saveConnection", { connectionGuid: GUID, connectionInfo: { Company: "Nordvik" } });
    const actor = {
      actorType: "Project",
      erpKey: "",
      fieldValues: { NAME: "Kvar" },
      lastModified: "",
      parentActorType: "",
      parentErpKey: "",
    };
    const { actor: created } = await call(url, "createActor", { connectionGuid: GUID, actor });
    const workbook = join(dataFolder, "demo-erp.xlsx");
    const before = { bytes: await readFile(workbook), modified: (await stat(workbook)).mtimeMs };
    first.kill("SIGKILL");
    await exitOf(first);

    const again = await urlOf(started());
    const wanted = {
      connectionGuid: GUID,
      actorType: "Project",
      erpKeys: [created?.erpKey ?? ""],
      fieldKeys: ["NAME"],
    };
    expect((await call(again, "getActors", wanted)).actors?.[0]?.fieldValues.NAME).toBe("Kvar");
    expect({ bytes: await readFile(workbook), modified: (await stat(workbook)).mtimeMs }).toEqual(before);
  });

  test("ends on SIGTERM", async () => {
    const child = started();
    await urlOf(child);
    child.kill("SIGTERM");
    expect(await exitOf(child)).toBe(0);
  });

  test("ends when whoever started it closes its stdin", async () => {
    const child = started();
    await urlOf(child);
    child.stdin?.end();
    expect(await exitOf(child)).toBe(0);
  });

  test("ends when its channel to whoever started it closes", async () => {
    const child = fork(MAIN, {
      env: environment(),
      execArgv: [],
      stdio: ["ignore", "pipe", "inherit", "ipc"],
    });
    children.push(child);
    await urlOf(child);
    child.disconnect();
    expect(await exitOf(child)).toBe(0);
  });

  test("does not end because nobody is at its stdin", async () => {
    const child = spawn(process.execPath, [MAIN], {
      env: environment(),
      stdio: ["ignore", "pipe", "inherit"],
    });
    children.push(child);
    const url = await urlOf(child);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await call(url, "getConfigData", {})).toMatchObject({ isOk: true });
  });
});

describe("a demo ERP that cannot start says why in one line", () => {
  const errorOf = async (child: ChildProcess): Promise<string> => {
    let words = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      words += chunk.toString();
    });
    await once(child, "close");
    expect(child.exitCode).toBe(1);
    return words;
  };

  test("when its port is no port", async () => {
    const words = await errorOf(started("http"));
    expect(words).toBe("The sample ERP could not start: BRYGGA_DEMO_PORT must be a port number\n");
  });

  test("when its port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address !== null ? String(address.port) : "";
    const words = await errorOf(started(port));
    other.close();
    expect(words).toContain(`port ${port} is taken`);
    expect(words.trim().split("\n")).toHaveLength(1);
  });
});
