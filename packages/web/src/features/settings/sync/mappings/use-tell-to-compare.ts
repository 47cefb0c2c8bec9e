import { notifications } from "@mantine/notifications";
import { useTexts } from "../../../../i18n/use-texts.ts";

/** Says how many records the mapping that was saved has compared on both sides, when the connection is active next. */
export function useTellToCompare() {
  const { t } = useTexts();
  return (count: number): void => {
    if (count > 0) notifications.show({ message: t("mapping:toCompare", { count }) });
  };
}
