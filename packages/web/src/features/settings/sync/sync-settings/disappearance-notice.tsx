import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { WarningIcon } from "@phosphor-icons/react";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../../components/error-notice.tsx";
import { useFormat } from "../../../../components/use-format.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { connectionSyncQuery, useAnswerDisappearance } from "../../api/connection-sync.ts";

/** Many actors are missing at once: asks whether they are really gone; nothing where nothing is asked. */
export function DisappearanceNotice({ connectionId }: { connectionId: number }) {
  const { t } = useTexts();
  const format = useFormat();
  const asked = useQuery(connectionSyncQuery(connectionId)).data?.disappearance ?? null;
  const answer = useAnswerDisappearance(connectionId);
  if (asked === null) return null;
  const { actors, links, since, confirmed } = asked;
  return (
    <Alert
      mx="md"
      mb="md"
      color="orange"
      title={t("syncSettings:gone.title")}
      icon={<WarningIcon size={20} aria-hidden="true" />}
    >
      <Stack gap="sm" align="flex-start">
        <Text fz="sm">
          {confirmed
            ? t("syncSettings:gone.confirmed")
            : t("syncSettings:gone.text", { actors, links, time: format.dateTime(since) })}
        </Text>
        {answer.error ? <ErrorNotice error={answer.error} /> : null}
        <Group gap={8}>
          {confirmed ? null : (
            <Button size="xs" color="red.9" loading={answer.isPending} onClick={() => answer.mutate(true)}>
              {t("syncSettings:gone.yes")}
            </Button>
          )}
          <Button size="xs" variant="default" loading={answer.isPending} onClick={() => answer.mutate(false)}>
            {t("syncSettings:gone.no")}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
