import type { SyncLogRow } from "@brygga/api-contract";
import { ActionIcon, Menu } from "@mantine/core";
import { ArrowCounterClockwiseIcon, DotsThreeIcon, FunnelIcon } from "@phosphor-icons/react";
import { mutateThen } from "../../../api/mutate-then.ts";
import { useErrorNotification } from "../../../components/use-error-notification.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { type UndoTarget, useUndo } from "../api/jobs.ts";
import type { LogSearch } from "./log-search.ts";

interface ChangeMenuProps {
  row: SyncLogRow;
  onChange: (part: Partial<LogSearch>) => void;
}

/** What can be done with a row of the log: take it back, or see what belongs to it. */
export function ChangeMenu({ row, onChange }: ChangeMenuProps) {
  const { t } = useTexts();
  const failed = useErrorNotification();
  const undo = useUndo();
  const { id, runId, entity, entityId, recordName, erpFieldName } = row;
  // Nothing is taken back before it was shown what that means.
  const preview = (target: UndoTarget) =>
    mutateThen(undo, { ...target, preview: true }, { failed, done: (job) => onChange({ jobs: [job.id] }) });
  const undoIcon = <ArrowCounterClockwiseIcon size={16} aria-hidden="true" />;
  const filterIcon = <FunnelIcon size={16} aria-hidden="true" />;
  const onlyRun = () => onChange({ run: runId ?? undefined });
  return (
    // The first item gets the focus, instead of an element in front of it that would be no part of a menu.
    <Menu position="bottom-end" withinPortal withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          loading={undo.isPending}
          aria-label={t("log:actionsOf", {
            field: erpFieldName,
            record: recordName || `#${entityId}`,
          })}
        >
          <DotsThreeIcon size={20} weight="bold" aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item data-autofocus leftSection={undoIcon} onClick={() => preview({ of: "row", id })}>
          {t("log:undoValue")}
        </Menu.Item>
        {runId === null ? null : (
          <Menu.Item leftSection={undoIcon} onClick={() => preview({ of: "run", id: runId })}>
            {t("log:undoRun")}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={filterIcon} onClick={() => onChange({ entity, record: entityId })}>
          {t("log:onlyRecord")}
        </Menu.Item>
        {runId === null ? null : (
          <Menu.Item leftSection={filterIcon} onClick={onlyRun}>
            {t("log:onlyRun")}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
