import { Alert, Anchor, Stack, Text } from "@mantine/core";
import { LockSimpleIcon } from "@phosphor-icons/react";
import { useQuery } from "@tanstack/react-query";
import { mutateThen } from "../../../../api/mutate-then.ts";
import { Dialog } from "../../../../components/dialog.tsx";
import { DialogButtons } from "../../../../components/dialog-buttons.tsx";
import { ErrorNotice } from "../../../../components/error-notice.tsx";
import { SaveError } from "../../../../components/save-error.tsx";
import { TableSkeleton } from "../../../../components/table-skeleton.tsx";
import { useDraft } from "../../../../components/use-draft.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { connectionQuery } from "../../api/erp-connections.ts";
import { listMappingsQuery, useSaveListMappings } from "../../api/mappings.ts";
import { useSyncNavigation } from "../use-sync-navigation.ts";
import { ListMappingBody } from "./list-mapping-body.tsx";
import {
  changedLists,
  duplicatesOf,
  listMappingDraft,
  NO_CHANGES,
  withChanges,
} from "./list-mapping-draft.ts";

/** List mapping: which items of the ERP's lists correspond to which of the CRM's. */
export function ListMappingDialog({ id }: { id: number }) {
  const { t } = useTexts();
  const { closeDialog, openDialog } = useSyncNavigation();
  const connection = useQuery(connectionQuery(id));
  const lists = useQuery({ ...listMappingsQuery(id), refetchOnWindowFocus: false });
  const draft = useDraft(`list-mapping.${id}`, { schema: listMappingDraft, initial: NO_CHANGES });
  const save = useSaveListMappings(id);
  const stored = lists.data ?? [];
  const changed = changedLists(stored, draft.value);
  const isReadOnly = connection.data?.active ?? true;
  const hasDuplicates = stored.some((list) => duplicatesOf(withChanges(list, draft.value)).size > 0);
  const close = () => {
    draft.clear();
    closeDialog();
  };
  const done = () => {
    if (changed.length === 0) return close();
    const fields = changed.map(({ actorType, fieldKey, version, items }) => ({
      actorType,
      fieldKey,
      version,
      items: items.map(({ erpItemKey, crmItemKey }) => ({ erpItemKey, crmItemKey })),
    }));
    mutateThen(save, { fields }, { done: close });
  };
  const discard = () => {
    draft.clear();
    save.reset();
  };
  const action = {
    text: t("terms:done"),
    onClick: done,
    isPending: save.isPending,
    reason: hasDuplicates ? t("listMapping:duplicateHint") : undefined,
  };
  return (
    <Dialog
      title={t("listMapping:title", { name: connection.data?.displayName ?? "" })}
      size={900}
      focusContent
      isDirty={changed.length > 0}
      onClose={close}
      footer={
        <DialogButtons
          onClose={close}
          closeText={t(isReadOnly ? "terms:close" : "terms:cancel")}
          action={isReadOnly || stored.length === 0 ? undefined : action}
        />
      }
    >
      <Stack gap="sm">
        {stored.length > 0 && isReadOnly && connection.data ? (
          <Alert color="gray" p="xs" icon={<LockSimpleIcon size={18} aria-hidden="true" />}>
            {t("listMapping:readOnly")}
          </Alert>
        ) : null}
        <SaveError error={save.error} conflict={t("listMapping:merged")} onDiscard={discard} />
        {lists.error ? <ErrorNotice error={lists.error} onRetry={() => void lists.refetch()} /> : null}
        {lists.isPending ? <TableSkeleton rows={6} /> : null}
        {lists.data && stored.length === 0 ? (
          <Stack gap="xs" align="flex-start">
            <Text fz="sm">{t("listMapping:none")}</Text>
            <Anchor component="button" type="button" fz="sm" onClick={() => openDialog("mappings")}>
              {t("listMapping:openMappings")}
            </Anchor>
          </Stack>
        ) : null}
        {stored.length > 0 ? (
          <ListMappingBody
            stored={stored}
            draft={draft}
            isReadOnly={isReadOnly}
            onRetry={() => void lists.refetch()}
          />
        ) : null}
      </Stack>
    </Dialog>
  );
}
