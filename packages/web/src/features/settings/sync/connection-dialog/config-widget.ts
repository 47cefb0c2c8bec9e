import type { FieldDescription } from "@brygga/api-contract";

/** What every widget of a configuration field is given. */
export interface ConfigWidgetProps {
  field: FieldDescription;
  value: string;
  onChange: (value: string) => void;
  /** Label, mark, description and fault, the same for every widget. */
  common: {
    label: string;
    required: boolean;
    disabled: boolean;
    error: string | null;
    "aria-description": string;
  };
}
