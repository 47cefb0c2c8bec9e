import { operations } from "@brygga/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { AWKWARD_VALUES } from "./awkward-values.ts";
import type { ForeignClient, OpenForeignClient, Shortcomings } from "./foreign-client.ts";
import { type SampleService, startSampleService } from "./sample-service.ts";
import { wireAnswer } from "./wire-answer.ts";
import { dictionary, newActor, strings } from "./wire-request.ts";

const ConnectionGuid = "b820f41e-9db5-4b77-a1a7-b16d13f74f31";
const customer = { ConnectionGuid, ActorType: "Customer" };
const project = { ConnectionGuid, ActorType: "Project" };
const ok = { IsOk: true, State: "Ok", ErrorCode: "", UserExplanation: "", TechExplanation: "" };

let service: SampleService;
let client: ForeignClient;
let lacks: Shortcomings;

/** Calls an operation and reads the answer as that kind; a fault or an unreadable answer fails the test. */
async function answer<K extends keyof typeof wireAnswer>(
  operation: string,
  request: object | null,
  kind: K,
): Promise<z.output<(typeof wireAnswer)[K]>>;
async function answer(operation: string, request: object | null, kind: keyof typeof wireAnswer) {
  const outcome = await client.call(operation, request);
  if (!("result" in outcome)) throw new Error(`${operation}: ${JSON.stringify(outcome)}`);
  return wireAnswer[kind].parse(outcome.result);
}

async function createProject(values: Record<string, string | null>) {
  const Actor = newActor("Project", values);
  const created = (await answer("WSCreateActor", { ConnectionGuid, Actor }, "actor")).Actor;
  if (!created) throw new Error("there is no actor in the answer");
  return created;
}

/**
 * The tests that every foreign client passes: it learns the service from one of its WSDL addresses, calls each of
 * the eighteen operations, and what it sends and reads is what the connector received and said.
 */
export function everyOperation(
  open: OpenForeignClient,
  wsdl: "wsdl" | "singleWsdl",
  shortcomings: Shortcomings = {},
): void {
  beforeAll(async () => {
    lacks = shortcomings;
    service = await startSampleService();
    client = await open(`${service.url}?${wsdl}`);
    const ConnectionInfo = dictionary({ Company: "Nordvik" });
    await answer("WSSaveConnection", { ConnectionGuid, ConnectionInfo }, "base");
  });
  afterAll(async () => {
    await client?.close();
    await service?.close();
  });

  test("finds all eighteen operations", () => {
    const expected = Object.values(operations).map(({ name }) =>
      name === "Authenticate" ? name : `WS${name}`,
    );
    expect(client.operations.toSorted()).toEqual(expected.toSorted());
    expect(expected).toHaveLength(18);
  });

  describe("calls", connectionTests);
  describe("calls", metadataTests);
  describe("calls", readingTests);
  describe("calls", searchTests);
  describe("calls", writingTests);
  describe("carries unchanged, both ways,", roundTripTests);
  describe("understands", refusalTests);
  test.skipIf(shortcomings.duplicateKeys)("understands a SOAP fault", readsFault);
}

function connectionTests(): void {
  test("GetConfigData, and reads every member of a field", async () => {
    const { FieldMetaDataObjects: fields, ...result } = await answer("WSGetConfigData", null, "fields");
    expect(result).toEqual(ok);
    expect(fields).toHaveLength(9);
    expect(fields[0]).toMatchObject({ Access: "Mandatory", FieldKey: "Company", FieldType: "Text", Rank: 1 });
    expect(fields[0]).toMatchObject({ DefaultValue: "Nordvik Handel", MaxLength: 50, ListName: "" });
    expect(fields[0]?.DisplayName).toBe('US:"Company";SV:"Företag";NO:"Firma"');
  });

  test("TestConfigData, that succeeds, that has something to say, and that fails", async () => {
    const tested = (values: Record<string, string>) =>
      answer("WSTestConfigData", { ConnectionInfo: dictionary({ Company: "A", ...values }) }, "base");
    expect(await tested({})).toEqual(ok);
    expect(await tested({ UseTest: "[I:1]" })).toMatchObject({ IsOk: true, State: "OkWithInfo" });
    const failure = await tested({ Password: "wrong" });
    expect(failure).toMatchObject({ IsOk: false, State: "Error", ErrorCode: "WRONG_PASSWORD" });
    expect(failure.UserExplanation).toContain("lösenordet");
  });

  test("SaveConnection, TestConnection and DeleteConnection, with the id in capitals and braces", async () => {
    const id = { ConnectionGuid: "{3AEF3AF6-8642-4FC1-8DC9-4E08BD76A6BF}" };
    const ConnectionInfo = dictionary({ Company: "Nordvik", User: "" });
    expect(await answer("WSSaveConnection", { ...id, ConnectionInfo }, "base")).toEqual(ok);
    expect(await answer("WSTestConnection", id, "base")).toEqual(ok);
    expect(await answer("WSDeleteConnection", id, "base")).toEqual(ok);
    const forgotten = await answer("WSTestConnection", id, "base");
    expect(forgotten).toMatchObject({ IsOk: false, ErrorCode: "UNKNOWN_CONNECTION_ID" });
  });

  test("Authenticate, of the second contract at the same address", async () => {
    const answered = await answer("Authenticate", { SignedToken: "not-a-token" }, "authentication");
    expect(answered).toMatchObject({ Succeeded: false, SignedApplicationToken: "" });
    expect(answered.Reason).toContain("not registered");
  });
}

function metadataTests(): void {
  test("GetSupportedActorTypes", async () => {
    const { Items } = await answer("WSGetSupportedActorTypes", { ConnectionGuid }, "texts");
    expect(Items).toEqual(["Customer", "Supplier", "Person", "Project"]);
  });

  test("GetSupportedActorTypeFields", async () => {
    const { FieldMetaDataObjects } = await answer("WSGetSupportedActorTypeFields", project, "fields");
    expect(FieldMetaDataObjects.find(({ FieldKey }) => FieldKey === "STATUS")).toMatchObject({
      FieldType: "List",
      ListName: "ProjectStatus",
      Access: "Normal",
    });
  });

  test("GetSearchableFields", async () => {
    const { Items } = await answer("WSGetSearchableFields", project, "texts");
    expect(Items).toContain("STARTDATE");
  });

  test("GetList, also while the connection is being set up", async () => {
    const id = { ConnectionGuid: "00000000-0000-0000-0000-000000000000" };
    const { ListItems } = await answer("WSGetList", { ...id, ListName: "ProjectStatus" }, "list");
    expect(ListItems).toMatchObject({ A: 'US:"Active";SV:"Pågår";NO:"Pågår"' });
    expect(Object.keys(ListItems)).toEqual(["P", "A", "D"]);
  });

  test("GetListItems", async () => {
    const request = { ConnectionGuid, ListItemKeys: strings("D", "no-such", "P"), ListName: "ProjectStatus" };
    const { ListItems } = await answer("WSGetListItems", request, "list");
    expect(Object.keys(ListItems)).toEqual(["D", "P"]);
  });
}

function readingTests(): void {
  test("GetActors, with several keys, one and none", async () => {
    const wanted = async (...keys: string[]) => {
      const request = { ...customer, ErpKeys: strings(...keys), FieldKeys: strings("NAME", "NUMBER1") };
      return (await answer("WSGetActors", request, "actors")).Actors;
    };
    const [first, second, ...rest] = await wanted("C2", "C1", "no-such");
    expect(rest).toEqual([]);
    const kept = service.erp.actor("Customer", "C2");
    expect(first).toMatchObject({ ActorType: "Customer", ErpKey: "C2", LastModified: kept?.lastModified });
    expect(first?.FieldValues).toEqual({ NAME: kept?.fieldValues.NAME, NUMBER1: "10002" });
    expect(second?.ErpKey).toBe("C1");
    expect(await wanted("C3")).toHaveLength(1);
    expect(await wanted()).toEqual([]);
  });

  test("GetActorsByTimestamp, from the beginning and from a stamp on", async () => {
    const since = async (UpdatedOnOrAfter: string) => {
      const request = { ...customer, FieldKeys: strings("NAME"), UpdatedOnOrAfter };
      return (await answer("WSGetActorsByTimestamp", request, "actors")).Actors;
    };
    const all = await since("");
    expect(all).toHaveLength(12);
    const last = all.at(-1);
    expect(await since(last?.LastModified ?? "")).toEqual([last]);
  });
}

function searchTests(): void {
  test("SearchActors, also for a blank text", async () => {
    const found = async (SearchText: string) => {
      const request = { ...customer, FieldKeys: strings("NAME"), SearchText };
      return (await answer("WSSearchActors", request, "actors")).Actors.map(({ ErpKey }) => ErpKey);
    };
    expect(await found("10005")).toEqual(["C5"]);
    expect(await found("")).toHaveLength(12);
    expect(await found("<&> ]]> no such")).toEqual([]);
  });

  test("SearchActorByParent", async () => {
    const parent = { ParentActorErpKey: "C1", ParentActorType: "Customer" };
    const search = { ...parent, SearchText: "", FieldKeys: strings("LASTNAME") };
    const { Actors } = await answer(
      "WSSearchActorByParent",
      { ConnectionGuid, ActorType: "Person", ...search },
      "actors",
    );
    expect(Actors.length).toBeGreaterThan(0);
    for (const { ParentErpKey, ParentActorType } of Actors) {
      expect([ParentErpKey, ParentActorType]).toEqual(["C1", "Customer"]);
    }
  });

  test("SearchActorsAdvanced, with several restrictions, and with none", async () => {
    const found = async (...restrictions: object[]) => {
      const Restrictions = { SearchRestrictionInfoWS: restrictions };
      const request = { ...customer, FieldKeys: strings("NAME"), Restrictions };
      return (await answer("WSSearchActorsAdvanced", request, "actors")).Actors.map(({ ErpKey }) => ErpKey);
    };
    const atLeast = { FieldKey: "NUMBER1", Operator: "between", Values: strings("10003", "10005") };
    const not = { FieldKey: "NUMBER1", Operator: "isnot", Values: strings("10004") };
    expect(await found(atLeast, not)).toEqual(["C3", "C5"]);
    expect(await found()).toHaveLength(12);
  });
}

function writingTests(): void {
  test("CreateActor, with nil where it has nothing to say", async () => {
    const created = await createProject({ NAME: "Nybygge", TEXT: null, BUDGET: "[F:12.5]" });
    expect(created.FieldValues).toMatchObject({ NAME: "Nybygge", TEXT: "", BUDGET: "[F:12.5]" });
    expect(service.erp.actor("Project", created.ErpKey)).toMatchObject({
      lastModified: created.LastModified,
      fieldValues: { NAME: "Nybygge", TEXT: "", BUDGET: "[F:12.5]" },
    });
  });

  test("CreateActor of a person, under its company", async () => {
    const Actor = {
      ...newActor("Person", { LASTNAME: "Åkesson" }),
      ParentActorType: "Customer",
      ParentErpKey: "C2",
    };
    const created = (await answer("WSCreateActor", { ConnectionGuid, Actor }, "actor")).Actor;
    expect(created).toMatchObject({ ParentActorType: "Customer", ParentErpKey: "C2" });
  });

  test("SaveActors, of several actors and of none", async () => {
    const actors = [await createProject({ NAME: "One" }), await createProject({ NAME: "Two" })];
    const changed = actors.map((actor) => ({ ...actor, FieldValues: dictionary({ TEXT: "changed" }) }));
    const saved = async (items: object[]) => {
      const request = { ConnectionGuid, Actors: { ErpActorWS: items } };
      return (await answer("WSSaveActors", request, "actors")).Actors;
    };
    const answered = await saved(changed);
    expect(answered.map(({ ErpKey }) => ErpKey)).toEqual(actors.map(({ ErpKey }) => ErpKey));
    expect(Number(answered[0]?.LastModified)).toBeGreaterThan(Number(actors[0]?.LastModified));
    expect(service.erp.actor("Project", actors[1]?.ErpKey ?? "")?.fieldValues.TEXT).toBe("changed");
    expect(await saved([])).toEqual([]);
  });
}

function roundTripTests(): void {
  test.each(Object.entries(AWKWARD_VALUES))("%s", async (_what, text) => {
    const value = sendable(text);
    const { ErpKey } = await createProject({ NAME: "Round trip", TEXT: value });
    expect(service.erp.actor("Project", ErpKey)?.fieldValues.TEXT).toBe(value);
    const request = { ...project, ErpKeys: strings(ErpKey), FieldKeys: strings("TEXT") };
    const { Actors } = await answer("WSGetActors", request, "actors");
    expect(Actors[0]?.FieldValues).toEqual({ TEXT: value });
  });

  test("keys and values of a configuration", async () => {
    const id = { ConnectionGuid: "5d9c9a51-38f3-4a38-8f4f-0e6b7a0c5b10" };
    const awkward = Object.entries(AWKWARD_VALUES).map(([key, text]) => [key, sendable(text)]);
    const values = { ...Object.fromEntries(awkward), "<key> & 'more' 😀": "x" };
    const ConnectionInfo = dictionary({ Company: "Nordvik", ...values });
    expect(await answer("WSSaveConnection", { ...id, ConnectionInfo }, "base")).toEqual(ok);
    expect((await service.store.get(id.ConnectionGuid))?.values).toEqual({ Company: "Nordvik", ...values });
  });
}

function refusalTests(): void {
  test("an answer that says what went wrong, and that has no list", async () => {
    const ListName = "No <such> & 'list'";
    const refused = await answer("WSGetList", { ConnectionGuid, ListName }, "list");
    expect(refused).toMatchObject({ IsOk: false, State: "Error", ErrorCode: "UNKNOWN_LIST", ListItems: {} });
    expect(refused.UserExplanation).toContain(ListName);
  });

  test("an answer without an actor", async () => {
    const Actor = newActor("Project", {});
    const refused = await answer("WSCreateActor", { ConnectionGuid, Actor }, "actor");
    expect(refused).toMatchObject({ IsOk: false, ErrorCode: "INVALID_VALUE" });
    // zeep reads nil as an actor without members.
    expect(refused.Actor?.ErpKey ?? "").toBe("");
  });
}

async function readsFault(): Promise<void> {
  const Twice = [
    { Key: "Company", Value: "A" },
    { Key: "Company", Value: "B" },
  ];
  const request = { ConnectionInfo: { KeyValueOfstringstring: Twice } };
  const outcome = await client.call("WSTestConfigData", request);
  if (!("fault" in outcome)) throw new Error(`no fault: ${JSON.stringify(outcome)}`);
  expect(outcome.fault.code).toMatch(/^([\w-]+:)?Client$/);
  expect(outcome.fault.text).toContain('two different values under the key "Company"');
}

/** The text as the client can send it at all. */
const sendable = (text: string): string => (lacks.carriageReturns ? text.replaceAll(/\r\n?/g, "\n") : text);
