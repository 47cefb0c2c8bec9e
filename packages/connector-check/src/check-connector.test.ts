import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createExcelConnector, writeDemoWorkbook } from "@brygga/connector-excel";
import { createSampleConnector, createSampleErp } from "@brygga/connector-sample";
import { type Connector, createMemoryConfigurationStore, serveConnectors } from "@brygga/connector-sdk";
import { expect, test } from "vitest";
import { checkConnector } from "./check-connector.ts";
import type { CheckOptions } from "./check-options.ts";
import { openService } from "./examined-service.ts";
import { fetchSender } from "./testing/fetch-sender.ts";
import { findingOf, findingsOf, idsOf, openSmallWorld, SECRET } from "./testing/small-world.ts";

const writeIds = /^(?:save|create)-/;

async function examined(connector: Connector, options: Partial<CheckOptions>) {
  const store = createMemoryConfigurationStore();
  const service = await serveConnectors({ connectors: [connector], store });
  try {
    return await checkConnector({ service: openService(service.url, { send: fetchSender }), ...options });
  } finally {
    await service.close();
  }
}

test("the sample connector keeps every rule", async () => {
  const erp = await createSampleErp({ seed: 3, customers: 4, suppliers: 2, persons: 4, projects: 2 });
  const config = { Company: "Nordvik", Timeout: "30", UseTest: "false" };
  const wrongConfig = { Company: "Nordvik", Password: "wrong" };
  const report = await examined(createSampleConnector(erp), { config, wrongConfig, mayCreate: true });
  await erp.close();
  expect([idsOf(report, "failed"), idsOf(report, "not-tested")]).toEqual([[], []]);
  expect(report.profile).toMatchObject({
    lastModified: { form: "number", granularity: "value", largestTie: 1, order: "ascending" },
    inclusive: true,
    emptySuccess: { getActors: "empty-list", getActorsByTimestamp: "empty-list" },
    requestBytes: { accepted: 262_144, refused: null },
    writing: { changedValues: [], badRecord: "others-saved", partialSave: true },
  });
}, 120_000);

test("the Excel connector breaks no rule", async () => {
  const folder = await mkdtemp(join(tmpdir(), "brygga-check-"));
  await writeDemoWorkbook(join(folder, "erp.xlsx"));
  const connector = createExcelConnector({ stateFolder: join(folder, "state"), baseFolder: folder });
  const config = { File: "erp.xlsx" };
  const report = await examined(connector, { config, wrongConfig: { File: "none.xlsx" }, mayCreate: true });
  await rm(folder, { recursive: true, force: true });
  expect(idsOf(report, "failed")).toEqual([]);
  expect(idsOf(report, "not-tested")).toEqual(["config-lists", "create-mandatory"]);
  expect(report.profile).toMatchObject({
    inclusive: true,
    writing: { changedValues: [], partialSave: true },
  });
}, 120_000);

test("nothing is written unless it is allowed", async () => {
  await using world = await openSmallWorld();
  const before = structuredClone(world.erp.actors);
  const report = await world.check();
  expect(world.erp.actors).toEqual(before);
  const writes = world.service.calls.filter(({ key }) => key === "createActor" || key === "saveActors");
  expect(writes.map(({ request }) => "actors" in request && request.actors)).toEqual([[], [], []]);
  expect(idsOf(report, "passed").filter((id) => writeIds.test(id))).toEqual(["save-nothing"]);
  expect(findingOf(report, "save-every-field")?.reason).toBe("changing actors was not allowed");
  expect(report.leftBehind).toEqual([]);
});

test("a record that may be changed is put back as it was", async () => {
  await using world = await openSmallWorld();
  const before = structuredClone(world.erp.find("Customer", "C2"));
  const report = await world.check({ records: [{ actorType: "Customer", erpKey: "C2" }] });
  expect(idsOf(report, "passed")).toContain("save-every-field");
  expect(world.erp.find("Customer", "C2")?.fieldValues).toEqual(before?.fieldValues);
  expect(world.erp.find("Customer", "C2")?.lastModified).not.toBe(before?.lastModified);
  expect(world.erp.actors).toHaveLength(6);
  expect(report.leftBehind).toEqual([]);
});

test("what was created is named, because it stays", async () => {
  await using world = await openSmallWorld();
  const { leftBehind } = await world.check({ mayCreate: true });
  expect(leftBehind.map((sentence) => sentence.replace(/N\d+/, "N…"))).toEqual([
    "Customer N… was created and stays: the contract has no deleting",
    "Person N… was created and stays: the contract has no deleting",
  ]);
  expect(world.erp.actors).toHaveLength(8);
});

test("the examination has a connection of its own, and deletes it", async () => {
  await using world = await openSmallWorld();
  await world.check();
  const ids = new Set(
    world.service.calls.flatMap(({ key, request }) =>
      key === "saveConnection" && "connectionGuid" in request ? [request.connectionGuid] : [],
    ),
  );
  expect(ids.size).toBe(1);
  const [id = ""] = ids;
  expect(await world.store.get(id)).toBeUndefined();
});

test("a password stands nowhere in the report", async () => {
  await using world = await openSmallWorld({
    response: ({ key, response }) =>
      key === "testConnection"
        ? { ...response, isOk: false, techExplanation: `logged in with ${SECRET}` }
        : response,
  });
  const report = await world.check();
  expect(JSON.stringify(report)).not.toContain(SECRET);
  expect(findingOf(report, "connection-saved-again")?.reason).toContain("logged in with •••");
});

test("where nothing answers, one rule fails and the others say why they were not tested", async () => {
  const report = await checkConnector({
    service: openService("http://127.0.0.1:9/nothing.svc", { send: fetchSender }),
  });
  expect(idsOf(report, "failed")).toEqual(["service-answers"]);
  expect(
    findingsOf(report)
      .slice(1)
      .every(({ reason }) => /nothing that speaks the contract/.test(reason)),
  ).toBe(true);
  expect(report.profile).toBeNull();
});

test("without configuration values only what needs none is tested", async () => {
  await using world = await openSmallWorld();
  const report = await checkConnector({ service: openService(world.service.url, { send: fetchSender }) });
  expect(idsOf(report, "failed")).toEqual([]);
  expect(idsOf(report, "passed")).toEqual(expect.arrayContaining(["service-answers", "config-described"]));
  expect(findingOf(report, "get-actors-by-key")?.reason).toBe(
    "this needs configuration values that work, and none were given",
  );
});

test("a configuration that is refused fails the rule about it, and is the reason why others are not tested", async () => {
  await using world = await openSmallWorld();
  const report = await world.check({ config: { Company: "" } });
  expect(idsOf(report, "failed")).toEqual(["config-accepted"]);
  expect(findingOf(report, "actor-types")?.reason).toMatch(/^TestConfigData refuses the given configuration/);
});

test("types with too many actors are left out of what reads them all", async () => {
  await using world = await openSmallWorld();
  const report = await world.check({ maxActors: 3 });
  expect(idsOf(report, "failed")).toEqual([]);
  const read = world.service.calls.filter(
    ({ key, request }) => key === "searchActors" && "searchText" in request && request.searchText === "",
  );
  expect(read.length).toBeGreaterThan(0);
  expect(
    read.every(
      ({ request }) =>
        !("fieldKeys" in request && request.fieldKeys.length > 0) ||
        ("actorType" in request && request.actorType === "Person"),
    ),
  ).toBe(true);
});

test("a failure that does not come back at once was the ERP changing meanwhile", async () => {
  let answers = 0;
  await using world = await openSmallWorld({
    response: ({ key, response }) => {
      if (key !== "searchActors" || !("actors" in response)) return response;
      answers += 1;
      return answers === 1 ? { ...response, actors: (response.actors ?? []).slice(1) } : response;
    },
  });
  expect(idsOf(await world.check(), "failed")).toEqual([]);
});

test("an examination that is ended early deletes its connection nevertheless", async () => {
  await using world = await openSmallWorld();
  const stop = new AbortController();
  const checking = world.check({ signal: stop.signal });
  await expect.poll(() => world.service.calls.some(({ key }) => key === "saveConnection")).toBe(true);
  stop.abort();
  const report = await checking;
  expect(idsOf(report, "failed")).toEqual([]);
  expect(findingOf(report, "save-nothing")?.reason).toBe("the examination was ended before");
  expect(world.service.calls.at(-1)?.key).toBe("deleteConnection");
});
