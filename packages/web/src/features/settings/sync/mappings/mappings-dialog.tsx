import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { LockSimpleIcon } from "@phosphor-icons/react";
import { useQueries, useQuery } from "@tanstack/react-query";
import { Dialog } from "../../../../components/dialog.tsx";
import { ErrorNotice } from "../../../../components/error-notice.tsx";
import { TableSkeleton } from "../../../../components/table-skeleton.tsx";
import { useDraft } from "../../../../components/use-draft.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { connectionQuery } from "../../api/erp-connections.ts";
import { actorTypesQuery, crmFieldsQuery, mappingQuery, useSaveMappings } from "../../api/mappings.ts";
import { useSyncNavigation } from "../use-sync-navigation.ts";
import { changesOf, mappingDraft, NO_CHANGES } from "./mapping-draft.ts";
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
  const { closeDialog } = useSyncNavigation();
  const data = useMappingData(id);
  const draft = useDraft(`mappings.${id}`, { schema: mappingDraft, initial: NO_CHANGES });
  const save = useSaveMappings(id);
  const changes = changesOf(data.stored, draft.value);
  const isReadOnly = data.connection?.active ?? true;
  const close = () => {
    draft.clear();
    closeDialog();
  };
  const done = () => {
    if (changes.length === 0) return close();
    const onSaved = (actorType: string) => {
      const { [actorType]: _, ...types } = draft.value.types;
      draft.set({ types });
    };
    save.mutate({ changes, onSaved }, { onSuccess: close });
  };
  const footer = (
    <Group justify="flex-end" gap={8}>
      <Button variant="default" onClick={close}>
        {t(isReadOnly ? "terms:close" : "terms:cancel")}
      </Button>
      {isReadOnly ? null : (
        <Button loading={save.isPending} onClick={done} disabled={!data.isReady}>
          {t("terms:done")}
        </Button>
      )}
    </Group>
  );
  return (
    <Dialog
      title={t("settings:mapping.title", { name: data.connection?.displayName ?? "" })}
      size={1080}
      focusContent
      isDirty={changes.length > 0}
      onClose={close}
      footer={footer}
    >
      <Stack gap="sm">
        {data.isReady && isReadOnly ? (
          <Alert color="gray" p="xs" icon={<LockSimpleIcon size={18} aria-hidden="true" />}>
            {t("settings:mapping.readOnly")}
          </Alert>
        ) : null}
        {save.error ? <ErrorNotice error={save.error} /> : null}
        {data.error ? <ErrorNotice error={data.error} onRetry={data.retry} /> : null}
        {!data.isReady && data.error === null ? <TableSkeleton rows={8} /> : null}
        {data.isReady && data.stored.length === 0 ? (
          <Text fz="sm">{t("settings:mapping.noActorTypes")}</Text>
        ) : null}
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
  );
}
