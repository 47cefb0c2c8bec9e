import assert from "node:assert/strict";
import { ACTOR_TYPES } from "@brygga/protocol";
import type { Contract } from "../contract.ts";
import { keysOf } from "../contract.ts";
import type { ContractRule } from "../contract-rule.ts";
import { NotTested } from "../not-tested.ts";
import { assertDescriptions } from "./configuration-rules.ts";

const actorTypes: ContractRule = {
  id: "actor-types",
  sentence: "has actor types, all of them known to the contract",
  check: async (contract) => {
    const types = await contract.actorTypes();
    assert.notEqual(types.length, 0, "GetSupportedActorTypes answers none");
    assert.equal(new Set(types).size, types.length, `an actor type stands there twice: ${types.join(", ")}`);
    const invented = types.filter((type) => !ACTOR_TYPES.some((known) => known === type));
    assert.deepEqual(
      invented,
      [],
      `a connector cannot invent actor types; there are ${ACTOR_TYPES.join(", ")}`,
    );
  },
};

const fields: ContractRule = {
  id: "fields-described",
  sentence: "describes the fields of every actor type: known types, unique keys, defaults that can be read",
  check: async (contract) => {
    for (const actorType of await contract.actorTypes()) {
      const described = await contract.fields(actorType);
      assert.notEqual(described.length, 0, `${actorType} has no fields`);
      assertDescriptions(described, actorType);
    }
  },
};

const searchable: ContractRule = {
  id: "searchable-fields",
  sentence: "offers for searching only fields that it has",
  check: async (contract) => {
    for (const actorType of await contract.actorTypes()) {
      const known = keysOf(await contract.fields(actorType));
      const { items } = await contract.ok("getSearchableFields", { actorType });
      const foreign = (items ?? []).filter((key) => !known.includes(key));
      assert.deepEqual(foreign, [], `GetSearchableFields of ${actorType} has keys that are no fields`);
    }
  },
};

/** The names of all lists that fields of actors refer to. */
async function listNames(contract: Contract): Promise<string[]> {
  const names = new Set<string>();
  for (const actorType of await contract.actorTypes()) {
    for (const { listName } of await contract.fields(actorType)) if (listName) names.add(listName);
  }
  if (names.size === 0) throw new NotTested("no field is a list");
  return [...names];
}

const lists: ContractRule = {
  id: "lists",
  sentence: "answers every list that a field names, with texts for its keys",
  check: async (contract) => {
    for (const listName of await listNames(contract)) {
      const items = await contract.listItems(listName);
      assert.notEqual(Object.keys(items).length, 0, `GetList ${listName} is empty`);
      assert.ok(!Object.hasOwn(items, ""), `GetList ${listName} has an item with a blank key`);
    }
  },
};

const listItems: ContractRule = {
  id: "list-items",
  sentence: "answers the texts of single list items, and leaves out keys that are not in the list",
  check: async (contract) => {
    for (const listName of await listNames(contract)) {
      const all = await contract.listItems(listName);
      const [key = ""] = Object.keys(all);
      const listItemKeys = [key, "no-such-item-7e57"];
      const { listItems } = await contract.ok("getListItems", { listName, listItemKeys });
      assert.deepEqual(
        { ...listItems },
        { [key]: all[key] },
        `GetListItems ${listName} for ${listItemKeys.join(", ")}`,
      );
    }
  },
};

/** What a connector says about the ERP behind it. */
export const descriptionRules: readonly ContractRule[] = [actorTypes, fields, searchable, lists, listItems];
