import type { ErpConnection } from "@brygga/api-contract";
import { Alert, Badge, Stack, Text } from "@mantine/core";
import { WarningIcon } from "@phosphor-icons/react";
import { useQuery } from "@tanstack/react-query";
import { actorTypeName } from "../../../../components/actor-type-name.ts";
import { Panel } from "../../../../components/panel.tsx";
import { ReasonButton } from "../../../../components/reason-button.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { connectionsQuery } from "../../api/erp-connections.ts";
import { FailureNotice } from "../../health/failure-notice.tsx";
import { ImportButton } from "../../imports/import-button.tsx";
import { JobButtons } from "../../jobs/job-buttons.tsx";
import { selectedOf } from "../selected-of.ts";
import { DisappearanceNotice } from "../sync-settings/disappearance-notice.tsx";
import { useSyncNavigation } from "../use-sync-navigation.ts";
import { RefetchFields } from "./refetch-fields.tsx";
import classes from "./selected-connection-panel.module.css";

/** The selected connection: its buttons, and beside them the names of the mapped fields per actor type. */
export function SelectedConnectionPanel() {
  const { t } = useTexts();
  const { search, openDialog } = useSyncNavigation();
  const list = useQuery(connectionsQuery(search.deletedConnections === true));
  const connection = selectedOf(list.data ?? [], search.connection);
  if (connection === undefined) {
    return list.data === undefined || list.data.length === 0 ? null : (
      <Text fz="sm" c="dimmed">
        {t("connections:selected.none")}
      </Text>
    );
  }
  const reason = connection.deletedAt === null ? undefined : t("settings:list.isDeleted");
  return (
    <Panel
      title={connection.displayName}
      aside={
        <Badge color={connection.active ? "fjord" : "gray"} variant="light">
          {t(connection.active ? "connections:selected.active" : "connections:selected.inactive")}
        </Badge>
      }
    >
      <Incomplete connection={connection} />
      <DisappearanceNotice connectionId={connection.id} />
      <FailureNotice connection={connection} />
      <div className={classes.body}>
        <Stack gap={8} className={classes.buttons}>
          <ReasonButton
            reason={reason}
            onClick={() => openDialog("mappings", { connection: connection.id })}
            fullWidth
          >
            {t("terms:mappings")}
          </ReasonButton>
          <ReasonButton
            reason={reason}
            onClick={() => openDialog("list-mapping", { connection: connection.id })}
            fullWidth
          >
            {t("terms:listMapping")}
          </ReasonButton>
          <ReasonButton
            reason={reason}
            onClick={() => openDialog("defaults", { connection: connection.id })}
            fullWidth
          >
            {t("terms:defaults")}
          </ReasonButton>
          <ReasonButton
            reason={reason}
            onClick={() => openDialog("rank-fields", { connection: connection.id })}
            fullWidth
          >
            {t("terms:rankFields")}
          </ReasonButton>
          <ReasonButton
            reason={reason}
            onClick={() => openDialog("sync-settings", { connection: connection.id })}
            fullWidth
          >
            {t("syncSettings:open")}
          </ReasonButton>
          <JobButtons connection={connection} />
          <ImportButton connection={connection} />
        </Stack>
        <MappedFields connection={connection} />
      </div>
    </Panel>
  );
}

function MappedFields({ connection }: { connection: ErpConnection }) {
  const { t } = useTexts();
  const shown = connection.mappedFields.filter(({ active, fields }) => active || fields.length > 0);
  if (shown.length === 0) {
    return (
      <Text fz="sm" c="dimmed">
        {t("connections:selected.noActorTypes")}
      </Text>
    );
  }
  return (
    <section aria-label={t("connections:selected.mappedFields")}>
      <dl className={classes.fields}>
        {shown.map(({ actorType, active, fields }) => (
          <div key={actorType}>
            <dt>
              {actorTypeName(t, actorType)}
              {active ? null : <span className={classes.off}> ({t("connections:selected.notSynced")})</span>}
            </dt>
            <dd>{fields.length === 0 ? t("connections:selected.noFields") : fields.join(", ")}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Incomplete({ connection }: { connection: ErpConnection }) {
  const { t } = useTexts();
  if (connection.incomplete === "") return null;
  return (
    <Alert
      mx="md"
      mb="md"
      color="orange"
      title={t("connections:incompleteTitle")}
      icon={<WarningIcon size={20} aria-hidden="true" />}
    >
      <Stack gap="sm" align="flex-start">
        <Text fz="sm">{connection.incomplete}</Text>
        <RefetchFields connectionId={connection.id} />
      </Stack>
    </Alert>
  );
}
