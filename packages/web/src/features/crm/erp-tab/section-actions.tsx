import { Group, Text } from "@mantine/core";
import { LinkBreakIcon, PlugsConnectedIcon } from "@phosphor-icons/react";
import { useState } from "react";
import { actorTypeName } from "../../../components/actor-type-name.ts";
import { ReasonButton } from "../../../components/reason-button.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { recordName } from "../entity.ts";
import { useRecordNavigation } from "../record/use-record-navigation.ts";
import { DisconnectDialog } from "./disconnect-dialog.tsx";
import type { ErpSectionProps } from "./erp-section-props.ts";
import classes from "./section-actions.module.css";

/** Connects the record, one button per actor type, or disconnects it. */
export function SectionActions(props: ErpSectionProps) {
  const { t } = useTexts();
  const [isAsking, setAsking] = useState(false);
  const { section } = props;
  const reason = section.canConnect ? "" : t("crm:erp.mayNotConnect");
  if (section.link === null) return <ConnectButtons {...props} />;
  return (
    <Group className={classes.actions} gap={8}>
      <ReasonButton
        reason={reason}
        leftSection={<LinkBreakIcon size={16} aria-hidden="true" />}
        onClick={() => setAsking(true)}
      >
        {t("terms:disconnect")}
      </ReasonButton>
      {isAsking ? <DisconnectDialog {...props} link={section.link} onClose={() => setAsking(false)} /> : null}
    </Group>
  );
}

function ConnectButtons({ entity, record, section }: ErpSectionProps) {
  const { t } = useTexts();
  const { change } = useRecordNavigation();
  const mayNot = section.canConnect ? "" : t("crm:erp.mayNotConnect");
  const reason = section.waitingForParent ? t("crm:erp.companyFirst") : mayNot;
  return (
    <Group className={classes.actions} gap={8}>
      <Text fz="sm" c="dimmed">
        {t("crm:erp.connectTo")}
      </Text>
      {section.actorTypes.map((actorType) => (
        <ReasonButton
          key={actorType}
          reason={reason}
          leftSection={<PlugsConnectedIcon size={16} aria-hidden="true" />}
          onClick={() =>
            change(
              { connection: section.connectionId, actorType, find: recordName(entity, record) },
              { replace: false },
            )
          }
        >
          {actorTypeName(t, actorType)}
        </ReasonButton>
      ))}
    </Group>
  );
}
