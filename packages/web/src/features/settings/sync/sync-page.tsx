import { Stack } from "@mantine/core";
import { SyncTabJobs } from "../jobs/sync-tab-jobs.tsx";
import { QuoteSyncPage } from "../quote-sync-page.tsx";
import { ConnectionsPanel } from "./connections/connections-panel.tsx";
import { SelectedConnectionPanel } from "./connections/selected-connection-panel.tsx";
import { ConnectorsPanel } from "./connectors/connectors-panel.tsx";
import { EnginePanel } from "./engine/engine-panel.tsx";
import { SyncDialogs } from "./sync-dialogs.tsx";

/** Quote/Sync > Sync: the engine, the Sync Connectors and the ERP connections. */
export function SyncPage() {
  return (
    <>
      <QuoteSyncPage tab="sync">
        <Stack gap="lg">
          <EnginePanel />
          <SyncTabJobs />
          <ConnectorsPanel />
          <ConnectionsPanel />
          <SelectedConnectionPanel />
        </Stack>
      </QuoteSyncPage>
      <SyncDialogs />
    </>
  );
}
