import type { CrmField, ErpField } from "@brygga/api-contract";
import { Text } from "@mantine/core";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { storedAsText } from "./stored-as-text.ts";

/** Warns where the ERP allows longer texts than the CRM, and tells what the ERP does to texts. */
export function RowHint({ field, crmField }: { field: ErpField; crmField: CrmField | undefined }) {
  const { t } = useTexts();
  const isLonger =
    crmField?.type === "text" && crmField.maxLength > 0 && field.maxLength > crmField.maxLength;
  const hints = [
    isLonger && field.fieldType === "Text" && field.syncToCrm
      ? t("mapping:lengthWarning", { erp: field.maxLength, crm: crmField.maxLength })
      : "",
    storedAsText(t, field.storedAs),
  ].filter((hint) => hint !== "");
  return hints.map((hint) => (
    <Text key={hint} fz="xs" c="dimmed" mt={2}>
      {hint}
    </Text>
  ));
}
