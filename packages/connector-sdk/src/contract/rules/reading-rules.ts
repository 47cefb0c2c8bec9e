import assert from "node:assert/strict";
import {
  type Actor,
  compareLastModified,
  decodeValue,
  encodeValue,
  type FieldMetadata,
} from "@brygga/protocol";
import { type Contract, erpKeysOf, fieldValue, keysOf, populated, sinceTheBeginning } from "../contract.ts";
import type { ContractRule } from "../contract-rule.ts";

const NO_SUCH_KEY = "no-such-actor-7e57";
const NO_SUCH_FIELD = "NO_SUCH_FIELD_7E57";

const members: ContractRule = {
  id: "actor-members",
  sentence: "gives every actor its type, a key of its own and a LastModified",
  check: async (contract) => {
    for (const [actorType, actors] of await populated(contract)) {
      const keys = erpKeysOf(actors);
      assert.equal(new Set(keys).size, keys.length, `two ${actorType} actors have the same key`);
      for (const { erpKey, lastModified, ...actor } of actors) {
        assert.equal(actor.actorType, actorType, `${erpKey} was answered among the ${actorType} actors`);
        assert.notEqual(erpKey.trim(), "", `a ${actorType} has a blank ErpKey`);
        assert.notEqual(lastModified.trim(), "", `${actorType} ${erpKey} has a blank LastModified`);
      }
    }
  },
};

const byKey: ContractRule = {
  id: "get-actors-by-key",
  sentence: "answers the actors whose keys are asked for, and leaves out keys that do not exist",
  check: async (contract) => {
    for (const [actorType, actors] of await populated(contract)) {
      const wanted = erpKeysOf(actors.slice(0, 3));
      const asked = { actorType, erpKeys: [NO_SUCH_KEY, ...wanted], fieldKeys: [] };
      assert.deepEqual(
        erpKeysOf((await contract.ok("getActors", asked)).actors),
        wanted,
        `GetActors of ${actorType}`,
      );
    }
  },
};

const noKeys: ContractRule = {
  id: "get-actors-without-keys",
  sentence: "answers no actors where no keys are asked for",
  check: async (contract) => {
    for (const [actorType] of await populated(contract)) {
      const { actors } = await contract.ok("getActors", { actorType, erpKeys: [], fieldKeys: [] });
      assert.deepEqual(erpKeysOf(actors), [], `GetActors of ${actorType} without keys`);
    }
  },
};

const wantedFields: ContractRule = {
  id: "wanted-fields",
  sentence: "answers the fields that are asked for and no others, and ignores keys that are no fields",
  check: async (contract) => {
    for (const [actorType, actors] of await populated(contract)) {
      const [fieldKey = ""] = keysOf(
        (await contract.fields(actorType)).filter(({ fieldType }) => fieldType !== "Label"),
      );
      const erpKeys = erpKeysOf(actors.slice(0, 1));
      const asked = { actorType, erpKeys, fieldKeys: [NO_SUCH_FIELD, fieldKey] };
      for (const actor of (await contract.ok("getActors", asked)).actors ?? []) {
        const foreign = Object.keys(actor.fieldValues).filter((key) => key !== fieldKey);
        assert.deepEqual(foreign, [], `${actorType} ${actor.erpKey} was asked for ${fieldKey} only`);
      }
    }
  },
};

/** The one strict spelling of what a value says; undefined where it cannot be read as its type. */
function strictForm({ fieldType }: FieldMetadata, wire: string): string | undefined {
  const decoded = decodeValue(fieldType, wire);
  return decoded.ok ? encodeValue(fieldType, decoded.value) : undefined;
}

const wireForms: ContractRule = {
  id: "wire-forms",
  sentence: "writes values in the one form of their type: [I:1], [F:1.5], [DT:12/31/2013 23:59:59.0000000]",
  check: async (contract) => {
    for (const [actorType, actors] of await populated(contract)) {
      for (const field of await contract.fields(actorType)) {
        for (const actor of actors) assertStrict(field, actor);
      }
    }
  },
};

function assertStrict(field: FieldMetadata, actor: Actor): void {
  const wire = fieldValue(actor, field.fieldKey);
  if (wire === undefined) return;
  const where = `${actor.actorType} ${actor.erpKey}, field ${field.fieldKey} of type ${field.fieldType}`;
  assert.equal(
    wire,
    strictForm(field, wire),
    `${where}: not the form that the contract writes (see encodeValue)`,
  );
}

const listKeys: ContractRule = {
  id: "list-values-are-items",
  sentence: "gives a list field the key of an item of its list, or nothing",
  check: async (contract) => {
    for (const [actorType, actors] of await populated(contract)) {
      for (const { fieldKey, fieldType, listName } of await contract.fields(actorType)) {
        if (fieldType !== "List") continue;
        const items = await contract.listItems(listName);
        const values = actors.flatMap((actor) => fieldValue(actor, fieldKey) || []);
        const foreign = [...new Set(values)].filter((value) => !Object.hasOwn(items, value));
        assert.deepEqual(foreign, [], `${actorType}.${fieldKey} has values that are no items of ${listName}`);
      }
    }
  },
};

const stampKinds: ContractRule = {
  id: "stamps-of-one-kind",
  sentence: "writes every LastModified in the same way: all numbers, all dates, or all text",
  check: async (contract) => {
    const kinds = new Map<string, string>();
    for (const [, actors] of await populated(contract)) {
      for (const { lastModified } of actors) kinds.set(kindOf(lastModified), lastModified);
    }
    assert.ok(
      kinds.size === 1,
      `stamps of several kinds cannot be put in order: ${[...kinds.values()].join(", ")}`,
    );
  },
};

function kindOf(stamp: string): string {
  if (/^\[?(?:\w+:)?[+-]?\d+(?:\.\d+)?\]?$/.test(stamp)) return "number";
  return decodeValue("Datetime", stamp).ok ? "date" : "text";
}

const beginning: ContractRule = {
  id: "timestamp-first-stamp",
  sentence: "answers everything that ever changed to one of the first stamps",
  check: async (contract) => {
    for (const [actorType, actors] of await populated(contract)) {
      const changed = await sinceTheBeginning(contract, actorType);
      assert.deepEqual(
        erpKeysOf(changed),
        erpKeysOf(actors),
        `GetActorsByTimestamp of all ${actorType} actors`,
      );
    }
  },
};

const inclusive: ContractRule = {
  id: "timestamp-inclusive",
  sentence:
    "answers what changed on or after a stamp: the actors of the stamp itself come, too, and no older ones",
  check: async (contract) => {
    for (const [actorType, actors] of await populated(contract)) {
      for (const stamp of someStamps(actors)) await assertSince(contract, actors, { actorType, stamp });
    }
  },
};

/** The lowest, a middle and the highest stamp. */
function someStamps(actors: readonly Actor[]): Set<string> {
  const stamps = actors.map(({ lastModified }) => lastModified).sort(compareLastModified);
  const at = (index: number): string => stamps[index] ?? "";
  return new Set([at(0), at(Math.floor(stamps.length / 2)), at(stamps.length - 1)]);
}

async function assertSince(
  contract: Contract,
  actors: readonly Actor[],
  { actorType, stamp }: { readonly actorType: string; readonly stamp: string },
): Promise<void> {
  const asked = { actorType, updatedOnOrAfter: stamp, fieldKeys: [] };
  const answered = erpKeysOf((await contract.ok("getActorsByTimestamp", asked)).actors);
  const expected = actors.filter(({ lastModified }) => compareLastModified(lastModified, stamp) >= 0);
  assert.deepEqual(
    answered,
    erpKeysOf(expected),
    `GetActorsByTimestamp of ${actorType} on or after ${stamp}`,
  );
}

/** GetActors and GetActorsByTimestamp. */
export const readingRules: readonly ContractRule[] = [
  members,
  byKey,
  noKeys,
  wantedFields,
  wireForms,
  listKeys,
  stampKinds,
  beginning,
  inclusive,
];
