import assert from "node:assert/strict";
import { type Actor, compareLastModified, type TextMap } from "@brygga/protocol";
import { type Contract, erpKeysOf, fieldValue, keysOf } from "../contract.ts";
import type { ContractRule } from "../contract-rule.ts";
import { NotTested } from "../not-tested.ts";
import { changeableActors, newValues, requireSaving } from "./writable-fields.ts";

const nothing: ContractRule = {
  id: "save-nothing",
  sentence: "saves nothing when there is nothing to save, and calls that a success",
  check: async (contract) => {
    await requireSaving(contract);
    assert.deepEqual(erpKeysOf((await contract.ok("saveActors", { actors: [] })).actors), []);
  },
};

/** Saves some fields of an actor that was fetched, and fails unless the answer says that it was saved. */
async function save(contract: Contract, actor: Actor, fieldValues: TextMap): Promise<Actor> {
  const { actors, userExplanation } = await contract.ok("saveActors", {
    actors: [{ ...actor, fieldValues }],
  });
  const saved = actors?.find(({ erpKey }) => erpKey === actor.erpKey);
  const keys = Object.keys(fieldValues).join(", ");
  assert.ok(
    saved,
    `SaveActors did not save ${keys} of ${actor.actorType} ${actor.erpKey}: ${userExplanation}`,
  );
  return saved;
}

const everyField: ContractRule = {
  id: "save-every-field",
  sentence:
    "keeps a saved value of every field that can be written exactly as it was sent, and leaves the others alone",
  needs: "changing",
  check: async (contract) => {
    await requireSaving(contract);
    for (const { actor, fields } of await changeableActors(contract)) {
      const values = await newValues(contract, actor.actorType, { actor, fields });
      for (const [fieldKey, value] of Object.entries(values)) {
        await assertKept(contract, { actor, fieldKey, value, fieldKeys: keysOf(fields) });
      }
    }
  },
};

async function assertKept(
  contract: Contract,
  change: { actor: Actor; fieldKey: string; value: string; fieldKeys: readonly string[] },
): Promise<void> {
  const { fieldKey, value, fieldKeys } = change;
  const { actorType, erpKey } = change.actor;
  // Fetched anew before each change, as the caller does: what was read must not be older than what is there.
  const before = await contract.one(actorType, erpKey, fieldKeys);
  const answered = fieldValue(await save(contract, before, { [fieldKey]: value }), fieldKey);
  const after = await contract.one(actorType, erpKey, fieldKeys);
  const where = `${fieldKey} of ${actorType} ${erpKey}`;
  assert.equal(fieldValue(after, fieldKey), value, `${where} does not come back as it was saved`);
  if (answered !== undefined) assert.equal(answered, value, `SaveActors answers something else for ${where}`);
  const others = fieldKeys.filter((key) => key !== fieldKey && !isComputed(contract, actorType, key));
  const changed = others.filter((key) => fieldValue(before, key) !== fieldValue(after, key));
  assert.deepEqual(changed, [], `saving ${where} changed other fields, too`);
}

/** A field that the author keeps from being written may follow from others. */
const isComputed = ({ given }: Contract, actorType: string, fieldKey: string): boolean =>
  given.values?.[actorType]?.[fieldKey] === null;

const stampGrows: ContractRule = {
  id: "save-stamp-grows",
  sentence: "gives a saved actor a higher LastModified, by which it is found as changed",
  needs: "changing",
  check: async (contract) => {
    await requireSaving(contract);
    for (const { actor, fields } of await changeableActors(contract)) {
      const values = await newValues(contract, actor.actorType, { actor, fields });
      const { actorType, erpKey, lastModified } = actor;
      const saved = await save(contract, actor, values);
      const order = compareLastModified(saved.lastModified, lastModified);
      assert.ok(
        order > 0,
        `LastModified of ${actorType} ${erpKey} went from ${lastModified} to ${saved.lastModified}`,
      );
      const asked = { actorType, updatedOnOrAfter: saved.lastModified, fieldKeys: [] };
      const changed = erpKeysOf((await contract.ok("getActorsByTimestamp", asked)).actors);
      assert.ok(changed.includes(erpKey), `GetActorsByTimestamp since ${saved.lastModified} lacks ${erpKey}`);
    }
  },
};

const readOnly: ContractRule = {
  id: "save-read-only",
  sentence: "does not change a ReadOnly field, whoever sends it",
  needs: "changing",
  check: async (contract) => {
    await requireSaving(contract);
    let tested = 0;
    for (const { actor, fields } of await changeableActors(contract)) {
      const locked = fields.filter(({ access, fieldType }) => access === "ReadOnly" && fieldType !== "Label");
      const writable = locked.map((field) => ({ ...field, access: "Normal" }));
      const values = await newValues(contract, actor.actorType, { actor, fields: writable });
      const keys = Object.keys(values);
      tested += keys.length;
      await contract.ask("saveActors", { actors: [{ ...actor, fieldValues: values }] });
      const after = await contract.one(actor.actorType, actor.erpKey, keys);
      const changed = keys.filter((key) => fieldValue(after, key) !== fieldValue(actor, key));
      assert.deepEqual(changed, [], `ReadOnly fields of ${actor.actorType} ${actor.erpKey} were changed`);
    }
    if (tested === 0) throw new NotTested("no field is ReadOnly");
  },
};

const unknownActor: ContractRule = {
  id: "save-unknown-actor",
  sentence: "never says that it saved an actor that does not exist",
  needs: "changing",
  check: async (contract) => {
    await requireSaving(contract);
    for (const { actor, fields } of await changeableActors(contract)) {
      const fieldValues = await newValues(contract, actor.actorType, { actor, fields });
      const missing = { ...actor, erpKey: "no-such-actor-7e57", fieldValues };
      const keys = async () =>
        contract.isTooLarge(actor.actorType) ? [] : erpKeysOf(await contract.all(actor.actorType));
      const before = await keys();
      const answer = await contract.ask("saveActors", { actors: [missing] });
      assert.deepEqual(
        erpKeysOf(answer.actors),
        [],
        `SaveActors of a ${actor.actorType} that does not exist`,
      );
      assert.deepEqual(await keys(), before, "SaveActors created an actor");
    }
  },
};

/** SaveActors. */
export const savingRules: readonly ContractRule[] = [nothing, everyField, stampGrows, readOnly, unknownActor];
