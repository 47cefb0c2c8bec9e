import type { ErpConnection, PriorityEntry, SyncEngineState } from "@brygga/api-contract";
import { List, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { mutateThen } from "../../../../api/mutate-then.ts";
import { Dialog } from "../../../../components/dialog.tsx";
import { DialogButtons } from "../../../../components/dialog-buttons.tsx";
import { ErrorNotice } from "../../../../components/error-notice.tsx";
import { OutdatedNotice } from "../../../../components/outdated-notice.tsx";
import { TableSkeleton } from "../../../../components/table-skeleton.tsx";
import { type Draft, useDraft } from "../../../../components/use-draft.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { connectionsQuery, useRefreshConnections } from "../../api/erp-connections.ts";
import { engineQuery, usePatchPriority } from "../../api/sync-engine.ts";
import { useSyncNavigation } from "../use-sync-navigation.ts";
import {
  draftedPriority,
  isOutdated,
  isSameOrder,
  NO_CHANGES,
  type PriorityDraft,
  priorityDraft,
} from "./priority-draft.ts";
import { PriorityList } from "./priority-list.tsx";

/** Set Sync Priority: an order over the CRM and all connections, and what it decides. */
export function SyncPriorityDialog() {
  const { t } = useTexts();
  const { closeDialog } = useSyncNavigation();
  const engine = useQuery(engineQuery);
  const connections = useQuery(connectionsQuery(false));
  const draft = useDraft("sync-priority", { schema: priorityDraft, initial: NO_CHANGES });
  const [isDragging, setDragging] = useState(false);
  const saving = useSavePriority(engine.data, draft);
  const error = engine.error ?? connections.error;
  const close = () => {
    draft.clear();
    closeDialog();
  };
  return (
    <Dialog
      title={t("terms:setPriority")}
      size={620}
      focusContent
      isDirty={saving.isChanged}
      isCovered={isDragging}
      onClose={close}
      footer={
        <DialogButtons
          onClose={close}
          action={{
            text: t("terms:ok"),
            onClick: () => saving.save(close),
            isPending: saving.isPending,
            reason: saving.isChanged ? undefined : t("order:priority.unchanged"),
          }}
        />
      }
    >
      <Stack gap="md">
        <Consequences />
        {saving.error ? <ErrorNotice error={saving.error} /> : null}
        {error ? (
          <ErrorNotice
            error={error}
            onRetry={() => void Promise.all([engine.refetch(), connections.refetch()])}
          />
        ) : null}
        {engine.data && isOutdated(engine.data.priority, draft.value) ? (
          <OutdatedNotice text={t("order:priority.changed")} action={t("loadPresent")} onLoad={draft.clear} />
        ) : null}
        {engine.data && connections.data ? (
          <PriorityOrder
            state={engine.data}
            connections={connections.data}
            draft={draft}
            onDragging={setDragging}
          />
        ) : (
          <TableSkeleton />
        )}
      </Stack>
    </Dialog>
  );
}

function useSavePriority(state: SyncEngineState | undefined, draft: Draft<PriorityDraft>) {
  const queryClient = useQueryClient();
  const refreshConnections = useRefreshConnections();
  const patch = usePatchPriority();
  const stored = state?.priority ?? [];
  const priority = draftedPriority(stored, draft.value);
  const save = (onSaved: () => void) => {
    if (state === undefined) return;
    mutateThen(
      patch,
      { priority, version: state.version },
      {
        // The list of connections is in this order.
        done: () => refreshConnections().then(onSaved),
        failed: () => queryClient.invalidateQueries({ queryKey: engineQuery.queryKey }),
      },
    );
  };
  return { save, isChanged: !isSameOrder(priority, stored), isPending: patch.isPending, error: patch.error };
}

function Consequences() {
  const { t } = useTexts();
  return (
    <div>
      <Text fz="sm" mb={4}>
        {t("order:priority.intro")}
      </Text>
      <List type="ordered" fz="sm" spacing={4} withPadding={false} pe="sm">
        <List.Item>{t("order:priority.served")}</List.Item>
        <List.Item>{t("order:priority.resources")}</List.Item>
        <List.Item>{t("order:priority.conflict")}</List.Item>
      </List>
    </div>
  );
}

interface PriorityOrderProps {
  state: SyncEngineState;
  connections: readonly ErpConnection[];
  draft: Draft<PriorityDraft>;
  onDragging: (isDragging: boolean) => void;
}

function PriorityOrder({ state, connections, draft, onDragging }: PriorityOrderProps) {
  const base = draft.value.base.length === 0 ? state.priority : draft.value.base;
  const change = (order: PriorityEntry[]) => draft.set({ base, order });
  return (
    <PriorityList
      priority={draftedPriority(state.priority, draft.value)}
      connections={connections}
      onChange={change}
      onDragging={onDragging}
    />
  );
}
