import { Text } from "@mantine/core";
import { useTexts } from "../../i18n/use-texts.ts";

/** Stands where there is no value. */
export function Blank() {
  const { t } = useTexts();
  return (
    <Text span inherit c="dimmed" role="img" aria-label={t("crm:blank")}>
      –
    </Text>
  );
}
