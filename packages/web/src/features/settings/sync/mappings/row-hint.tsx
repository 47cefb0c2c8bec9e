import type { CrmField, ErpField } from "@brygga/api-contract";
import { Text } from "@mantine/core";
import { useTexts } from "../../../../i18n/use-texts.ts";

/** Warns where the ERP allows longer texts than the CRM. */
export function RowHint({ field, crmField }: { field: ErpField; crmField: CrmField | undefined }) {
  const { t } = useTexts();
  const isLonger =
    crmField?.type === "text" && crmField.maxLength > 0 && field.maxLength > crmField.maxLength;
  if (!isLonger || field.fieldType !== "Text" || !field.syncToCrm) return null;
  return (
    <Text fz="xs" c="dimmed" mt={2}>
      {t("settings:mapping.lengthWarning", { erp: field.maxLength, crm: crmField.maxLength })}
    </Text>
  );
}
