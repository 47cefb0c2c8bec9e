import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTexts } from "../i18n/use-texts.ts";
import { MessagePage } from "./message-page.tsx";

export function NotFoundPage() {
  const { t } = useTexts();
  return (
    <MessagePage title={t("notFound.title")} text={t("notFound.text")}>
      <Button component={Link} to="/">
        {t("notFound.home")}
      </Button>
    </MessagePage>
  );
}
