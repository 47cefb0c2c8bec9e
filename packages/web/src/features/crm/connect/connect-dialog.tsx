import type { CrmEntity, CrmRecordBody, ErpTabSection } from "@brygga/api-contract";
import { Stack, Text } from "@mantine/core";
import { useId } from "react";
import { actorTypeName } from "../../../components/actor-type-name.ts";
import { Dialog } from "../../../components/dialog.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import type { LinkTarget } from "../api/connect.ts";
import { CreateStep } from "../create/create-step.tsx";
import { useCreateForm } from "../create/use-create-form.ts";
import { recordName } from "../entity.ts";
import { useRecordNavigation } from "../record/use-record-navigation.ts";
import { ActorSearchStep } from "./actor-search-step.tsx";
import { CompareStep } from "./compare-step.tsx";
import { ConnectFooter } from "./connect-footer.tsx";
import type { ConnectStepProps } from "./connect-step-props.ts";
import { ConnectedMeanwhile } from "./connected-meanwhile.tsx";
import { ConnectingInDoubt } from "./connecting-in-doubt.tsx";
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
  const canOpen = section?.canConnect && !section.waitingForParent;
  if (!canOpen || !section.actorTypes.includes(actorType)) return null;
  return <OpenConnectDialog entity={entity} record={record} section={section} actorType={actorType} />;
}

/** First the actor is searched for, then both sides are compared, or one is created; the footer belongs to the step. */
function OpenConnectDialog(props: ConnectStepProps) {
  const { entity, record, section, actorType } = props;
  const { t } = useTexts();
  const { search, change, closeConnect } = useRecordNavigation();
  const formId = useId();
  const { erpKey } = search;
  const subject = { connectionId: section.connectionId, entity, entityId: record.id, actorType };
  const target: LinkTarget | null = erpKey === undefined ? null : { ...subject, erpKey };
  const isCreating = target === null && search.create === true;
  const comparison = useComparison({ target, section, record, onConnected: closeConnect });
  const creation = useCreateForm({ target: subject, section, isOpen: isCreating, onSettled: closeConnect });
  const forget = () => {
    comparison.forget();
    creation.forget();
  };
  const close = () => {
    forget();
    closeConnect();
  };
  const back = () => {
    forget();
    change({ erpKey: undefined, create: undefined });
  };
  const isBusy = comparison.isConnecting || creation.isCreating;
  if (section.link !== null && !isBusy) {
    return <ConnectedMeanwhile name={recordName(entity, record)} section={section} onClose={close} />;
  }
  return (
    <Dialog
      title={isCreating ? t("erpLink:create.title") : t("terms:connectErp")}
      size={920}
      isDirty={isCreating ? creation.isDirty : comparison.isDirty}
      onClose={close}
      footer={
        <ConnectFooter
          {...{ section, actorType, comparison, creation, formId, back, close }}
          step={target !== null ? "compare" : isCreating ? "create" : "search"}
        />
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
        {isCreating ? null : <ConnectingInDoubt section={section} />}
        {target !== null ? <CompareStep entity={entity} comparison={comparison} /> : null}
        {isCreating ? (
          <CreateStep entity={entity} connectionId={section.connectionId} formId={formId} state={creation} />
        ) : null}
        {target === null && !isCreating ? <ActorSearchStep {...props} /> : null}
      </Stack>
    </Dialog>
  );
}
