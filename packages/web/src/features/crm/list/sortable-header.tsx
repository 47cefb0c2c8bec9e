import { Table, Text, Tooltip, UnstyledButton } from "@mantine/core";
import { CaretDownIcon, CaretUpIcon } from "@phosphor-icons/react";
import { useTexts } from "../../../i18n/use-texts.ts";
import classes from "./record-table.module.css";

interface SortableHeaderProps {
  by: string;
  label: string;
  sort?: string | undefined;
  onSort?: (sort: string) => void;
  /** A list can be too long to be sorted by whatever one likes. */
  canSort: boolean;
  /** A phone does without it. */
  isMinor?: boolean;
}

/** The head of a column: a click sorts by it, another one the other way round. */
export function SortableHeader({ by, label, sort, onSort, canSort, isMinor = false }: SortableHeaderProps) {
  const isUp = sort === by;
  const isDown = sort === `-${by}`;
  const Caret = isDown ? CaretDownIcon : CaretUpIcon;
  return (
    <Table.Th
      scope="col"
      {...(isMinor ? { visibleFrom: "sm" } : {})}
      {...(isUp || isDown ? { "aria-sort": isUp ? ("ascending" as const) : ("descending" as const) } : {})}
    >
      {onSort !== undefined && canSort ? (
        <UnstyledButton className={classes.sort} onClick={() => onSort(isUp ? `-${by}` : by)}>
          {label}
          {isUp || isDown ? <Caret size={12} aria-hidden="true" /> : null}
        </UnstyledButton>
      ) : (
        <FixedHeader label={label} isExplained={onSort !== undefined} />
      )}
    </Table.Th>
  );
}

function FixedHeader({ label, isExplained }: { label: string; isExplained: boolean }) {
  const { t } = useTexts();
  if (!isExplained) return label;
  return (
    <Tooltip label={t("recordLists:notSortable")} multiline maw={260}>
      <Text component="span" inherit>
        {label}
      </Text>
    </Tooltip>
  );
}
