import { createSampleErp } from "@brygga/connector-sample";
import { type Actor, encodeValue } from "@brygga/protocol";
import { type BenchField, CUSTOMER_FIELDS, CUSTOMER_GROUPS } from "../mapped-fields.ts";

/**
 * - "changed": every actor has a new stamp, and another value in one of its fifteen fields;
 * - "touched": every actor has a new stamp, and no other value;
 * - "none": nothing is handed out.
 */
export type Edit = "changed" | "touched" | "none";

/** The customers of a made-up ERP, edited in rounds. */
export interface EditedCustomers {
  readonly erpKeys: readonly string[];
  /** Edits all customers and answers those that have changed since the round before. */
  edit(edit: Edit): readonly Actor[];
}

export async function createEditedCustomers(count: number): Promise<EditedCustomers> {
  const erp = await createSampleErp({ seed: 7, customers: count, suppliers: 0, persons: 0, projects: 0 });
  let customers = [...erp.actors("Customer")].map(withMappedFields);
  let round = 0;
  return {
    erpKeys: customers.map(({ erpKey }) => erpKey),
    edit(edit) {
      if (edit === "none") return [];
      round++;
      customers = customers.map((actor, index) => ({
        ...actor,
        lastModified: stampOf(round, index),
        fieldValues: edit === "changed" ? withOneChange(actor, { index, round }) : actor.fieldValues,
      }));
      return customers;
    },
  };
}

/** A connector answers with the fields that it is asked for. */
function withMappedFields(actor: Actor): Actor {
  const values = CUSTOMER_FIELDS.map(
    ({ fieldKey }) => [fieldKey, actor.fieldValues[fieldKey] ?? ""] as const,
  );
  return { ...actor, fieldValues: Object.fromEntries(values) };
}

/** Which of the fields changes goes round, so that all fifteen change equally often. */
function withOneChange(
  actor: Actor,
  { index, round }: { index: number; round: number },
): Actor["fieldValues"] {
  const field = CUSTOMER_FIELDS[(index + round) % CUSTOMER_FIELDS.length];
  if (field === undefined) return actor.fieldValues;
  const before = actor.fieldValues[field.fieldKey] ?? "";
  return { ...actor.fieldValues, [field.fieldKey]: nextValue(field, before, round) };
}

/** Another value than the one before, of about the same length. */
function nextValue({ fieldType }: BenchField, before: string, round: number): string {
  switch (fieldType) {
    case "Text":
      return `${before.replace(/ #\d+$/, "")} #${round}`;
    case "Integer":
      return encodeValue("Integer", String(100 + round));
    case "Datetime":
      return encodeValue("Datetime", dateOf(round));
    case "List":
      return CUSTOMER_GROUPS[(CUSTOMER_GROUPS.indexOf(before) + 1) % CUSTOMER_GROUPS.length] ?? "";
  }
}

const dateOf = (day: number): string =>
  `${new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10)}T00:00:00`;

/** Seconds without a zone, as most connectors stamp; every actor of a round has a later one than the round before. */
function stampOf(round: number, index: number): string {
  const moment = new Date(Date.UTC(2026, 0, 1 + round, 0, 0, index));
  return encodeValue("Datetime", moment.toISOString().slice(0, 19));
}
