import { notifications } from "@mantine/notifications";
import { useTexts } from "../i18n/use-texts.ts";
import { describeError } from "./describe-error.ts";

/** Shows an error of an action that has no place of its own on the page. */
export function useErrorNotification() {
  const { t } = useTexts();
  return (error: unknown) => {
    const { title, advice, explanation } = describeError(t, error);
    notifications.show({
      color: "red",
      title,
      message: explanation === "" ? advice : `${explanation} ${advice}`,
      autoClose: 12_000,
      closeButtonProps: { "aria-label": t("dismiss") },
    });
  };
}
