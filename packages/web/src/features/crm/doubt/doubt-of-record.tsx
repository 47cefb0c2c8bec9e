import type { ErpTabSection } from "@brygga/api-contract";
import { Alert, Skeleton, Text } from "@mantine/core";
import { QuestionIcon } from "@phosphor-icons/react";
import { useQuery } from "@tanstack/react-query";
import { actorTypeName } from "../../../components/actor-type-name.ts";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { uncertainCreatesQuery } from "../api/create.ts";
import { DoubtCard } from "./doubt-card.tsx";
import { useMaySettle } from "./use-may-settle.ts";

interface DoubtOfRecordProps {
  section: ErpTabSection;
  doubt: NonNullable<ErpTabSection["uncertainCreate"]>;
}

/** On the ERP tab: an actor was sent to be created, and it is not known whether it was. */
export function DoubtOfRecord({ section, doubt }: DoubtOfRecordProps) {
  const { t } = useTexts();
  const { dateTime } = useFormat();
  const maySettle = useMaySettle(section);
  return (
    <Alert
      color="orange"
      title={t("erpLink:doubt.title", { actorType: actorTypeName(t, doubt.actorType) })}
      icon={<QuestionIcon size={20} aria-hidden="true" />}
    >
      <Text fz="sm" mb="xs">
        {t("erpLink:doubt.happened", { time: dateTime(doubt.sentAt), connection: section.connectionName })}
      </Text>
      {maySettle ? <Answerable id={doubt.id} /> : <Text fz="sm">{t("erpLink:doubt.mayNot")}</Text>}
    </Alert>
  );
}

function Answerable({ id }: { id: number }) {
  const doubts = useQuery(uncertainCreatesQuery);
  const doubt = doubts.data?.find((one) => one.id === id);
  if (doubts.error) return <ErrorNotice error={doubts.error} onRetry={() => void doubts.refetch()} />;
  if (doubts.data === undefined) return <Skeleton height={80} />;
  return doubt === undefined ? null : <DoubtCard doubt={doubt} />;
}
