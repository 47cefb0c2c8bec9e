import { describe, expect, test } from "vitest";
import { createMemoryConfigurationStore } from "../configuration-store.ts";
import { defineConnector } from "../define-connector.ts";
import { createDispatcher } from "../dispatcher.ts";
import { text } from "../index.ts";
import {
  created,
  fieldsOf,
  type MemoryDefinition,
  MemoryErp,
  memoryConfig,
  memoryDefinition,
  saved,
  withFields,
} from "../testing/memory-connector.ts";
import { testConnector } from "../testing/test-connector.ts";
import { openContract } from "./contract.ts";
import { CONTRACT_RULES } from "./contract-rules.ts";
import { inProcessCall } from "./in-process-call.ts";
import { NotTested } from "./not-tested.ts";

const GUID = "b820f41e-9db5-4b77-a1a7-b16d13f74f31";
const config = { Company: "Nordvik" };
const wrongConfig = { Company: "Nordvik", Password: "wrong" };
const open = () => ({ connector: defineConnector(memoryDefinition(new MemoryErp())), config, wrongConfig });

testConnector("A connector in memory", open);

interface Findings {
  readonly broken: Record<string, string>;
  readonly notTested: string[];
}

/** What the rules say of a connector, made anew for each. */
async function findingsOf(make: () => MemoryDefinition): Promise<Findings> {
  const findings: Findings = { broken: {}, notTested: [] };
  for (const rule of CONTRACT_RULES) {
    const connectors = [defineConnector(make())];
    const store = createMemoryConfigurationStore();
    const dispatcher = createDispatcher({ connectors, store, onUnexpectedFailure: () => {} });
    try {
      await rule.check(await openContract(inProcessCall(dispatcher), { config, wrongConfig }, GUID));
    } catch (error) {
      if (error instanceof NotTested) findings.notTested.push(rule.id);
      else findings.broken[rule.id] = String(error);
    }
  }
  return findings;
}

/** One that differs from a good one in this. */
const butWith = (change: (erp: MemoryErp) => Partial<MemoryDefinition>) => (): MemoryDefinition => {
  const erp = new MemoryErp();
  return { ...memoryDefinition(erp), ...change(erp) };
};

type Mistake = [id: string, change: (erp: MemoryErp) => Partial<MemoryDefinition>, message: RegExp];

const mistakes: Mistake[] = [
  [
    "config-described",
    () => ({ config: { ...memoryConfig, Region: text({ label: 'NO:"Region"' }) } }),
    /no US/,
  ],
  ["config-refused", () => ({ testConfig: () => {} }), /accepts the wrongConfig/],
  ["actor-types", () => ({ getSupportedActorTypes: () => ["Customer", "Invoice"] }), /cannot invent/],
  [
    "fields-described",
    () => ({
      getFields: (_connection, type) => [...fieldsOf(type), { fieldKey: "NAME", fieldType: "Text" }],
    }),
    /stands there twice/,
  ],
  ["searchable-fields", () => ({ getSearchableFields: () => ["NAME", "PHONE"] }), /keys that are no fields/],
  ["list-items", () => ({ getListItems: () => ({ A: "Big", B: "Small" }) }), /GetListItems/],
  ["lists", () => ({ getList: () => null }), /getList fails/],
  [
    "get-actors-by-key",
    (erp) => ({
      getActors: (_connection, { actorType, fieldKeys }) => withFields(erp.ofType(actorType), fieldKeys),
    }),
    /GetActors of Customer/,
  ],
  [
    "wanted-fields",
    (erp) => ({
      getActors: (_c, { actorType, erpKeys }) => erpKeys.flatMap((key) => erp.find(actorType, key) ?? []),
    }),
    /was asked for NAME only/,
  ],
  [
    "wire-forms",
    (erp) => {
      for (const actor of erp.actors) if (actor.fieldValues.DAYS) actor.fieldValues.DAYS = "30";
      return {};
    },
    /not the form that the contract writes/,
  ],
  [
    "list-values-are-items",
    (erp) => {
      for (const actor of erp.actors) if (actor.fieldValues.GROUP) actor.fieldValues.GROUP = "Big";
      return {};
    },
    /no items of Groups/,
  ],
  [
    "stamps-of-one-kind",
    (erp) => {
      for (const [at, actor] of erp.actors.entries()) if (at % 2) actor.lastModified = `2026-01-0${at + 1}`;
      return {};
    },
    /cannot be put in order/,
  ],
  [
    "timestamp-inclusive",
    (erp) => ({
      getActorsByTimestamp: (_connection, { actorType, updatedOnOrAfter, fieldKeys }) =>
        withFields(
          erp
            .ofType(actorType)
            .filter(({ lastModified }) => Number(lastModified) > (Number(updatedOnOrAfter) || 0)),
          fieldKeys,
        ),
    }),
    /on or after/,
  ],
  ["timestamp-first-stamp", () => ({ getActorsByTimestamp: () => [] }), /GetActorsByTimestamp of all/],
  [
    "search-by-parent",
    (erp) => ({ searchActorByParent: (_c, { fieldKeys }) => withFields(erp.ofType("Person"), fieldKeys) }),
    /persons of Customer/,
  ],
  [
    "search-operators",
    (erp) => ({
      searchActorsAdvanced: (_c, { actorType, fieldKeys }) => withFields(erp.ofType(actorType), fieldKeys),
    }),
    /search of Customer by/,
  ],
  [
    "save-stamp-grows",
    (erp) => ({
      saveActors: (_connection, actors) =>
        actors.flatMap((actor) =>
          saved(erp, actor).map((each) => ({ ...each, lastModified: actor.lastModified })),
        ),
    }),
    /LastModified of Customer C1 went from 101 to 101/,
  ],
  [
    "save-read-only",
    (erp) => ({
      saveActors: (_connection, actors) =>
        actors.flatMap((actor) => {
          const known = erp.find(actor.actorType, actor.erpKey);
          if (known) known.fieldValues = { ...known.fieldValues, ...actor.fieldValues };
          return saved(erp, actor);
        }),
    }),
    /ReadOnly fields of Customer C1/,
  ],
  ["save-unknown-actor", () => ({ saveActors: (_connection, actors) => actors }), /does not exist/],
  [
    "save-every-field",
    (erp) => ({
      saveActors: (_connection, actors) =>
        actors.flatMap((actor) => {
          const { NAME = "Latin" } = actor.fieldValues;
          return saved(erp, {
            ...actor,
            fieldValues: { ...actor.fieldValues, NAME: NAME.replace(/[^ -ÿ]/g, "?") },
          });
        }),
    }),
    /does not come back as it was saved/,
  ],
  [
    "create-answers-key",
    (erp) => ({ createActor: (_connection, actor) => ({ ...created(erp, actor), erpKey: "C1" }) }),
    /was taken already/,
  ],
  [
    "create-keeps-parent",
    (erp) => ({
      createActor: (_connection, actor) => created(erp, { ...actor, parentErpKey: "", parentActorType: "" }),
    }),
    /Expected values to be strictly deep-equal/,
  ],
];

describe("a connector that breaks a rule", () => {
  test.each(mistakes)("fails %s", async (id, change, message) => {
    const { broken } = await findingsOf(butWith(change));
    expect(broken[id]).toMatch(message);
  });

  test("and one that breaks none, fails none", async () => {
    expect(await findingsOf(butWith(() => ({})))).toEqual({ broken: {}, notTested: [] });
  });

  test("that only reads is not held to rules about writing", async () => {
    const { createActor: _create, saveActors: _save, ...reading } = memoryDefinition(new MemoryErp());
    const readOnly = await findingsOf(() => reading);
    expect(readOnly.broken).toEqual({});
    expect(readOnly.notTested).toEqual(
      CONTRACT_RULES.filter(({ id }) => /^(save|create)-/.test(id)).map(({ id }) => id),
    );
  });
});
