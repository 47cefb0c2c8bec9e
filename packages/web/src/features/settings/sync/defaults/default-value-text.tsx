import type { DefaultField } from "@brygga/api-contract";
import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useDecimalSeparator } from "../../../../components/use-decimal-separator.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { erpListQuery } from "../../api/defaults.ts";

/** A default value as people read it; a list's item by its text. */
export function DefaultValueText({ connectionId, field }: { connectionId: number; field: DefaultField }) {
  const { t } = useTexts();
  const separator = useDecimalSeparator();
  const { fieldType, default: value } = field;
  if (!field.hasDefault) {
    return (
      <Text fz="sm" c="dimmed" span>
        {t("defaults:noValue")}
      </Text>
    );
  }
  if (fieldType === "List") return <ItemText connectionId={connectionId} field={field} />;
  if (fieldType === "Checkbox") return t(value === "1" ? "terms:yes" : "terms:no");
  if (fieldType === "Double") return value.replace(".", separator);
  return fieldType === "Datetime" ? value.replace("T", " ") : value;
}

/** The key, as long as the ERP has not said what it means. */
function ItemText({ connectionId, field }: { connectionId: number; field: DefaultField }) {
  const list = useQuery(erpListQuery(connectionId, field.listName));
  return list.data?.find(({ key }) => key === field.default)?.text || field.default;
}
