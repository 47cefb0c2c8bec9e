import { Button } from "@mantine/core";
import type { ErrorComponentProps } from "@tanstack/react-router";
import { ApiError } from "../api/api-error.ts";
import { ErrorNotice } from "../components/error-notice.tsx";
import { useTexts } from "../i18n/use-texts.ts";
import { MessagePage } from "./message-page.tsx";

/** What is shown when a page could not be built: the API's own words where it refused, ours otherwise. */
export function CrashPage({ error }: ErrorComponentProps) {
  const { t } = useTexts();
  return (
    <MessagePage title={t("crash.title")} text={t("crash.text")}>
      {error instanceof ApiError ? <ErrorNotice error={error} /> : null}
      <Button onClick={() => window.location.reload()}>{t("crash.reload")}</Button>
    </MessagePage>
  );
}
