import assert from "node:assert/strict";
import { type Actor, compareLastModified, type FieldMetadata } from "@brygga/protocol";
import { type Contract, erpKeysOf, fieldValue, populated } from "../contract.ts";
import type { ContractRule } from "../contract-rule.ts";
import { NotTested } from "../not-tested.ts";
import { newValues } from "./writable-fields.ts";

/** A new actor as the caller sends it: without key and stamp, a person with a company. */
async function draft(
  contract: Contract,
  actorType: string,
  { fields, company }: { readonly fields: readonly FieldMetadata[]; readonly company: Actor | undefined },
): Promise<Actor> {
  const fieldValues = await newValues(contract, actorType, { actor: null, fields });
  const parent = actorType === "Person" ? (company ?? (await someCompany(contract))) : undefined;
  const { actorType: parentActorType = "", erpKey: parentErpKey = "" } = parent ?? {};
  return { actorType, erpKey: "", fieldValues, lastModified: "", parentActorType, parentErpKey };
}

const COMPANIES = new Set(["Customer", "Supplier", "Partner"]);

const someCompany = async (contract: Contract): Promise<Actor | undefined> =>
  (await populated(contract)).find(([type]) => COMPANIES.has(type))?.[1][0];

interface Made {
  /** Every actor of the type, as they were before; none where there are too many to read. */
  readonly before: readonly Actor[];
  readonly sent: Actor;
  readonly created: Actor;
}

const madeBy = new WeakMap<Contract, Promise<readonly Made[]>>();

/**
 * One new actor of each type; types that cannot be created are left out. Made once for all rules that look at one
 * connector: nobody can delete them again.
 *
 * @throws NotTested when none can be created
 */
export function creatable(contract: Contract): Promise<readonly Made[]> {
  const made = madeBy.get(contract) ?? createOneOfEach(contract);
  madeBy.set(contract, made);
  return made;
}

async function createOneOfEach(contract: Contract): Promise<readonly Made[]> {
  const made: Made[] = [];
  // A new person goes to a new company, where it disturbs nobody.
  for (const actorType of (await contract.actorTypes()).toSorted(companiesFirst)) {
    const before = contract.isTooLarge(actorType) ? [] : await contract.all(actorType);
    const fields = await contract.fields(actorType);
    const company = made.find(({ created }) => COMPANIES.has(created.actorType))?.created;
    const sent = await draft(contract, actorType, { fields, company });
    const answer = await contract.ask("createActor", { actor: sent });
    if (!answer.isOk && answer.errorCode === "NOT_SUPPORTED") continue;
    assert.ok(
      answer.isOk,
      `CreateActor of a ${actorType} fails: ${answer.errorCode} ${answer.techExplanation}`,
    );
    assert.ok(answer.actor, `CreateActor of a ${actorType} succeeds without an actor`);
    made.push({ before, sent, created: answer.actor });
  }
  if (made.length === 0) throw new NotTested("the connector does not create actors");
  return made;
}

const companiesFirst = (left: string, right: string): number =>
  Number(COMPANIES.has(right)) - Number(COMPANIES.has(left));

const answersKey: ContractRule = {
  id: "create-answers-key",
  sentence: "answers a created actor with a new key and a LastModified that no other actor exceeds",
  needs: "creating",
  check: async (contract) => {
    for (const { before, created } of await creatable(contract)) {
      const { actorType, erpKey, lastModified } = created;
      assert.notEqual(erpKey.trim(), "", `a created ${actorType} has no ErpKey`);
      assert.ok(
        !erpKeysOf(before).includes(erpKey),
        `the key ${erpKey} of a created ${actorType} was taken already`,
      );
      assert.notEqual(lastModified.trim(), "", `a created ${actorType} has no LastModified`);
      const newer = before.filter((other) => compareLastModified(other.lastModified, lastModified) > 0);
      assert.deepEqual(
        erpKeysOf(newer),
        [],
        `${actorType} actors with a stamp above that of the created one`,
      );
    }
  },
};

const found: ContractRule = {
  id: "create-is-found",
  sentence:
    "finds a created actor by its key, by its stamp and by a blank search, with the values it was given",
  needs: "creating",
  check: async (contract) => {
    for (const { sent, created } of await creatable(contract)) {
      const { actorType, erpKey, lastModified } = created;
      const fieldKeys = Object.keys(sent.fieldValues);
      const { fieldValues } = await contract.one(actorType, erpKey, fieldKeys);
      assert.deepEqual({ ...fieldValues }, sent.fieldValues, `the created ${actorType} ${erpKey}`);
      const asked = { actorType, updatedOnOrAfter: lastModified, fieldKeys: [] };
      const changed = (await contract.ok("getActorsByTimestamp", asked)).actors;
      assert.ok(
        erpKeysOf(changed).includes(erpKey),
        `GetActorsByTimestamp since ${lastModified} lacks ${erpKey}`,
      );
      if (contract.isTooLarge(actorType)) continue;
      assert.ok(erpKeysOf(await contract.all(actorType)).includes(erpKey), `a blank search lacks ${erpKey}`);
    }
  },
};

const parent: ContractRule = {
  id: "create-keeps-parent",
  sentence: "keeps a created person's company",
  needs: "creating",
  check: async (contract) => {
    const person = (await creatable(contract)).find(({ sent }) => sent.parentErpKey !== "");
    if (!person) throw new NotTested("no persons can be created");
    const { parentActorType, parentErpKey } = await contract.one("Person", person.created.erpKey, []);
    const { sent } = person;
    assert.deepEqual([parentActorType, parentErpKey], [sent.parentActorType, sent.parentErpKey]);
  },
};

const mandatory: ContractRule = {
  id: "create-mandatory",
  sentence: "refuses a new actor without one of its mandatory values, and says which",
  needs: "creating",
  check: async (contract) => {
    const [made] = await creatable(contract);
    let tested = 0;
    for (const actorType of await contract.actorTypes()) {
      const fields = await contract.fields(actorType);
      for (const { fieldKey } of fields.filter(({ access }) => access === "Mandatory")) {
        const actor = await draft(contract, actorType, { fields, company: made?.created });
        if (fieldValue(actor, fieldKey) === undefined) continue;
        actor.fieldValues = { ...actor.fieldValues, [fieldKey]: "" };
        const answer = await contract.ask("createActor", { actor });
        assert.ok(!answer.isOk, `a ${actorType} was created with a blank ${fieldKey}, which is Mandatory`);
        assert.notEqual(
          answer.userExplanation.trim(),
          "",
          `the refusal of a blank ${fieldKey} has no UserExplanation`,
        );
        tested += 1;
      }
    }
    if (tested === 0) throw new NotTested("no field is Mandatory");
  },
};

/** CreateActor. */
export const creatingRules: readonly ContractRule[] = [answersKey, found, parent, mandatory];
