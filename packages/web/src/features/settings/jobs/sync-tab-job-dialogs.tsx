import { useSyncNavigation } from "../sync/use-sync-navigation.ts";
import { JobsDialog } from "./jobs-dialog.tsx";
import { ResyncDialog } from "./resync-dialog.tsx";

/** The jobs that the address names. */
export function SyncTabJobsDialog() {
  const { search, change, closeDialog } = useSyncNavigation();
  if (search.jobs === undefined || search.jobs.length === 0) return null;
  return (
    <JobsDialog
      key={search.jobs.join()}
      ids={search.jobs}
      onShow={(jobs) => change({ jobs: [...jobs] })}
      onClose={() => closeDialog()}
    />
  );
}

/** Resync from the CRM or from a connection; then what it would change. */
export function SyncTabResync({ source, connectionId }: { source: "crm" | "erp"; connectionId: number }) {
  const { change, closeDialog } = useSyncNavigation();
  return (
    <ResyncDialog
      source={source}
      connectionId={connectionId}
      onShow={(jobs) => change({ dialog: "jobs", jobs: [...jobs] })}
      onClose={() => closeDialog()}
    />
  );
}
