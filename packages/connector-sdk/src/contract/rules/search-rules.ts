import assert from "node:assert/strict";
import {
  type Actor,
  type FieldMetadata,
  matches,
  SEARCH_OPERATORS,
  type SearchRestriction,
} from "@brygga/protocol";
import { type Contract, erpKeysOf, fieldValue, populated, sinceTheBeginning } from "../contract.ts";
import type { ContractRule } from "../contract-rule.ts";
import { NotTested } from "../not-tested.ts";

const blank: ContractRule = {
  id: "search-blank-is-all",
  sentence: "finds every actor by a blank text",
  check: async (contract) => {
    for (const [actorType] of await populated(contract)) {
      const all = erpKeysOf(await sinceTheBeginning(contract, actorType));
      for (const searchText of ["", "  "]) {
        const { actors } = await contract.ok("searchActors", { actorType, searchText, fieldKeys: [] });
        assert.deepEqual(
          erpKeysOf(actors),
          all,
          `SearchActors of ${actorType} by ${JSON.stringify(searchText)}`,
        );
      }
    }
  },
};

const nothing: ContractRule = {
  id: "search-finds-nothing",
  sentence: "answers success without actors when a search finds nothing",
  check: async (contract) => {
    for (const [actorType] of await populated(contract)) {
      const { actors } = await contract.ok("searchActors", {
        actorType,
        searchText: "zqx7e57zqx",
        fieldKeys: [],
      });
      assert.deepEqual(erpKeysOf(actors), [], `SearchActors of ${actorType} by a text that stands nowhere`);
    }
  },
};

/** Persons with a company, or NotTested. */
async function children(contract: Contract): Promise<{ first: Actor; persons: readonly Actor[] }> {
  const [, persons = []] = (await populated(contract)).find(([type]) => type === "Person") ?? [];
  const first = persons.find(({ parentErpKey }) => parentErpKey !== "");
  if (!first) throw new NotTested("no person belongs to a company");
  return { first, persons };
}

const byParent: ContractRule = {
  id: "search-by-parent",
  sentence: "finds the persons of one company, and no others",
  check: async (contract) => {
    const { first, persons } = await children(contract);
    const { parentActorType, parentErpKey } = first;
    const ours = persons.filter(
      (each) => each.parentErpKey === parentErpKey && each.parentActorType === parentActorType,
    );
    const parent = { parentActorType, parentActorErpKey: parentErpKey };
    const asked = { actorType: "Person", searchText: "", fieldKeys: [], ...parent };
    const { actors } = await contract.ok("searchActorByParent", asked);
    assert.deepEqual(erpKeysOf(actors), erpKeysOf(ours), `persons of ${parentActorType} ${parentErpKey}`);
  },
};

const parentExists: ContractRule = {
  id: "parent-exists",
  sentence: "names as a person's company an actor that it has",
  check: async (contract) => {
    const { first } = await children(contract);
    await contract.one(first.parentActorType, first.parentErpKey, []);
  },
};

const byParentKey: ContractRule = {
  id: "search-parent-key",
  sentence: "accepts ParentErpKey and ParentActorType as criteria beside the fields",
  check: async (contract) => {
    const { first, persons } = await children(contract);
    await assertFinds(contract, persons, {
      actorType: "Person",
      restrictions: [
        { fieldKey: "ParentErpKey", operator: "=", values: [first.parentErpKey] },
        { fieldKey: "ParentActorType", operator: "=", values: [first.parentActorType] },
      ],
      holds: (actor) =>
        actor.parentErpKey === first.parentErpKey && actor.parentActorType === first.parentActorType,
    });
  },
};

interface Expected {
  readonly actorType: string;
  readonly restrictions: readonly SearchRestriction[];
  readonly holds: (actor: Actor) => boolean;
}

async function assertFinds(
  contract: Contract,
  actors: readonly Actor[],
  { actorType, restrictions, holds }: Expected,
): Promise<void> {
  const asked = { actorType, restrictions: [...restrictions], fieldKeys: [] };
  const found = erpKeysOf((await contract.ok("searchActorsAdvanced", asked)).actors);
  const words = restrictions.map(
    ({ fieldKey, operator, values }) => `${fieldKey} ${operator} ${values.join(" ")}`,
  );
  assert.deepEqual(
    found,
    erpKeysOf(actors.filter(holds)),
    `search of ${actorType} by ${words.join(" and ")}`,
  );
}

/** The order of texts belongs to the ERP's language, so "between" on a Text is not held against anybody. */
const operatorsOf = ({ fieldType }: FieldMetadata): readonly string[] =>
  Object.entries(SEARCH_OPERATORS)
    .filter(([type]) => type === fieldType)
    .flatMap(([type, operators]) =>
      operators.filter((operator) => !(type === "Text" && operator === "between")),
    );

/** A search for what one actor holds; a text is asked for in capitals, because case does not count. */
function restrictionFor(
  { fieldKey, fieldType }: FieldMetadata,
  operator: string,
  value: string,
): SearchRestriction {
  const asked = fieldType === "Text" ? value.toUpperCase() : value;
  return { fieldKey, operator, values: operator === "between" ? [asked, asked] : [asked] };
}

async function searchableFields(contract: Contract, actorType: string): Promise<FieldMetadata[]> {
  const { items } = await contract.ok("getSearchableFields", { actorType });
  return (await contract.fields(actorType)).filter(({ fieldKey }) => items?.includes(fieldKey));
}

const operators: ContractRule = {
  id: "search-operators",
  sentence: "finds by every operator of every searchable field what the contract says that it means",
  check: async (contract) => {
    for (const [actorType, actors] of await populated(contract)) {
      for (const field of await searchableFields(contract, actorType)) {
        const value = actors.map((actor) => fieldValue(actor, field.fieldKey)).find(Boolean);
        if (value === undefined) continue;
        for (const operator of operatorsOf(field)) {
          const restriction = restrictionFor(field, operator, value);
          const holds = (actor: Actor): boolean =>
            matches(fieldValue(actor, field.fieldKey) ?? "", field.fieldType, restriction);
          await assertFinds(contract, actors, { actorType, restrictions: [restriction], holds });
        }
      }
    }
  },
};

const allMustHold: ContractRule = {
  id: "search-all-criteria",
  sentence: "finds by several criteria only the actors that meet all of them, and by none all actors",
  check: async (contract) => {
    for (const [actorType, actors] of await populated(contract)) {
      await assertFinds(contract, actors, { actorType, restrictions: [], holds: () => true });
      const field = (await searchableFields(contract, actorType)).find(
        ({ fieldType }) => fieldType === "Text",
      );
      const value = field && actors.map((actor) => fieldValue(actor, field.fieldKey)).find(Boolean);
      if (!field || !value) continue;
      const restrictions = [restrictionFor(field, "=", value), restrictionFor(field, "isnot", value)];
      await assertFinds(contract, actors, { actorType, restrictions, holds: () => false });
    }
  },
};

const unknownCriteria: ContractRule = {
  id: "search-unknown-criteria",
  sentence: "answers a search by an unknown field or operator with an error, and says why",
  check: async (contract) => {
    for (const [actorType] of await populated(contract)) {
      const [field] = await searchableFields(contract, actorType);
      const unknown = [
        { fieldKey: "NO_SUCH_FIELD_7E57", operator: "=", values: ["1"] },
        { fieldKey: field?.fieldKey ?? "ParentErpKey", operator: "resembles", values: ["1"] },
      ];
      for (const restriction of unknown) {
        const asked = { actorType, restrictions: [restriction], fieldKeys: [] };
        const answer = await contract.ask("searchActorsAdvanced", asked);
        const how = `search of ${actorType} by ${restriction.fieldKey} ${restriction.operator}`;
        assert.ok(!answer.isOk, `${how}: answered ${answer.actors?.length ?? 0} actors`);
        assert.notEqual(answer.userExplanation.trim(), "", `${how}: the error has no UserExplanation`);
      }
    }
  },
};

/** SearchActors, SearchActorByParent and SearchActorsAdvanced. */
export const searchRules: readonly ContractRule[] = [
  blank,
  nothing,
  byParent,
  parentExists,
  byParentKey,
  operators,
  allMustHold,
  unknownCriteria,
];
