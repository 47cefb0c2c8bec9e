import { useSyncNavigation } from "../sync/use-sync-navigation.ts";
import { JobsPanel } from "./jobs-panel.tsx";

/** Work in the background, where the Sync tab shows it. */
export function SyncTabJobs() {
  const { openDialog } = useSyncNavigation();
  return <JobsPanel onOpen={(id) => openDialog("jobs", { jobs: [id] })} />;
}
