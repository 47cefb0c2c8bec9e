import type { RegisteredApp } from "@brygga/api-contract";
import { ApplicationDialog } from "./application-dialog.tsx";
import { KeyDialog } from "./key-dialog.tsx";
import { RemoveApplication } from "./remove-application.tsx";
import { useApplicationsNavigation } from "./use-applications-navigation.ts";

/** The dialog that the address names, if any; undefined while the register is being read. */
export function ApplicationDialogs({ applications }: { applications: readonly RegisteredApp[] | undefined }) {
  const { dialog, application: id = "" } = useApplicationsNavigation().search;
  if (dialog === "add") return <ApplicationDialog />;
  const application = applications?.find(
    ({ applicationId }) => applicationId.toLowerCase() === id.toLowerCase(),
  );
  if (application === undefined || dialog === undefined) return null;
  if (dialog === "key") return <KeyDialog application={application} />;
  if (dialog === "remove") return <RemoveApplication application={application} />;
  return <ApplicationDialog key={application.applicationId} application={application} />;
}
