import { expect, test } from "vitest";
import { createMemoryConfigurationStore } from "./configuration-store.ts";
import { ConnectorError } from "./connector-error.ts";
import { type Connector, defineConnector } from "./define-connector.ts";
import { createDispatcher, type Dispatcher } from "./dispatcher.ts";
import { exampleDefinition } from "./testing/example-connector.ts";

/*
 * Connectors by authors who use no type checks: whatever they do, the caller gets an answer, and the author gets a
 * sentence that says what to mend.
 */

const connectionGuid = "b820f41e-9db5-4b77-a1a7-b16d13f74f31";
const request = { connectionGuid, actorType: "Customer", erpKeys: ["1"], fieldKeys: ["NAME"] };

/** What an untyped connector may do in the place of what it should. */
const untyped = (members: object): Connector =>
  defineConnector({ ...exampleDefinition({ customers: 1 }), ...members });

async function connected(members: object): Promise<Dispatcher> {
  const dispatcher = createDispatcher({
    connectors: [untyped(members)],
    store: createMemoryConfigurationStore(),
    onUnexpectedFailure: () => {},
  });
  await dispatcher.dispatch("saveConnection", { connectionGuid, connectionInfo: { Company: "x" } });
  return dispatcher;
}

const actorsOf = async (getActors: () => unknown) =>
  (await connected({ getActors })).dispatch("getActors", request);

const actor = (members: object) => ({ erpKey: "1", lastModified: "1", fieldValues: {}, ...members });

test.each<[string, () => unknown]>([
  ["text", () => "no actors"],
  ["nothing", () => undefined],
  ["null, as a promise", async () => null],
  ["a number", () => 42],
  ["an object", () => ({ actors: [] })],
  ["a Map", () => new Map([["1", actor({})]])],
])("%s in the place of actors is told as such", async (_what, getActors) => {
  const { isOk, techExplanation, errorCode } = await actorsOf(getActors);
  expect({ isOk, errorCode }).toEqual({ isOk: false, errorCode: "INTERNAL_ERROR" });
  expect(techExplanation).toMatch(
    /^getActors failed: TypeError: it answered .+ where actors are due: an array/,
  );
});

test.each<[string, unknown, string]>([
  ["a number as the key", actor({ erpKey: 7 }), "an actor's erpKey is a number, it must be a string"],
  ["no key", actor({ erpKey: undefined }), "an actor's erpKey is undefined"],
  ["an empty key", actor({ erpKey: "" }), "an actor's erpKey is empty"],
  ["a date", actor({ lastModified: new Date() }), "lastModified of actor 1 is a Date, it must be a string"],
  ["a number as a value", actor({ fieldValues: { NAME: 12.5 } }), "field NAME of actor 1 is a number"],
  ["nothing as a value", actor({ fieldValues: { NAME: undefined } }), "field NAME of actor 1 is undefined"],
  ["no values", { erpKey: "1", lastModified: "1" }, "fieldValues of actor 1 is undefined"],
  ["values in a Map", actor({ fieldValues: new Map() }), "fieldValues of actor 1 is a Map"],
  ["nothing at all", undefined, "an actor is undefined, it must be an object"],
])("an actor with %s names itself and its member", async (_what, answered, sentence) => {
  for (const source of [() => [answered], () => new Set([answered])]) {
    expect((await actorsOf(source)).techExplanation).toContain(sentence);
  }
});

test("an actor that nobody awaited is told as such", async () => {
  const { techExplanation } = await actorsOf(() => [Promise.resolve(actor({}))]);
  expect(techExplanation).toContain("an actor is a Promise, it must be an object");
});

test("the holes of an array are no actors", async () => {
  expect((await actorsOf(() => new Array(2))).techExplanation).toContain("an actor is undefined");
});

test.each([
  ["getSupportedActorTypes", { getSupportedActorTypes: () => "Customer" }, "actor types are due"],
  ["getSupportedActorTypeFields", { getFields: () => null }, "fields are due"],
  ["getSearchableFields", { getSearchableFields: () => "NAME" }, "field keys are due"],
] as const)("%s that answers no array is told as such", async (operation, members, sentence) => {
  const answer = await (await connected(members)).dispatch(operation, request);
  expect(answer.isOk).toBe(false);
  expect(answer.techExplanation).toContain(sentence);
});

test("a field without a key, and a list of what is no text, are told by their place", async () => {
  const fields = await connected({ getFields: () => [{ fieldType: "Text" }] });
  const { techExplanation } = await fields.dispatch("getSupportedActorTypeFields", request);
  expect(techExplanation).toContain("a field's fieldKey is undefined, it must be a string");
  const list = await connected({ getList: () => ({ A: 1 }) });
  const items = await list.dispatch("getList", { connectionGuid, listName: "Colours" });
  expect(items.techExplanation).toMatch(/expected string, received number\s+→ at listItems\.A/);
});

const unprintable = Object.defineProperty(new Error("x"), "message", {
  get: () => {
    throw new Error("no");
  },
});

test.each<[string, unknown]>([
  ["nothing", undefined],
  ["a symbol", Symbol("s")],
  ["an object without a prototype", Object.create(null)],
  ["an error that cannot be printed", unprintable],
])("%s that is thrown is an answer like every failure", async (_what, thrown) => {
  const answer = await actorsOf(() => {
    throw thrown;
  });
  expect(answer).toMatchObject({ isOk: false, errorCode: "INTERNAL_ERROR", actors: null });
  expect(answer.techExplanation).toMatch(/^getActors failed: /);
});

test("a failure whose report fails, too, is still answered", async () => {
  const dispatcher = createDispatcher({
    connectors: [untyped({ testConfig: () => Promise.reject(new Error("broken")) })],
    store: createMemoryConfigurationStore(),
    onUnexpectedFailure: () => {
      throw new Error("the log is full");
    },
  });
  const answer = await dispatcher.dispatch("testConfigData", { connectionInfo: { Company: "x" } });
  expect(answer).toMatchObject({ isOk: false, techExplanation: "testConfigData failed: Error: broken" });
});

test("a message of megabytes is cut", async () => {
  const { techExplanation } = await actorsOf(() => {
    throw new Error("x".repeat(5_000_000));
  });
  expect(techExplanation.length).toBeLessThan(5000);
});

test("a ConnectorError without words keeps its code, and leaves the words to the caller", async () => {
  const silent: { userExplanation: string } = JSON.parse("{}");
  const answer = await actorsOf(() => {
    throw new ConnectorError({ ...silent, errorCode: "CLOSED", techExplanation: "HTTP 503" });
  });
  expect(answer).toMatchObject({ errorCode: "CLOSED", userExplanation: "", techExplanation: "HTTP 503" });
});

test("a source that fails while it is closed early does not fail its reader", async () => {
  const getActors = function* () {
    try {
      for (let key = 1; ; key++) yield actor({ erpKey: String(key) });
    } finally {
      // biome-ignore lint/correctness/noUnsafeFinally: that is what a careless source does
      throw new Error("the cursor was closed already");
    }
  };
  const { actors } = await (await connected({ getActors })).stream("getActors", request);
  const keys: string[] = [];
  for await (const { erpKey } of actors ?? []) {
    keys.push(erpKey);
    if (keys.length === 3) break;
  }
  expect(keys).toEqual(["1", "2", "3"]);
});

test("200,000 actors in one array are answered, two of one key among them", async () => {
  const all = Array.from({ length: 200_000 }, (_, index) => actor({ erpKey: String(Math.max(index, 1)) }));
  const { isOk, actors } = await actorsOf(() => all);
  expect([isOk, actors?.length]).toEqual([true, 200_000]);
});

test.each<[string, object, RegExp]>([
  ["no name", { name: " " }, /a connector needs a name/],
  [
    "operations missing",
    { getActors: undefined, searchActors: 7 },
    /“Example” lacks getActors, searchActors/,
  ],
  ["no configuration", { config: null }, /“Example” lacks config: it may be \{\}/],
  ["a field made by hand", { config: { A: { label: "A" } } }, /field “A” of “Example” is not made by text/],
])("a definition with %s is refused when it is made", (_what, members, message) => {
  expect(() => untyped(members)).toThrow(message);
});

test("connectors that one URL could not tell apart are refused", () => {
  const connectors = [untyped({}), untyped({ name: "EXAMPLE" })];
  expect(() => createDispatcher({ connectors, store: createMemoryConfigurationStore() })).toThrow(
    /two connectors called “EXAMPLE”/,
  );
});
