import { ActionIcon, Checkbox, Group, Text, Tooltip } from "@mantine/core";
import { ArrowsClockwiseIcon } from "@phosphor-icons/react";
import type { ReactNode } from "react";
import { useTexts } from "../i18n/use-texts.ts";
import classes from "./list-footer.module.css";

interface ListFooterProps {
  /** The buttons that act on the list. */
  children: ReactNode;
  /** How many there are, in words. */
  count: string;
  /** Where deleted ones are kept: whether they are shown, and how to change that. */
  deleted?: {
    shown: boolean;
    onChange: (show: boolean) => void;
    /** @default Deleted */
    label?: string;
    hint?: string;
  };
  /** Left out where another list beside it is read with it. */
  onRefresh?: () => void;
  isRefreshing?: boolean;
}

/** What stands below a list: its buttons, and how much of it is shown. */
export function ListFooter(props: ListFooterProps) {
  const { children, count, deleted, onRefresh, isRefreshing = false } = props;
  const { t } = useTexts();
  return (
    <Group className={classes.footer} gap={8}>
      <div className={classes.buttons}>{children}</div>
      <Group gap="md" className={classes.rest ?? ""}>
        {deleted === undefined ? null : (
          <Tooltip label={deleted.hint ?? t("settings:list.showDeletedHint")}>
            <Checkbox
              size="xs"
              label={deleted.label ?? t("settings:list.showDeleted")}
              checked={deleted.shown}
              onChange={(event) => deleted.onChange(event.currentTarget.checked)}
            />
          </Tooltip>
        )}
        <Text fz="xs" c="dimmed" aria-live="polite">
          {count}
        </Text>
        {onRefresh === undefined ? null : <RefreshButton onRefresh={onRefresh} isRefreshing={isRefreshing} />}
      </Group>
    </Group>
  );
}

function RefreshButton({ onRefresh, isRefreshing }: { onRefresh: () => void; isRefreshing: boolean }) {
  const { t } = useTexts();
  return (
    <Tooltip label={t("terms:refresh")}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("terms:refresh")}
        onClick={onRefresh}
        loading={isRefreshing}
      >
        <ArrowsClockwiseIcon size={17} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}
