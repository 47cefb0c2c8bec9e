import type { UncertainCreate } from "@brygga/api-contract";
import { Group, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { actorTypeName } from "../../../components/actor-type-name.ts";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { Panel } from "../../../components/panel.tsx";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { uncertainCreatesQuery } from "../../crm/api/create.ts";
import { DoubtCard } from "../../crm/doubt/doubt-card.tsx";
import { RecordLink } from "./record-link.tsx";

/** In doubt: actors of which it is not known whether the ERP has created them, for somebody to settle. */
export function DoubtsView({ connectionId }: { connectionId: number | undefined }) {
  const { t } = useTexts();
  const doubts = useQuery(uncertainCreatesQuery);
  if (doubts.error) return <ErrorNotice error={doubts.error} onRetry={() => void doubts.refetch()} />;
  if (doubts.data === undefined) return <Skeleton height={120} radius="lg" />;
  const shown = doubts.data.filter((one) => connectionId === undefined || one.connectionId === connectionId);
  if (shown.length === 0) {
    return (
      <Text fz="sm" c="dimmed">
        {t("erpLink:doubt.none")}
      </Text>
    );
  }
  return (
    <Stack gap="md">
      <Text fz="sm" c="dimmed" maw={760}>
        {t("erpLink:doubt.intro")}
      </Text>
      {shown.map((doubt) => (
        <DoubtPanel key={doubt.id} doubt={doubt} />
      ))}
    </Stack>
  );
}

function DoubtPanel({ doubt }: { doubt: UncertainCreate }) {
  const { t } = useTexts();
  const { dateTime } = useFormat();
  return (
    <Panel
      title={`${doubt.recordName} – ${actorTypeName(t, doubt.actorType)}`}
      aside={
        <Group gap="sm">
          <RecordLink entity={doubt.entity} id={doubt.entityId} name={t("erpLink:doubt.openRecord")} />
        </Group>
      }
    >
      <Stack px="md" pb="md" gap="xs">
        <Text fz="sm">
          {t("erpLink:doubt.happened", {
            time: dateTime(doubt.sentAt),
            connection: doubt.connectionName,
          })}
        </Text>
        <DoubtCard doubt={doubt} />
      </Stack>
    </Panel>
  );
}
