import { LoadingOverlay } from "@mantine/core";
import { lazy, Suspense } from "react";
import type { SyncDialog } from "./sync-search.ts";
import { useSyncNavigation } from "./use-sync-navigation.ts";

const ConnectorDialog = lazy(async () => ({
  default: (await import("./connectors/connector-dialog.tsx")).ConnectorDialog,
}));
const DefineConnectionDialog = lazy(async () => ({
  default: (await import("./connection-dialog/connection-dialogs.tsx")).DefineConnectionDialog,
}));
const ConfigureConnectionDialog = lazy(async () => ({
  default: (await import("./connection-dialog/connection-dialogs.tsx")).ConfigureConnectionDialog,
}));
const MappingsDialog = lazy(async () => ({
  default: (await import("./mappings/mappings-dialog.tsx")).MappingsDialog,
}));
const ListMappingDialog = lazy(async () => ({
  default: (await import("./list-mapping/list-mapping-dialog.tsx")).ListMappingDialog,
}));

const DefaultsDialog = lazy(async () => ({
  default: (await import("./defaults/defaults-dialog.tsx")).DefaultsDialog,
}));
const RankFieldsDialog = lazy(async () => ({
  default: (await import("./rank-fields/rank-fields-dialog.tsx")).RankFieldsDialog,
}));
const SyncSettingsDialog = lazy(async () => ({
  default: (await import("./sync-settings/sync-settings-dialog.tsx")).SyncSettingsDialog,
}));
const SyncPriorityDialog = lazy(async () => ({
  default: (await import("./priority/sync-priority-dialog.tsx")).SyncPriorityDialog,
}));

const SyncTabResync = lazy(async () => ({
  default: (await import("../jobs/sync-tab-job-dialogs.tsx")).SyncTabResync,
}));
const SyncTabJobsDialog = lazy(async () => ({
  default: (await import("../jobs/sync-tab-job-dialogs.tsx")).SyncTabJobsDialog,
}));

/** The dialog that the address names, if any. */
export function SyncDialogs() {
  const { dialog, connector, connection } = useSyncNavigation().search;
  if (dialog === undefined) return null;
  return (
    <Suspense fallback={<LoadingOverlay visible />}>
      <OpenDialog dialog={dialog} connector={connector} connection={connection} />
    </Suspense>
  );
}

interface OpenDialogProps {
  dialog: SyncDialog;
  connector: number | undefined;
  connection: number | undefined;
}

function OpenDialog({ dialog, connector, connection }: OpenDialogProps) {
  if (dialog === "add-connector") return <ConnectorDialog key="new" />;
  if (dialog === "add-connection") return <DefineConnectionDialog />;
  if (dialog === "sync-priority") return <SyncPriorityDialog />;
  if (dialog === "configure-connector") {
    return connector === undefined ? null : <ConnectorDialog key={connector} id={connector} />;
  }
  if (dialog === "jobs") return <SyncTabJobsDialog />;
  if (connection === undefined) return null;
  if (dialog === "resync-from-crm" || dialog === "resync-from-erp") {
    const source = dialog === "resync-from-crm" ? "crm" : "erp";
    return <SyncTabResync key={`${source} ${connection}`} source={source} connectionId={connection} />;
  }
  if (dialog === "configure-connection")
    return <ConfigureConnectionDialog key={connection} id={connection} />;
  if (dialog === "list-mapping") return <ListMappingDialog key={connection} id={connection} />;
  if (dialog === "mappings") return <MappingsDialog key={connection} id={connection} />;
  if (dialog === "sync-settings") return <SyncSettingsDialog key={connection} id={connection} />;
  if (dialog === "defaults") return <DefaultsDialog key={connection} id={connection} />;
  if (dialog === "rank-fields") return <RankFieldsDialog key={connection} id={connection} />;
  // Those that ask or answer about a row of a list stand with its buttons.
  return null;
}
