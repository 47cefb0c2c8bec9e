import type { ActorTypeMapping } from "@brygga/api-contract";
import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { LockSimpleIcon } from "@phosphor-icons/react";
import { useQueries, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { hasCode } from "../../../../api/api-error.ts";
import { mutateThen } from "../../../../api/mutate-then.ts";
import { Dialog } from "../../../../components/dialog.tsx";
import { ErrorNotice } from "../../../../components/error-notice.tsx";
import { OutdatedNotice } from "../../../../components/outdated-notice.tsx";
import { Reveal } from "../../../../components/reveal.tsx";
import { TableSkeleton } from "../../../../components/table-skeleton.tsx";
import { useDraft } from "../../../../components/use-draft.ts";
import { useFormat } from "../../../../components/use-format.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { connectionQuery } from "../../api/erp-connections.ts";
import { actorTypesQuery, crmFieldsQuery, mappingQuery, useSaveMappings } from "../../api/mappings.ts";
import { PreflightDialog } from "../preflight/preflight-dialog.tsx";
import { useSyncNavigation } from "../use-sync-navigation.ts";
import { changesOf, contestedFields, mappingDraft, NO_CHANGES, withChanges } from "./mapping-draft.ts";
import { MappingTabs } from "./mapping-tabs.tsx";

/** Everything the dialog reads: the connection, its actor types, the mapping of each, and the CRM's fields. */
function useMappingData(id: number) {
  const connection = useQuery(connectionQuery(id));
  const actorTypes = useQuery(actorTypesQuery(id));
  const crmFields = useQuery(crmFieldsQuery);
  const mappings = useQueries({
    queries: (actorTypes.data ?? []).map(({ actorType }) => ({
      ...mappingQuery(id, actorType),
      refetchOnWindowFocus: false,
    })),
  });
  const parts = [connection, actorTypes, crmFields, ...mappings];
  return {
    connection: connection.data,
    crmFields: crmFields.data ?? [],
    stored: mappings.flatMap(({ data }) => data ?? []),
    isReady: parts.every(({ data }) => data !== undefined),
    error: parts.find(({ error }) => error !== null)?.error ?? null,
    retry: () => parts.filter(({ isError }) => isError).map((part) => part.refetch()),
  };
}

/** Mappings: which fields of the ERP correspond to which of the CRM, and in which directions. */
export function MappingsDialog({ id }: { id: number }) {
  const { t } = useTexts();
  const { search, change, closeDialog } = useSyncNavigation();
  const data = useMappingData(id);
  const draft = useDraft(`mappings.${id}`, { schema: mappingDraft, initial: NO_CHANGES });
  const save = useSaveMappings(id);
  // What was on screen when it was saved: with it a conflict says what both have changed.
  const [submitted, setSubmitted] = useState<readonly ActorTypeMapping[]>([]);
  const changes = changesOf(data.stored, draft.value);
  const isReadOnly = data.connection?.active ?? true;
  const close = () => {
    draft.clear();
    closeDialog();
  };
  const done = () => {
    if (changes.length === 0) return close();
    setSubmitted(data.stored);
    mutateThen(save, changes, { done: close });
  };
  const loadPresent = () => {
    draft.clear();
    save.reset();
  };
  const shown = data.stored.map((type) => withChanges(type, draft.value));
  const present = shown.find(({ actorType }) => actorType === search.tab) ?? shown[0];
  const isChecking = search.preflight !== undefined && present !== undefined && data.isReady;
  const footer = (
    <Group justify="space-between" gap={8}>
      <Button
        variant="default"
        disabled={present === undefined || !data.isReady}
        onClick={() => change({ preflight: 0, tab: present?.actorType })}
      >
        {t("preflight:open")}
      </Button>
      <Group gap={8}>
        <Button variant="default" onClick={close}>
          {t(isReadOnly ? "terms:close" : "terms:cancel")}
        </Button>
        {isReadOnly ? null : (
          <Button loading={save.isPending} onClick={done} disabled={!data.isReady}>
            {t("terms:done")}
          </Button>
        )}
      </Group>
    </Group>
  );
  return (
    <>
      <Dialog
        title={t("mapping:title", { name: data.connection?.displayName ?? "" })}
        size={1080}
        focusContent
        isDirty={changes.length > 0}
        isCovered={isChecking}
        onClose={close}
        footer={footer}
      >
        <Stack gap="sm">
          {data.isReady && isReadOnly ? (
            <Alert color="gray" p="xs" icon={<LockSimpleIcon size={18} aria-hidden="true" />}>
              {t("mapping:readOnly")}
            </Alert>
          ) : null}
          <Reveal of={save.error}>
            <SaveError
              error={save.error}
              contested={contestedFields(submitted, data.stored, draft.value)}
              onDiscard={loadPresent}
            />
          </Reveal>
          {data.error ? <ErrorNotice error={data.error} onRetry={data.retry} /> : null}
          {!data.isReady && data.error === null ? <TableSkeleton rows={8} /> : null}
          {data.isReady && data.stored.length === 0 ? <Text fz="sm">{t("mapping:noActorTypes")}</Text> : null}
          {data.isReady && data.stored.length > 0 ? (
            <MappingTabs
              stored={data.stored}
              crmFields={data.crmFields}
              draft={draft}
              isReadOnly={isReadOnly}
            />
          ) : null}
        </Stack>
      </Dialog>
      {isChecking ? (
        <PreflightDialog
          key={present.actorType}
          connectionId={id}
          mapping={present}
          crmFields={data.crmFields.filter(({ entity }) => entity === present.crmEntity)}
        />
      ) : null}
    </>
  );
}

interface SaveErrorProps {
  error: unknown;
  /** Names of the fields that both have changed. */
  contested: readonly string[];
  onDiscard: () => void;
}

/** After a conflict the present state is shown with one's own changes on top: they can be saved, or given up. */
function SaveError({ error, contested, onDiscard }: SaveErrorProps) {
  const { t } = useTexts();
  const format = useFormat();
  if (error === null) return null;
  if (!hasCode(error, "version-conflict")) return <ErrorNotice error={error} />;
  const both =
    contested.length === 0 ? "" : ` ${t("mapping:contested", { fields: format.names(contested) })}`;
  return (
    <OutdatedNotice
      text={`${t("mapping:merged")}${both}`}
      action={t("mapping:loadPresent")}
      onLoad={onDiscard}
    />
  );
}
