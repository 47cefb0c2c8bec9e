import type { CrmEntity, CrmField, CrmRecordBody } from "@brygga/api-contract";
import { useTimeout } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { type RecordValues, useRefreshRecord } from "../api/records.ts";
import { isConflict } from "./compare-versions.ts";
import type { FormFields } from "./form-fields.ts";
import { type SaveOutcome, saveRecord } from "./save-record.ts";
import { useFieldErrors } from "./use-field-errors.ts";
import { useRecordInputs } from "./use-record-inputs.ts";

type Conflict = Extract<SaveOutcome, { kind: "conflict" }>;

/** Long enough to be read, also with a few names of fields. */
const SAVED_SHOWN_MS = 6_000;

export interface RecordForm extends FormFields {
  isDirty: boolean;
  changeCount: number;
  isSaving: boolean;
  /** Set for a while after saving: the fields that others had changed meanwhile. */
  savedWith: readonly CrmField[] | null;
  error: unknown;
  conflict: Conflict | null;
  save: () => void;
  discard: () => void;
  /** Saves over what somebody else wrote into the same fields. */
  keepMine: () => void;
  /** Gives up the fields that somebody else wrote too; the other changes stay to be saved. */
  takeTheirs: () => void;
}

interface FormOptions {
  entity: CrmEntity;
  record: CrmRecordBody;
  fields: readonly CrmField[];
}

/** The form of a stored record. */
export function useRecordForm(options: FormOptions): RecordForm {
  const { record, fields, entity } = options;
  const inputs = useRecordInputs({ draftKey: `record.${entity}.${record.id}`, fields, stored: record });
  const saving = useSaving(options, inputs);
  const { mutation, errors, conflict } = saving;
  const changeCount = Object.keys(inputs.changes).length + Object.keys(inputs.invalid).length;
  return {
    inputOf: inputs.inputOf,
    setInput: (field, input) => {
      errors.touch(field.key);
      inputs.setInput(field, input);
    },
    errorOf: errors.errorOf,
    refusals: errors.refusals,
    // "1 000" typed over 1000 is an input, but nothing to save.
    isDirty: changeCount > 0,
    changeCount,
    isSaving: mutation.isPending,
    savedWith: saving.savedWith,
    error: mutation.error,
    conflict,
    save: () => saving.save(inputs.base ?? record),
    discard: () => {
      saving.settle();
      mutation.reset();
      errors.forget();
      inputs.clear();
    },
    keepMine: () => {
      if (conflict !== null) saving.save(conflict.current);
    },
    takeTheirs: () => {
      if (conflict === null) return;
      saving.settle();
      void saving.refresh(conflict.current);
      inputs.rebase(
        conflict.current,
        conflict.foreign.filter(isConflict).map(({ field }) => field.key),
      );
    },
  };
}

/** Saving what was typed, and what came of it. */
function useSaving({ entity, fields }: FormOptions, inputs: ReturnType<typeof useRecordInputs>) {
  const refresh = useRefreshRecord(entity);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const saved = useSavedMessage();
  const mutation = useMutation({
    mutationFn: ({ base, values }: { base: CrmRecordBody; values: RecordValues }) =>
      saveRecord({ entity, fields, base, values }),
    onSuccess: async (outcome) => {
      if (outcome.kind === "conflict") return setConflict(outcome);
      setConflict(null);
      await refresh(outcome.record);
      inputs.clear();
      errors.forget();
      saved.show(outcome.foreign.map(({ field }) => field));
    },
  });
  const errors = useFieldErrors({ invalid: inputs.invalid, error: mutation.error });
  return {
    mutation,
    errors,
    refresh,
    conflict,
    savedWith: saved.fields,
    settle: () => setConflict(null),
    save: (base: CrmRecordBody) => {
      if (errors.check()) mutation.mutate({ base, values: inputs.changes });
    },
  };
}

function useSavedMessage() {
  const [fields, setFields] = useState<readonly CrmField[] | null>(null);
  const { start } = useTimeout(() => setFields(null), SAVED_SHOWN_MS);
  return {
    fields,
    show: (foreign: readonly CrmField[]) => {
      setFields(foreign);
      start();
    },
  };
}
