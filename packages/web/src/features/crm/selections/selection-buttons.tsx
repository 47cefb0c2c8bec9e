import type { Selection } from "@brygga/api-contract";
import { mutateThen } from "../../../api/mutate-then.ts";
import { ReasonButton } from "../../../components/reason-button.tsx";
import { useErrorNotification } from "../../../components/use-error-notification.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { isAtWork, useSelectionWrites } from "../api/selections.ts";
import { useSelectionsNavigation } from "./use-selections-navigation.ts";

/** What can be done with the selected one: rename and delete; of a deleted one restore, without its records or with them. */
export function SelectionButtons({ selected }: { selected: Selection | undefined }) {
  const { t } = useTexts();
  const { search, change } = useSelectionsNavigation();
  const failed = useErrorNotification();
  const { restore, restoreRecords } = useSelectionWrites();
  const missing = selected === undefined ? t("settings:list.selectFirst") : undefined;
  const reason =
    missing ?? (selected !== undefined && isAtWork(selected) ? t("selections:waitForJob") : undefined);
  if (search.deleted === true) {
    const bringBack = (how: typeof restore | typeof restoreRecords) =>
      selected === undefined ? undefined : mutateThen<unknown, number>(how, selected.id, { failed });
    return (
      <>
        <ReasonButton reason={reason} loading={restore.isPending} onClick={() => bringBack(restore)}>
          {t("selections:restore")}
        </ReasonButton>
        <ReasonButton
          reason={reason ?? (selected?.deletedCount === 0 ? t("selections:noRecordsDeleted") : undefined)}
          loading={restoreRecords.isPending}
          onClick={() => bringBack(restoreRecords)}
        >
          {t("selections:restoreRecords")}
        </ReasonButton>
      </>
    );
  }
  return (
    <>
      <ReasonButton reason={reason} onClick={() => change({ dialog: "rename" }, { replace: false })}>
        {t("selections:rename")}
      </ReasonButton>
      <ReasonButton reason={reason} onClick={() => change({ dialog: "delete" }, { replace: false })}>
        {t("terms:delete")}
      </ReasonButton>
    </>
  );
}
