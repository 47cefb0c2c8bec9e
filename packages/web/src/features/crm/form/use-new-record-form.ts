import type { CrmEntity, CrmField, CrmRecordBody } from "@brygga/api-contract";
import { mutateThen } from "../../../api/mutate-then.ts";
import { type RecordValues, useCreateRecord } from "../api/records.ts";
import type { FormFields } from "./form-fields.ts";
import { useFieldErrors } from "./use-field-errors.ts";
import { useRecordInputs } from "./use-record-inputs.ts";

export interface NewRecordForm extends FormFields {
  isDirty: boolean;
  isSaving: boolean;
  error: unknown;
  create: () => void;
  discard: () => void;
}

interface NewRecordOptions {
  entity: CrmEntity;
  fields: readonly CrmField[];
  /** Values that the record is born with, such as the company of a contact. */
  given: RecordValues;
  onCreated: (record: CrmRecordBody) => void;
}

/** The form of a record that is not stored yet. */
export function useNewRecordForm({ entity, fields, given, onCreated }: NewRecordOptions): NewRecordForm {
  const inputs = useRecordInputs({ draftKey: `record.${entity}.new`, fields, stored: null, given });
  const mutation = useCreateRecord(entity);
  const errors = useFieldErrors({ invalid: inputs.invalid, error: mutation.error });
  const create = () => {
    if (!errors.check()) return;
    mutateThen(mutation, inputs.changes, {
      done: (record) => {
        inputs.clear();
        onCreated(record);
      },
    });
  };
  return {
    inputOf: inputs.inputOf,
    setInput: (field, input) => {
      errors.touch(field.key);
      inputs.setInput(field, input);
    },
    errorOf: errors.errorOf,
    refusals: errors.refusals,
    isDirty: inputs.isDirty,
    isSaving: mutation.isPending,
    error: mutation.error,
    create,
    discard: inputs.clear,
  };
}
