import type { ErpTabSection } from "@brygga/api-contract";
import { Alert, Text } from "@mantine/core";
import { QuestionIcon } from "@phosphor-icons/react";
import { actorTypeName } from "../../../components/actor-type-name.ts";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";

/** Who connects a record whose actor may be in the ERP already hears of it first. */
export function ConnectingInDoubt({ section }: { section: ErpTabSection }) {
  const { t } = useTexts();
  const { dateTime } = useFormat();
  const { uncertainCreate, connectionName: connection } = section;
  if (uncertainCreate === null) return null;
  const { actorType, sentAt } = uncertainCreate;
  return (
    <Alert
      color="orange"
      title={t("erpLink:doubt.title", { actorType: actorTypeName(t, actorType) })}
      icon={<QuestionIcon size={20} aria-hidden="true" />}
    >
      <Text fz="sm">{t("erpLink:doubt.connecting", { connection, time: dateTime(sentAt) })}</Text>
    </Alert>
  );
}
