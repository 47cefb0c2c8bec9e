import type { Actor, FieldMetadata, TextMap } from "@brygga/protocol";
import { type Contract, fieldValue } from "../contract.ts";
import { NotTested } from "../not-tested.ts";
import { otherValue } from "../other-value.ts";

/**
 * New values for the fields of an actor: those the author gave, else made up by type. Fields that cannot be
 * written are left out.
 */
export async function newValues(
  contract: Contract,
  actorType: string,
  { actor, fields }: { readonly actor: Actor | null; readonly fields: readonly FieldMetadata[] },
): Promise<TextMap> {
  const values: TextMap = {};
  for (const field of fields) {
    const value = await newValue(contract, actorType, { field, current: currentOf(actor, field) });
    if (value !== null) values[field.fieldKey] = value;
  }
  return values;
}

const currentOf = (actor: Actor | null, { fieldKey }: FieldMetadata): string =>
  (actor && fieldValue(actor, fieldKey)) ?? "";

async function newValue(
  contract: Contract,
  actorType: string,
  { field, current }: { readonly field: FieldMetadata; readonly current: string },
): Promise<string | null> {
  if (field.access === "ReadOnly") return null;
  const given = contract.given.values?.[actorType];
  if (given && Object.hasOwn(given, field.fieldKey)) return given[field.fieldKey] ?? null;
  const items = field.fieldType === "List" ? await contract.listItems(field.listName) : {};
  return otherValue(field, current, items);
}

/** @throws NotTested when the connector only reads */
export async function requireSaving(contract: Contract): Promise<void> {
  const { isOk, errorCode } = await contract.ask("saveActors", { actors: [] });
  if (!isOk && errorCode === "NOT_SUPPORTED") throw new NotTested("the connector does not save actors");
}

/** The actors that may be changed, as they were fetched, with the fields of their type. */
export async function changeableActors(
  contract: Contract,
): Promise<{ readonly actor: Actor; readonly fields: readonly FieldMetadata[] }[]> {
  const found: { actor: Actor; fields: readonly FieldMetadata[] }[] = [];
  for (const actor of await contract.changeable()) {
    found.push({ actor, fields: await contract.fields(actor.actorType) });
  }
  return found;
}
