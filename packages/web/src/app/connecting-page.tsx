import { Loader, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { hasCode } from "../api/api-error.ts";
import { sessionQuery } from "../api/session.ts";
import { useTexts } from "../i18n/use-texts.ts";
import { BareFrame } from "./bare-frame.tsx";
import { usePageTitle } from "./use-page-title.ts";

/** Until the server has said who is signed in; it is asked again and again for as long as it does not answer. */
export function ConnectingPage() {
  const { t } = useTexts();
  const { failureReason } = useQuery({ ...sessionQuery, enabled: false });
  // That nobody is signed in is an answer, too: the page to sign in is on its way.
  const isOutOfReach = hasCode(failureReason, "server-unreachable");
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
