import type { DefaultField } from "@brygga/api-contract";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { ErpValueInput } from "../../../crm/erp-value/erp-value-input.tsx";
import { defaultObstacle } from "./default-obstacle.ts";

interface DefaultValueInputProps {
  connectionId: number;
  field: DefaultField;
  /** Canonical text. */
  value: string;
  onChange: (value: string) => void;
}

/** The default value, with the widget of the field's type. */
export function DefaultValueInput({ connectionId, field, value, onChange }: DefaultValueInputProps) {
  const { t } = useTexts();
  const fault = defaultObstacle(field, { hasDefault: true, default: value, askUser: false });
  const error =
    fault === undefined || fault === "blank"
      ? undefined
      : t(`defaults:obstacles.${fault}`, { max: field.maxLength });
  // A default that is neither yes nor no is none.
  const shown = field.fieldType === "Checkbox" && value !== "1" ? "0" : value;
  return (
    <ErpValueInput
      connectionId={connectionId}
      field={field}
      label={t("defaults:value")}
      isRequired
      isFirst
      value={shown}
      error={error}
      onChange={onChange}
    />
  );
}
