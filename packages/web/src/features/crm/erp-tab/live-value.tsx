import type { api } from "@brygga/api-contract";
import { Text } from "@mantine/core";
import type { z } from "zod";
import { useReadable } from "../../../components/use-readable.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Blank } from "../blank.tsx";

export type LiveField = z.output<typeof api.getLinkFields.reply>["fields"][number];

/** A value of the ERP as people read it. */
export function LiveValue({ field }: { field: LiveField }) {
  const { t } = useTexts();
  const readable = useReadable();
  if (field.value === null) {
    return (
      <Text span fz="sm" c="dimmed" fs="italic">
        {t("crm:erp.notReturned")}
      </Text>
    );
  }
  return field.text === "" ? <Blank /> : readable(field.fieldType, field.text);
}
