import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkReport } from "@brygga/api-contract";
import { createSampleConnector, createSampleErp, type SampleErp } from "@brygga/connector-sample";
import {
  createAppAuthentication,
  createMemoryConfigurationStore,
  serveConnectors,
} from "@brygga/connector-sdk";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runBrygga } from "../testing/run-brygga.ts";

const SAMPLE = join(import.meta.dirname, "../../../../connectors/sample/src/index.ts");
/** The sample connector over a small ERP; it says where it keeps things. */
const PLUGIN = `
  import { createSampleConnector, createSampleErp } from ${JSON.stringify(SAMPLE)};
  export default async ({ dataFolder }) => {
    console.log("kept in " + dataFolder);
    const size = { customers: 3, suppliers: 1, persons: 2, projects: 1 };
    return createSampleConnector(await createSampleErp({ seed: 3, ...size }));
  };
`;

let folder: string;
let connectors: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "brygga-check-own-"));
  connectors = join(folder, "connectors");
  await mkdir(connectors);
  await writeFile(join(connectors, "sample.ts"), PLUGIN);
  await writeFile(join(connectors, "broken.js"), "export default 1;");
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

const check = (url: string, ...options: string[]) =>
  runBrygga(["connector", "check", url, "--config", "Company=Nordvik", ...options], {
    ...{ data: join(folder, "data"), connectors },
  });

const refusal = async (url: string, ...options: string[]): Promise<string> => {
  const { out, error, code } = await check(url, ...options);
  expect({ out, code }).toEqual({ out: "", code: 1 });
  return error;
};

test("a plugin of the folder is run and examined without a Brygga, and keeps nothing", async () => {
  const { out, error, code } = await check("plugin://sample", "--create", "--json");
  const report = checkReport.parse(JSON.parse(out));
  expect({ code, url: report.url }).toEqual({ code: 0, url: "plugin://sample" });
  const outcomes = report.groups.flatMap(({ rules }) => rules.map(({ id, outcome }) => [id, outcome]));
  expect(Object.fromEntries(outcomes)).toMatchObject({
    ...{ "service-answers": "not-tested", "unknown-connection": "passed", "save-every-field": "passed" },
  });
  expect(report.profile?.writing).toMatchObject({ partialSave: true });
  expect(error).toContain("[broken.js] a plugin could not be loaded: ");
  const kept = /\[sample\.ts\] kept in (\S+)\n/.exec(error)?.[1] ?? "";
  await expect(readdir(kept)).rejects.toThrow("ENOENT");
  await expect(readdir(join(folder, "data"))).rejects.toThrow("ENOENT");
}, 60_000);

test("a plugin that is not there, or is asked for credentials, is refused in words", async () => {
  expect(await refusal("plugin://Nothing")).toMatch(
    /plugin:\/\/Nothing cannot be examined: There is no plugin connector called Nothing\. The ones that are there: Sample\./,
  );
  expect(await refusal("plugin://Sample", "--bearer", "x")).toMatch(
    /^plugin:\/\/Sample is a plugin, which runs on this machine .* leave out --basic, --bearer, --header and --ca\.\n$/,
  );
}, 60_000);

/** An application that this Brygga has registered under the id `visma`. */
async function withApp(data: string, work: (erp: SampleErp) => Promise<void>): Promise<void> {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const erp = await createSampleErp({ seed: 3, customers: 3, suppliers: 1, persons: 2, projects: 1 });
  const key = join(folder, "visma.pub.pem");
  await writeFile(key, publicKey.export({ type: "spki", format: "pem" }));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/ErpConnectorWS.svc`;
  const added = await runBrygga(["app", "add", "visma", "--url", url, "--public-key", key], { data });
  expect(added).toMatchObject({ code: 0, error: "" });
  const authenticate = await createAppAuthentication({
    ...{ applicationId: "visma", bryggaPublicKey: added.out, onRefused: () => undefined },
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  });
  const store = createMemoryConfigurationStore();
  const service = await serveConnectors({
    connectors: [createSampleConnector(erp)],
    ...{ store, port, authenticate },
  });
  try {
    await work(erp);
  } finally {
    await service.close();
    await erp.close();
  }
}

/** Of the service that is registered before it is there. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

test("an application is examined as the Brygga calls it that has it registered", async () => {
  const data = join(folder, "registered");
  await runBrygga(["migrate"], { data });
  const checkApp = (url: string) =>
    runBrygga(["connector", "check", url, "--config", "Company=Nordvik"], { data });
  await withApp(data, async () => {
    const { out, error, code } = await checkApp("app://visma");
    expect({ error, code }).toEqual({ error: "", code: 0 });
    expect(out).toContain("app://visma, examined");
    expect(out).toContain("pass  answers what changed on or after a stamp");
    expect(await checkApp("app://fortnox")).toEqual({
      ...{ code: 1, out: "" },
      error: expect.stringContaining("No application called fortnox is registered."),
    });
  });
  const { code, error } = await checkApp("app://visma");
  expect(code).toBe(1);
  expect(error).toMatch(/^app:\/\/visma cannot be examined: .*\n$/);
}, 60_000);

test("an application cannot be examined where no Brygga has it registered, and it is said what to do", async () => {
  expect(await refusal("app://visma")).toMatch(
    /^app:\/\/visma cannot be examined without the Brygga that has it registered\. There is no database in .*: start Brygga once, or set BRYGGA_DATA to its folder\.\n$/,
  );
});
