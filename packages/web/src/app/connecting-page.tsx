import { Loader, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { sessionQuery } from "../api/session.ts";
import { useTexts } from "../i18n/use-texts.ts";
import { BareFrame } from "./bare-frame.tsx";
import { usePageTitle } from "./use-page-title.ts";

/** Until the server has said who is signed in; it is asked again and again for as long as it does not answer. */
export function ConnectingPage() {
  const { t } = useTexts();
  const { failureCount } = useQuery({ ...sessionQuery, enabled: false });
  const isOutOfReach = failureCount > 0;
  usePageTitle(isOutOfReach ? t("connecting.failedTitle") : "");
  return (
    <BareFrame>
      <Stack maw={560} mx="auto" px="md" py={80} gap="md" align="flex-start" role="status">
        <Loader size="sm" aria-hidden="true" />
        <Title order={1}>{t(isOutOfReach ? "connecting.failedTitle" : "connecting.title")}</Title>
        <Text c="dimmed">{t(isOutOfReach ? "connecting.failedText" : "connecting.text")}</Text>
      </Stack>
    </BareFrame>
  );
}
