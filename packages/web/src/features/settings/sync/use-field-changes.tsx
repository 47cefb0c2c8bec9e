import { List } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTexts } from "../../../i18n/use-texts.ts";

/** Says what became of fields that were fetched anew; it stays until it is closed. */
export function useFieldChanges() {
  const { t } = useTexts();
  return (fieldChanges: readonly string[]) => {
    if (fieldChanges.length === 0) return;
    notifications.show({
      color: "orange",
      autoClose: false,
      title: t("connections:fieldsChanged"),
      message: (
        <List fz="sm" spacing={4}>
          {fieldChanges.map((change) => (
            <List.Item key={change}>{change}</List.Item>
          ))}
        </List>
      ),
      closeButtonProps: { "aria-label": t("dismiss") },
    });
  };
}
