import type { ErpConnection } from "@brygga/api-contract";
import { mutateThen } from "../../../api/mutate-then.ts";
import { ReasonButton } from "../../../components/reason-button.tsx";
import { useErrorNotification } from "../../../components/use-error-notification.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { useStartCompare } from "../api/jobs.ts";
import { useSyncNavigation } from "../sync/use-sync-navigation.ts";

/** Resync from CRM and Compare, of the selected connection. */
export function JobButtons({ connection: { id, active, deletedAt } }: { connection: ErpConnection }) {
  const { t } = useTexts();
  const { openDialog } = useSyncNavigation();
  const failed = useErrorNotification();
  const compare = useStartCompare();
  const reason = deletedAt === null ? undefined : t("settings:list.isDeleted");
  return (
    <>
      <ReasonButton
        fullWidth
        reason={reason ?? (active ? undefined : t("jobs:resync.notActive"))}
        onClick={() => openDialog("resync-from-crm", { connection: id })}
      >
        {t("terms:resyncCrm")}
      </ReasonButton>
      <ReasonButton
        fullWidth
        reason={reason}
        loading={compare.isPending}
        onClick={() =>
          mutateThen(
            compare,
            { connectionIds: [id] },
            {
              failed,
              done: ({ jobs }) => openDialog("jobs", { connection: id, jobs: jobs.map((job) => job.id) }),
            },
          )
        }
      >
        {t("jobs:compare")}
      </ReasonButton>
    </>
  );
}
