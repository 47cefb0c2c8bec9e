import type { CrmField } from "@brygga/api-contract";
import type { FieldInput } from "./field-codec.ts";

/** What the fields of a form need to know of it. */
export interface FormFields {
  inputOf: (field: CrmField) => FieldInput;
  setInput: (field: CrmField, input: FieldInput) => void;
  /** Code of what is wrong with the field's input; undefined where nothing is, or it is not looked at yet. */
  errorOf: (field: CrmField) => string | undefined;
  /** How often saving was tried with fields that are no values: each time, the first of them gets the focus. */
  refusals: number;
}
