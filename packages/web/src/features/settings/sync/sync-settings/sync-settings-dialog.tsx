import type { ConnectionSync } from "@brygga/api-contract";
import { NumberInput, Select, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { mutateThen } from "../../../../api/mutate-then.ts";
import { Dialog } from "../../../../components/dialog.tsx";
import { DialogButtons } from "../../../../components/dialog-buttons.tsx";
import { ErrorNotice } from "../../../../components/error-notice.tsx";
import { TableSkeleton } from "../../../../components/table-skeleton.tsx";
import { useDraft } from "../../../../components/use-draft.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { connectionSyncQuery, usePatchConnectionSync } from "../../api/connection-sync.ts";
import { connectionQuery } from "../../api/erp-connections.ts";
import { useSyncNavigation } from "../use-sync-navigation.ts";
import { SyncState } from "./sync-state.tsx";

/** A day, and a year: what the server allows. */
const MAX_OVERLAP_SECONDS = 86_400;
const MAX_ROUND_HOURS = 8760;

const settingsDraft = z.object({
  overlapSeconds: z.union([z.number(), z.string()]).optional(),
  scanRoundHours: z.union([z.number(), z.string()]).optional(),
  timeZone: z.string().optional(),
});
const NO_CHANGES: z.infer<typeof settingsDraft> = {};

const isWhole = (value: number | string, max: number): boolean =>
  value !== "" && Number.isInteger(Number(value)) && Number(value) >= 0 && Number(value) <= max;

/** Advanced sync settings: how a connection reads the ERP, and where it stands. */
export function SyncSettingsDialog({ id }: { id: number }) {
  const { t } = useTexts();
  const { closeDialog } = useSyncNavigation();
  const connection = useQuery(connectionQuery(id));
  const stored = useQuery(connectionSyncQuery(id));
  const draft = useDraft(`sync-settings.${id}`, { schema: settingsDraft, initial: NO_CHANGES });
  const patch = usePatchConnectionSync(id);
  const settings = { ...stored.data, ...draft.value };
  const overlap = settings.overlapSeconds ?? "";
  const scan = settings.scanRoundHours ?? "";
  const wrong = (max: number) => t("syncSettings:wrong", { max });
  const overlapError = isWhole(overlap, MAX_OVERLAP_SECONDS) ? undefined : wrong(MAX_OVERLAP_SECONDS);
  const scanError = isWhole(scan, MAX_ROUND_HOURS) ? undefined : wrong(MAX_ROUND_HOURS);
  const changed = changesOf(stored.data, draft.value);
  const isDirty = Object.keys(changed).length > 0;
  const close = () => {
    draft.clear();
    closeDialog();
  };
  const done = () => (isDirty ? mutateThen(patch, changed, { done: close }) : close());
  const action = {
    text: t("terms:ok"),
    onClick: done,
    isPending: patch.isPending,
    reason: stored.data === undefined ? t("loading") : (overlapError ?? scanError),
  };
  return (
    <Dialog
      title={t("syncSettings:title", { name: connection.data?.displayName ?? "" })}
      isDirty={isDirty}
      onClose={close}
      footer={<DialogButtons onClose={close} action={action} />}
      focusContent
    >
      <Stack gap="md">
        {patch.error ? <ErrorNotice error={patch.error} /> : null}
        {stored.error ? <ErrorNotice error={stored.error} onRetry={() => void stored.refetch()} /> : null}
        {stored.isPending ? <TableSkeleton rows={4} /> : null}
        {stored.data === undefined ? null : (
          <>
            <NumberInput
              label={t("syncSettings:overlap")}
              description={t("syncSettings:overlapHint")}
              suffix={` ${t("syncSettings:seconds")}`}
              min={0}
              max={MAX_OVERLAP_SECONDS}
              value={overlap}
              error={overlapError}
              onChange={(overlapSeconds) => draft.set({ overlapSeconds })}
            />
            <NumberInput
              label={t("syncSettings:scan")}
              description={t("syncSettings:scanHint")}
              suffix={` ${t("syncSettings:hours")}`}
              min={0}
              max={MAX_ROUND_HOURS}
              value={scan}
              error={scanError}
              onChange={(scanRoundHours) => draft.set({ scanRoundHours })}
            />
            <Select
              label={t("syncSettings:timeZone")}
              description={t(
                connection.data?.active ? "syncSettings:zoneLocked" : "syncSettings:timeZoneHint",
              )}
              searchable
              clearable
              clearButtonProps={{ "aria-label": t("clear") }}
              disabled={connection.data?.active ?? true}
              placeholder={t("syncSettings:noZone")}
              nothingFoundMessage={t("mapping:noMatch")}
              data={Intl.supportedValuesOf("timeZone")}
              value={settings.timeZone || null}
              onChange={(zone) => draft.set({ timeZone: zone ?? "" })}
            />
            <SyncState sync={stored.data} />
          </>
        )}
      </Stack>
    </Dialog>
  );
}

/** Only what differs from what is stored. */
function changesOf(stored: ConnectionSync | undefined, draft: z.infer<typeof settingsDraft>) {
  if (stored === undefined) return {};
  const overlapSeconds = Number(draft.overlapSeconds ?? stored.overlapSeconds);
  const scanRoundHours = Number(draft.scanRoundHours ?? stored.scanRoundHours);
  const timeZone = draft.timeZone ?? stored.timeZone;
  return {
    ...(overlapSeconds === stored.overlapSeconds ? {} : { overlapSeconds }),
    ...(scanRoundHours === stored.scanRoundHours ? {} : { scanRoundHours }),
    ...(timeZone === stored.timeZone ? {} : { timeZone }),
  };
}
