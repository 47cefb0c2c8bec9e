import { type CrmField, type CrmRecordBody, type CrmValue, crmRecord, crmValue } from "@brygga/api-contract";
import { useMemo } from "react";
import { z } from "zod";
import { useDecimalSeparator } from "../../../components/use-decimal-separator.ts";
import { useDraft } from "../../../components/use-draft.ts";
import type { RecordValues } from "../api/records.ts";
import { type FieldInput, fromInput, toInput, type ValueErrorCode } from "./field-codec.ts";

/** What is typed, by field key, over the version of the record on which the typing began. */
const draftSchema = z.object({ base: crmRecord.nullable(), inputs: z.record(z.string(), crmValue) });

const NONE: RecordValues = {};
const NOTHING: z.output<typeof draftSchema> = { base: null, inputs: {} };

export interface RecordInputs {
  inputOf: (field: CrmField) => FieldInput;
  setInput: (field: CrmField, input: FieldInput) => void;
  /** Values that differ from the stored ones. */
  changes: Readonly<Record<string, CrmValue>>;
  /** Why a field's input is no value, by field key. */
  invalid: Readonly<Record<string, ValueErrorCode>>;
  isDirty: boolean;
  /** The record when the editing began; the stored one while nothing is edited. */
  base: CrmRecordBody | null;
  /** Goes on from a newer version, giving up what was typed into some fields. */
  rebase: (record: CrmRecordBody, giveUp: readonly string[]) => void;
  clear: () => void;
}

interface InputsOptions {
  draftKey: string;
  fields: readonly CrmField[];
  /** The record as it is stored now; null for a new one. */
  stored: CrmRecordBody | null;
  /** Values that a new record starts with. */
  given?: RecordValues;
}

/** The inputs of a record's form, kept over a reload until they are saved or discarded. */
export function useRecordInputs({ draftKey, fields, stored, given = NONE }: InputsOptions): RecordInputs {
  const draft = useDraft(draftKey, { schema: draftSchema, initial: NOTHING });
  const separator = useDecimalSeparator();
  const { inputs } = draft.value;
  const base = draft.value.base ?? stored;
  const { changes, invalid } = useMemo(
    () => readInputs(fields, { ...(base === null ? given : NONE), ...inputs }, base),
    [fields, given, inputs, base],
  );
  return {
    inputOf: (field) =>
      Object.hasOwn(inputs, field.key)
        ? (inputs[field.key] ?? null)
        : toInput(field, (stored ?? given)[field.key], separator),
    setInput: (field, input) => {
      const isAsBefore = input === toInput(field, (base ?? given)[field.key], separator);
      const next = isAsBefore ? without(inputs, [field.key]) : { ...inputs, [field.key]: input };
      draft.set({ inputs: next, base: Object.keys(next).length === 0 ? null : base });
    },
    changes,
    invalid,
    isDirty: Object.keys(inputs).length > 0,
    base,
    rebase: (record, giveUp) => {
      const kept = without(inputs, giveUp);
      if (Object.keys(kept).length === 0) draft.clear();
      else draft.set({ inputs: kept, base: record });
    },
    clear: draft.clear,
  };
}

const without = (inputs: Readonly<Record<string, FieldInput>>, keys: readonly string[]) =>
  Object.fromEntries(Object.entries(inputs).filter(([key]) => !keys.includes(key)));

function readInputs(
  fields: readonly CrmField[],
  inputs: Readonly<Record<string, FieldInput>>,
  base: CrmRecordBody | null,
) {
  const changes: Record<string, CrmValue> = {};
  const invalid: Record<string, ValueErrorCode> = {};
  for (const field of fields) {
    const input = Object.hasOwn(inputs, field.key) ? inputs[field.key] : undefined;
    // A new record answers for its mandatory fields too; a stored one only for what was touched.
    if (input === undefined && base !== null) continue;
    const read = fromInput(field, input ?? null);
    if (!read.ok) invalid[field.key] = read.code;
    else if (read.value !== (base?.[field.key] ?? null)) changes[field.key] = read.value;
  }
  return { changes, invalid };
}
