import type { ActorTypeMapping } from "@brygga/api-contract";
import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { LockSimpleIcon } from "@phosphor-icons/react";
import { useQueries, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { mutateThen } from "../../../../api/mutate-then.ts";
import { Dialog } from "../../../../components/dialog.tsx";
import { DialogButtons } from "../../../../components/dialog-buttons.tsx";
import { ErrorNotice } from "../../../../components/error-notice.tsx";
import { SaveError } from "../../../../components/save-error.tsx";
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
import { useTellToCompare } from "./use-tell-to-compare.ts";

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
  const conflictText = useConflictText();
  const tellToCompare = useTellToCompare();
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
    mutateThen(save, changes, {
      done: ({ toCompare }) => {
        close();
        tellToCompare(toCompare);
      },
    });
  };
  const loadPresent = () => {
    draft.clear();
    save.reset();
  };
  const shown = data.stored.map((type) => withChanges(type, draft.value));
  const present = shown.find(({ actorType }) => actorType === search.tab) ?? shown[0];
  const isChecking = search.preflight !== undefined && present !== undefined && data.isReady;
  const action = {
    text: t("terms:done"),
    onClick: done,
    isPending: save.isPending,
    reason: data.isReady ? undefined : t("loading"),
  };
  const footer = (
    <Group justify="space-between" gap={8}>
      <Button
        variant="default"
        disabled={present === undefined || !data.isReady}
        onClick={() => change({ preflight: 0, tab: present?.actorType })}
      >
        {t("preflight:open")}
      </Button>
      <DialogButtons
        onClose={close}
        closeText={t(isReadOnly ? "terms:close" : "terms:cancel")}
        action={isReadOnly ? undefined : action}
      />
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
          <SaveError
            error={save.error}
            conflict={conflictText(contestedFields(submitted, data.stored, draft.value))}
            onDiscard={loadPresent}
          />
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

/** After a conflict the present state is shown with one's own changes on top: which fields both have changed. */
function useConflictText() {
  const { t } = useTexts();
  const format = useFormat();
  return (contested: readonly string[]) =>
    contested.length === 0
      ? t("mapping:merged")
      : `${t("mapping:merged")} ${t("mapping:contested", { fields: format.names(contested) })}`;
}
