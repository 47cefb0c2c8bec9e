import { EMPTY_CONNECTION_ID, isUnknownConnection } from "@brygga/protocol";
import { beforeEach, describe, expect, test } from "vitest";
import { type ConfigurationStore, createMemoryConfigurationStore } from "./configuration-store.ts";
import { defineConnector } from "./define-connector.ts";
import { createDispatcher, type Dispatcher } from "./dispatcher.ts";
import type { UnexpectedFailure } from "./failure.ts";
import { EXAMPLE_GUID, type ExampleErp, exampleDefinition } from "./testing/example-connector.ts";

let store: ConfigurationStore;
let failures: UnexpectedFailure[];

function dispatcherFor(erp: ExampleErp): Dispatcher {
  const second = defineConnector({ ...exampleDefinition({ customers: 0 }), name: "Second" });
  return createDispatcher({
    connectors: [defineConnector(exampleDefinition(erp)), second],
    store,
    onUnexpectedFailure: (failure) => failures.push(failure),
  });
}

async function connected(erp: ExampleErp = { customers: 3 }): Promise<Dispatcher> {
  const dispatcher = dispatcherFor(erp);
  const connectionInfo = { Company: "Nordvik", Test: "0" };
  await dispatcher.dispatch("saveConnection", { connectionGuid: EXAMPLE_GUID, connectionInfo });
  return dispatcher;
}

beforeEach(() => {
  store = createMemoryConfigurationStore();
  failures = [];
});

const connectionGuid = EXAMPLE_GUID;
const actorType = "Customer";

describe("connections", () => {
  test("a connection that was never saved is unknown, in the words by which callers recognise it", async () => {
    const answer = await dispatcherFor({ customers: 1 }).dispatch("testConnection", { connectionGuid });
    expect(answer).toMatchObject({ isOk: false, state: "Error", errorCode: "UNKNOWN_CONNECTION_ID" });
    expect(isUnknownConnection(answer)).toBe(true);
  });

  test("a saved connection is found by its id with braces and in any case", async () => {
    const dispatcher = await connected();
    const spelled = `{${connectionGuid.toUpperCase()}}`;
    expect(await dispatcher.dispatch("testConnection", { connectionGuid: spelled })).toMatchObject({
      isOk: true,
    });
  });

  test("a connection belongs to the connector that saved it", async () => {
    const dispatcher = await connected();
    const answer = await dispatcher.dispatch("testConnection", { connectionGuid }, "second");
    expect(answer.errorCode).toBe("UNKNOWN_CONNECTION_ID");
  });

  test("values that do not fit the schema are not saved", async () => {
    const dispatcher = dispatcherFor({ customers: 1 });
    const answer = await dispatcher.dispatch("saveConnection", { connectionGuid, connectionInfo: {} });
    expect(answer).toMatchObject({ isOk: false, errorCode: "INVALID_CONFIGURATION" });
    expect(await store.list()).toEqual([]);
  });

  test("the empty id and what is no GUID cannot be saved", async () => {
    const dispatcher = dispatcherFor({ customers: 1 });
    for (const id of [EMPTY_CONNECTION_ID, "", "../etc/passwd"]) {
      const request = { connectionGuid: id, connectionInfo: { Company: "x" } };
      expect(await dispatcher.dispatch("saveConnection", request)).toMatchObject({
        errorCode: "INVALID_CONNECTION_ID",
      });
    }
  });

  test("a deleted connection is unknown, and deleting it again succeeds", async () => {
    const dispatcher = await connected();
    expect(await dispatcher.dispatch("deleteConnection", { connectionGuid })).toMatchObject({ isOk: true });
    expect(await dispatcher.dispatch("deleteConnection", { connectionGuid })).toMatchObject({ isOk: true });
    expect(await dispatcher.dispatch("testConnection", { connectionGuid })).toMatchObject({ isOk: false });
  });
});

describe("answers", () => {
  test("info succeeds with its text and its state", async () => {
    const answer = await dispatcherFor({ customers: 1 }).dispatch("testConfigData", {
      connectionInfo: { Company: "x" },
    });
    expect(answer).toMatchObject({
      isOk: true,
      state: "OkWithInfo",
      userExplanation: 'US:"Test data";SV:"Testdata"',
    });
  });

  test("warning succeeds with its payload", async () => {
    const dispatcher = await connected();
    const request = { connectionGuid, actorType, erpKeys: ["C1", "no-such-key"], fieldKeys: ["NAME"] };
    const answer = await dispatcher.dispatch("getActors", request);
    expect(answer).toMatchObject({ isOk: true, state: "Warning", userExplanation: "Some are slow today" });
    expect(answer.actors?.map(({ erpKey }) => erpKey)).toEqual(["C1"]);
  });

  test("a ConnectorError says what it was made to say", async () => {
    const answer = await dispatcherFor({ customers: 1 }).dispatch("testConfigData", {
      connectionInfo: { Company: "closed" },
    });
    expect(answer).toEqual({
      isOk: false,
      state: "Error",
      errorCode: "ERP_CLOSED",
      userExplanation: 'US:"The ERP is closed.";SV:"ERP-systemet är stängt."',
      techExplanation: "HTTP 503",
    });
    expect(failures).toEqual([]);
  });

  test("any other exception becomes general words, is reported, and shows users nothing internal", async () => {
    const answer = await dispatcherFor({ customers: 1 }).dispatch("testConfigData", {
      connectionInfo: { Company: "broken" },
    });
    expect(answer).toMatchObject({ isOk: false, errorCode: "INTERNAL_ERROR" });
    expect(answer.userExplanation).not.toContain("hunter2");
    expect(answer.techExplanation).not.toContain(".ts:");
    expect(failures).toMatchObject([{ connectorName: "Example", operation: "testConfigData" }]);
  });

  test("a connector that is not there is named together with those that are", async () => {
    const answer = await dispatcherFor({ customers: 1 }).dispatch("getConfigData", {}, "Visma");
    expect(answer).toMatchObject({ isOk: false, errorCode: "CONNECTOR_NOT_FOUND", fieldMetadata: null });
    expect(answer.userExplanation).toContain(
      "The connector “Visma” was not found. This service has: “Example”, “Second”.",
    );
  });

  test("a value that is no text stops at the connector that answered it", async () => {
    const answered = { erpKey: "C1", lastModified: "1", fieldValues: { DAYS: JSON.parse("7") } };
    const careless = defineConnector({ ...exampleDefinition({ customers: 0 }), getActors: () => [answered] });
    const dispatcher = createDispatcher({ connectors: [careless], store, onUnexpectedFailure: () => {} });
    const connectionInfo = { Company: "x" };
    await dispatcher.dispatch("saveConnection", { connectionGuid, connectionInfo });
    const request = { connectionGuid, actorType, erpKeys: ["C1"], fieldKeys: ["DAYS"] };
    const answer = await dispatcher.dispatch("getActors", request);
    expect(answer.techExplanation).toContain("field DAYS of actor C1 is a number, it must be a string");
  });
});

describe("what is derived from other operations", () => {
  test("the searchable fields are all but labels and passwords", async () => {
    const answer = await (await connected()).dispatch("getSearchableFields", { connectionGuid, actorType });
    expect(answer.items).toEqual(["NAME", "DAYS"]);
  });

  test("fields get their rank, name and access", async () => {
    const answer = await (await connected()).dispatch("getSupportedActorTypeFields", {
      connectionGuid,
      actorType,
    });
    expect(answer.fieldMetadata?.[1]).toEqual({
      access: "Normal",
      defaultValue: "",
      displayDescription: "",
      displayName: "DAYS",
      fieldKey: "DAYS",
      fieldType: "Integer",
      listName: "",
      maxLength: 0,
      rank: 2,
    });
  });

  test("an advanced search keeps what matches every restriction, with the wanted fields only", async () => {
    const answer = await (await connected({ customers: 20 })).dispatch("searchActorsAdvanced", {
      connectionGuid,
      actorType,
      fieldKeys: ["NAME"],
      restrictions: [
        { fieldKey: "DAYS", operator: "between", values: ["[I:5]", "[I:8]"] },
        { fieldKey: "ParentErpKey", operator: "=", values: ["even"] },
      ],
    });
    expect(answer.actors?.map(({ erpKey }) => erpKey)).toEqual(["C6", "C8"]);
    expect(Object.keys(answer.actors?.[0]?.fieldValues ?? {})).toEqual(["NAME"]);
  });

  test.each([
    [{ fieldKey: "NOPE", operator: "=", values: ["1"] }, "UNKNOWN_FIELD"],
    [{ fieldKey: "DAYS", operator: "contains", values: ["1"] }, "UNSUPPORTED_OPERATOR"],
    [{ fieldKey: "DAYS", operator: "between", values: ["1"] }, "INVALID_RESTRICTION"],
  ])(
    "a restriction that makes no sense is refused although there are no actors: %j",
    async (restriction, code) => {
      const dispatcher = await connected({ customers: 0 });
      const request = { connectionGuid, actorType, fieldKeys: ["NAME"], restrictions: [restriction] };
      expect(await dispatcher.dispatch("searchActorsAdvanced", request)).toMatchObject({
        isOk: false,
        errorCode: code,
      });
    },
  );

  test("a search by parent keeps the parent's children", async () => {
    const parent = { parentActorType: "Customer", parentActorErpKey: "odd" };
    const request = { connectionGuid, actorType, searchText: "", fieldKeys: ["NAME"], ...parent };
    const answer = await (await connected({ customers: 4 })).dispatch("searchActorByParent", request);
    expect(answer.actors?.map(({ erpKey }) => erpKey)).toEqual(["C1", "C3"]);
  });

  test("a connector without createActor and saveActors answers that it only reads", async () => {
    const dispatcher = await connected();
    const actor = {
      actorType,
      erpKey: "",
      fieldValues: {},
      lastModified: "",
      parentActorType: "",
      parentErpKey: "",
    };
    expect(await dispatcher.dispatch("createActor", { connectionGuid, actor })).toMatchObject({
      errorCode: "NOT_SUPPORTED",
      actor: null,
    });
    expect(await dispatcher.dispatch("saveActors", { connectionGuid, actors: [] })).toMatchObject({
      errorCode: "NOT_SUPPORTED",
    });
  });
});

describe("lists", () => {
  test("a list of the configuration is served before there is a connection", async () => {
    const request = { connectionGuid: EMPTY_CONNECTION_ID, listName: "Region" };
    const answer = await dispatcherFor({ customers: 0 }).dispatch("getList", request);
    expect(answer.listItems).toEqual({ N: 'US:"North";SV:"Norr"', S: "South" });
  });

  test("a list of the connector is asked without a connection or with one", async () => {
    const dispatcher = await connected();
    const without = await dispatcher.dispatch("getList", {
      connectionGuid: EMPTY_CONNECTION_ID,
      listName: "Plants",
    });
    const within = await dispatcher.dispatch("getList", { connectionGuid, listName: "Plants" });
    expect([without.listItems, within.listItems]).toEqual([{ A: "nobody's" }, { A: "Nordvik" }]);
  });

  test("some items are those of the list, without the keys that it does not have", async () => {
    const request = {
      connectionGuid: EMPTY_CONNECTION_ID,
      listName: "Region",
      listItemKeys: ["S", "X", "S", "toString"],
    };
    expect((await dispatcherFor({ customers: 0 }).dispatch("getListItems", request)).listItems).toEqual({
      S: "South",
    });
  });

  test("a list that does not exist is an error", async () => {
    const dispatcher = await connected();
    expect(await dispatcher.dispatch("getList", { connectionGuid, listName: "constructor" })).toMatchObject({
      errorCode: "UNKNOWN_LIST",
      listItems: null,
    });
  });
});

describe("a stream of actors", () => {
  const request = { connectionGuid, actorType, updatedOnOrAfter: "", fieldKeys: ["NAME"] };

  test("a source that fails at once is an error answer", async () => {
    const dispatcher = await connected({ customers: 3, failsAfter: 0 });
    const { response, actors } = await dispatcher.stream("getActorsByTimestamp", request);
    expect(response).toMatchObject({ isOk: false, errorCode: "INTERNAL_ERROR", actors: null });
    expect(actors).toBeNull();
  });

  test("a source that fails later fails its reader, and is reported once", async () => {
    const dispatcher = await connected({ customers: 3, failsAfter: 2 });
    const { response, actors } = await dispatcher.stream("getActorsByTimestamp", request);
    expect(response.isOk).toBe(true);
    await expect(Array.fromAsync(actors ?? [])).rejects.toThrow("the disk is on fire");
    expect(failures).toHaveLength(1);
  });

  test("collected as a whole, a source that fails later is an error answer", async () => {
    const dispatcher = await connected({ customers: 3, failsAfter: 2 });
    expect(await dispatcher.dispatch("getActorsByTimestamp", request)).toMatchObject({
      isOk: false,
      actors: null,
    });
  });
});
