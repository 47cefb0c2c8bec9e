import type { RegisteredApp } from "@brygga/api-contract";
import { useQuery } from "@tanstack/react-query";
import { mutateThen } from "../../../api/mutate-then.ts";
import { ConfirmDialog } from "../../../components/confirm-dialog.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { applicationsQuery, useRemoveApplication } from "../api/applications.ts";
import { useApplicationsNavigation } from "./use-applications-navigation.ts";

/** Asks before an application is forgotten, naming what stops working. */
export function RemoveApplication({ application }: { application: RegisteredApp }) {
  const { t } = useTexts();
  const { go } = useApplicationsNavigation();
  const remove = useRemoveApplication();
  const { applicationId: id } = application;
  // Read again when the question is asked: consequences that are out of date would be none.
  const register = useQuery(applicationsQuery);
  const { usedBy } = register.data?.find(({ applicationId }) => applicationId === id) ?? application;
  const consequences = usedBy.map(({ name, connectionCount: count }) =>
    count === 0
      ? t("applications:removeNoConnections", { name })
      : t("applications:removeConnections", { name, count }),
  );
  return (
    <ConfirmDialog
      title={t("applications:removeTitle", { id })}
      texts={[
        ...(usedBy.length === 0
          ? [t("applications:removeUnused")]
          : [t("applications:removeUsed"), ...consequences.map((text) => `• ${text}`)]),
        t("applications:removeKeys"),
      ]}
      action={t("applications:remove")}
      isPending={remove.isPending || register.isFetching}
      error={remove.error}
      onConfirm={() => mutateThen(remove, id, { done: () => go({}) })}
      onClose={() => go({ application: id })}
    />
  );
}
