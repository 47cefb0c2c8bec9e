import type { CreateFormField } from "@brygga/api-contract";
import { useState } from "react";
import { z } from "zod";
import { useDraft } from "../../../components/use-draft.ts";
import { type CreateFault, faultOfValue, filledIn } from "./create-faults.ts";

const draftSchema = z.object({ values: z.record(z.string(), z.string()) });
const NOTHING: z.output<typeof draftSchema> = { values: {} };

/** What is filled in of the fields that ask, and what is wrong with it; kept over a reload under this name. */
export function useCreateValues(name: string, fields: readonly CreateFormField[]) {
  const draft = useDraft(name, { schema: draftSchema, initial: NOTHING });
  const [isChecked, setChecked] = useState(false);
  const values = filledIn(fields, draft.value.values);
  const faults = new Map<string, CreateFault>();
  for (const field of fields) {
    const fault = faultOfValue(field, values[field.fieldKey] ?? "");
    if (fault !== undefined) faults.set(field.fieldKey, fault);
  }
  return {
    values,
    isDirty: Object.keys(draft.value.values).length > 0,
    /** Nothing is marked before somebody wants to go on. */
    faultOf: (fieldKey: string) => (isChecked ? faults.get(fieldKey) : undefined),
    /** Answers whether it can be sent; from now on what is wrong is marked. */
    check: () => {
      setChecked(true);
      return faults.size === 0;
    },
    set: (fieldKey: string, value: string) =>
      draft.set({ values: { ...draft.value.values, [fieldKey]: value } }),
    forget: () => {
      draft.clear();
      setChecked(false);
    },
  };
}
