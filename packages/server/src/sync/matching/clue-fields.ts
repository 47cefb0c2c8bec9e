import { type Actor, decodeValue } from "@brygga/protocol";
import type { Clues, CrmEntity, CrmRecord } from "@brygga/sync-engine";
import type { ActorTypeMappingConfig, StoredField } from "../../admin/connection-configuration.ts";
import { recordName } from "../../crm/record-name.ts";

type ClueName = Exclude<keyof Clues, "parent">;

/** What a CRM field tells of whose record it is. The parts of a person's name make one clue, in their order. */
const CLUE_OF: Readonly<Record<string, ClueName>> = {
  firstName: "name",
  middleName: "name",
  lastName: "name",
  name: "name",
  postalCity: "cities",
  streetCity: "cities",
  vatNumber: "vatNumbers",
  number: "numbers",
  // Where automatic mapping leads the number of a customer to.
  code: "numbers",
  email: "emails",
};
const CLUE_KEYS = Object.keys(CLUE_OF);

/** The ERP fields that tell whose actor it is: those that are mapped to such fields of the CRM. */
export const clueFields = ({ fields }: Pick<ActorTypeMappingConfig, "fields">): readonly StoredField[] =>
  fields
    .filter(({ crmFieldKey, missingInErp }) => !missingInErp && CLUE_KEYS.includes(crmFieldKey ?? ""))
    .sort((one, other) => rankOf(one) - rankOf(other));

const rankOf = ({ crmFieldKey }: StoredField): number => CLUE_KEYS.indexOf(crmFieldKey ?? "");

/** What an actor is known by. Its key is one of its numbers, the last of them. */
export function cluesOfActor(actor: Actor, fields: readonly StoredField[]): Clues {
  const told = (clue: ClueName) =>
    fields
      .filter(({ crmFieldKey }) => CLUE_OF[crmFieldKey ?? ""] === clue)
      .map((field) => textOf(actor, field))
      .filter((text) => text !== "");
  return {
    name: told("name").join(" "),
    cities: told("cities"),
    vatNumbers: told("vatNumbers"),
    numbers: [...told("numbers"), actor.erpKey],
    emails: told("emails"),
    parent: actor.parentErpKey,
  };
}

function textOf({ fieldValues }: Actor, { fieldKey, fieldType }: StoredField): string {
  const wire = fieldValues[fieldKey];
  if (wire === undefined) return "";
  const decoded = decodeValue(fieldType, wire);
  return decoded.ok ? decoded.value.trim() : "";
}

/** What a record is known by. Of a contact the parent is the actor that its company is linked to. */
export function cluesOfRecord(record: CrmRecord, parent: string): Clues {
  const told = (clue: ClueName) =>
    CLUE_KEYS.filter((key) => CLUE_OF[key] === clue).flatMap((key) => {
      const value = record.values[key];
      return typeof value === "string" && value !== "" ? [value] : [];
    });
  return {
    name: recordName(record),
    cities: told("cities"),
    vatNumbers: told("vatNumbers"),
    numbers: told("numbers"),
    emails: told("emails"),
    parent,
  };
}

/** A contact is matched among the persons of its company's actor only. */
export const needsParent = (entity: CrmEntity): boolean => entity === "contact";
