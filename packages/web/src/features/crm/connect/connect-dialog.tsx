import type { CrmEntity, CrmRecordBody, ErpTabSection } from "@brygga/api-contract";
import { Button, Group, Stack, Text } from "@mantine/core";
import { actorTypeName } from "../../../components/actor-type-name.ts";
import { Dialog } from "../../../components/dialog.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import type { LinkTarget } from "../api/connect.ts";
import { recordName } from "../entity.ts";
import { useRecordNavigation } from "../record/use-record-navigation.ts";
import { ActorSearchStep } from "./actor-search-step.tsx";
import { CompareStep } from "./compare-step.tsx";
import classes from "./connect-dialog.module.css";
import type { ConnectStepProps } from "./connect-step-props.ts";
import { useComparison } from "./use-comparison.ts";

interface ConnectDialogProps {
  entity: CrmEntity;
  record: CrmRecordBody;
  sections: readonly ErpTabSection[] | undefined;
}

/** Connect to ERP, when the address names a connection and an actor type that the record can be connected to. */
export function ConnectDialog({ entity, record, sections = [] }: ConnectDialogProps) {
  const { search } = useRecordNavigation();
  const { actorType = "" } = search;
  const section = sections.find(({ connectionId }) => connectionId === search.connection);
  const canOpen = section?.link === null && section.canConnect && !section.waitingForParent;
  if (!canOpen || !section.actorTypes.includes(actorType)) return null;
  return <OpenConnectDialog entity={entity} record={record} section={section} actorType={actorType} />;
}

/** First the actor is searched for, then both sides are compared; the footer belongs to the step. */
function OpenConnectDialog(props: ConnectStepProps) {
  const { entity, record, section, actorType } = props;
  const { t } = useTexts();
  const { search, change, closeConnect } = useRecordNavigation();
  const { erpKey } = search;
  const target: LinkTarget | null =
    erpKey === undefined
      ? null
      : { connectionId: section.connectionId, entity, entityId: record.id, actorType, erpKey };
  const comparison = useComparison({ target, section, record, onConnected: closeConnect });
  const close = () => {
    comparison.forget();
    closeConnect();
  };
  const back = () => {
    comparison.forget();
    change({ erpKey: undefined });
  };
  return (
    <Dialog
      title={t("terms:connectErp")}
      size={920}
      isDirty={comparison.isDirty}
      onClose={close}
      footer={
        <Group justify="space-between" gap={8}>
          {target === null ? <span /> : <BackButton onClick={back} disabled={comparison.isConnecting} />}
          <Group gap={8}>
            <Button variant="default" onClick={close} disabled={comparison.isConnecting}>
              {t("terms:cancel")}
            </Button>
            {target === null ? null : (
              <Button
                onClick={comparison.connect}
                loading={comparison.isConnecting}
                disabled={comparison.preview.data === undefined}
              >
                {t("crm:connect.connect")}
              </Button>
            )}
          </Group>
        </Group>
      }
    >
      <Stack gap="md">
        <Text fz="sm" c="dimmed">
          {t("crm:connect.subtitle", {
            name: recordName(entity, record),
            actorType: actorTypeName(t, actorType),
            connection: section.connectionName,
          })}
        </Text>
        {target === null ? (
          <ActorSearchStep {...props} />
        ) : (
          <CompareStep entity={entity} comparison={comparison} />
        )}
      </Stack>
    </Dialog>
  );
}

function BackButton({ onClick, disabled }: { onClick: () => void; disabled: boolean }) {
  const { t } = useTexts();
  return (
    <Button variant="subtle" onClick={onClick} disabled={disabled} className={classes.back ?? ""}>
      {t("crm:connect.back")}
    </Button>
  );
}
