import type { CrmField } from "@brygga/api-contract";
import { Checkbox, Textarea, TextInput } from "@mantine/core";
import { DayInput, MomentInput } from "../../../components/date-inputs.tsx";
import type { FieldInput } from "./field-codec.ts";
import { isLongText } from "./field-groups.ts";
import { ListSelect } from "./list-select.tsx";
import { ReferenceSelect } from "./reference-select.tsx";

export interface FieldControlProps {
  field: CrmField;
  /** What stands above the control; "" where that is said already. */
  label: string;
  /** The whole name where the label alone would be ambiguous. */
  name: string;
  input: FieldInput;
  onChange: (input: FieldInput) => void;
  /** What is wrong, in words; "" where nothing is. */
  error: string;
}

/** The control for a field of any type. */
export function FieldControl(props: FieldControlProps) {
  const { field, label, name, input, onChange, error } = props;
  const common = {
    label: label === "" ? undefined : label,
    "aria-label": name,
    // Everything that is not text is picked or given by a person too, and may be blank.
    required: field.mandatory,
    disabled: field.readOnly,
    error: error === "" ? undefined : error,
  };
  switch (field.type) {
    case "checkbox":
      return (
        <Checkbox
          {...common}
          mt={28}
          checked={input === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case "list":
      return <ListSelect {...common} listId={field.listId} value={textOfInput(input)} onChange={onChange} />;
    case "reference":
      return <ReferenceSelect {...common} field={field} id={Number(input ?? 0)} onChange={onChange} />;
    case "date":
      return <DayInput {...common} value={textOfInput(input)} onChange={onChange} />;
    case "datetime":
      return <MomentInput {...common} withSeconds value={textOfInput(input)} onChange={onChange} />;
    default:
      return <TextControl {...props} common={common} />;
  }
}

const textOfInput = (input: FieldInput) => (typeof input === "string" ? input : "");

const AUTO_GROW = { autosize: true, minRows: 3, maxRows: 14 } as const;
const INPUT_MODES = { integer: "numeric", decimal: "decimal" } as const;

function TextControl({ field, input, onChange, common }: FieldControlProps & { common: object }) {
  const { type, key } = field;
  const text = { value: textOfInput(input), ...common };
  if (isLongText(field)) {
    return <Textarea {...text} {...AUTO_GROW} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
  return (
    <TextInput
      {...text}
      {...(type === "integer" || type === "decimal" ? { inputMode: INPUT_MODES[type] } : {})}
      {...(key === "email" ? { inputMode: "email", spellCheck: false } : {})}
      {...(key === "website" ? { inputMode: "url", spellCheck: false } : {})}
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
