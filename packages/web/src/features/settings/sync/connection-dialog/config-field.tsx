import type { FieldDescription } from "@brygga/api-contract";
import { Box, Checkbox, PasswordInput, Text, TextInput, Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import { canonicalNumber } from "../../../../components/canonical-number.ts";
import { MomentInput } from "../../../../components/date-inputs.tsx";
import { useDecimalSeparator } from "../../../../components/use-decimal-separator.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { faultOf, isMandatory, isPassword, isPasswordSet, shownValue } from "./config-values.ts";
import type { ConfigWidgetProps } from "./config-widget.ts";
import { ListConfigField } from "./list-config-field.tsx";
import type { ConnectionForm } from "./use-connection-form.ts";

/** One configuration field with the widget of its type; its description is a tooltip. */
export function ConfigField({ field, form }: { field: FieldDescription; form: ConnectionForm }) {
  const { t } = useTexts();
  const { draft, stored, isLocked } = form;
  const { config, passwords } = draft.value;
  const value = shownValue(field, draft.value, stored);
  const fault = faultOf(field, value);
  const faultTexts = {
    "not-integer": t("connectionForm:notInteger"),
    "not-decimal": t("connectionForm:notDecimal"),
    "too-long": t("connectionForm:tooLong", { count: field.maxLength }),
  };
  const common = {
    label: field.displayName,
    required: isMandatory(field),
    disabled: isLocked || field.access === "ReadOnly",
    error: fault === undefined ? null : faultTexts[fault],
    "aria-description": field.displayDescription,
  };
  const onChange = (typed: string) =>
    isPassword(field)
      ? draft.set({ passwords: { ...passwords, [field.fieldKey]: typed } })
      : draft.set({ config: { ...config, [field.fieldKey]: typed } });
  return (
    <Described by={field.displayDescription}>
      <Widget field={field} value={value} onChange={onChange} common={common} form={form} />
    </Described>
  );
}

function Described({ by, children }: { by: string; children: ReactNode }) {
  return (
    <Tooltip label={by} disabled={by === ""} position="top-end">
      <Box>{children}</Box>
    </Tooltip>
  );
}

function Widget({ form, ...props }: ConfigWidgetProps & { form: ConnectionForm }) {
  const { field, value, onChange, common } = props;
  switch (field.fieldType) {
    case "Label":
      return <Text fz="sm">{field.displayName}</Text>;
    case "Checkbox":
      return (
        <Checkbox
          {...common}
          required={false}
          checked={value === "1"}
          onChange={(event) => onChange(event.currentTarget.checked ? "1" : "0")}
        />
      );
    case "Password":
      return <PasswordWidget {...props} isSet={isPasswordSet(field, form.stored)} />;
    case "Datetime":
      return <DateTimeWidget {...props} />;
    case "List":
      return <ListConfigField {...props} form={form} />;
    case "Integer":
    case "Double":
      return <NumberWidget {...props} />;
    default:
      return (
        <TextInput
          {...common}
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}

/** Stored with a point, shown with what the language writes between whole and fraction. */
function NumberWidget({ field, value, onChange, common }: ConfigWidgetProps) {
  const separator = useDecimalSeparator();
  return (
    <TextInput
      {...common}
      inputMode={field.fieldType === "Integer" ? "numeric" : "decimal"}
      value={value.replace(".", separator)}
      onChange={(event) => onChange(canonicalNumber(field.fieldType, event.currentTarget.value))}
    />
  );
}

function PasswordWidget({ value, onChange, common, isSet }: ConfigWidgetProps & { isSet: boolean }) {
  const { t } = useTexts();
  return (
    <PasswordInput
      {...common}
      required={common.required && !isSet}
      description={isSet ? t("connectionForm:passwordSet") : undefined}
      placeholder={isSet ? t("connectionForm:passwordStored") : undefined}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ "aria-label": t("showPassword"), tabIndex: 0 }}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function DateTimeWidget({ value, onChange, common }: ConfigWidgetProps) {
  return (
    <MomentInput {...common} clearable={!common.required} withSeconds value={value} onChange={onChange} />
  );
}
