import { Table, Text } from "@mantine/core";
import type { KeyboardEvent, ReactNode } from "react";
import classes from "./selectable-table.module.css";
import { StackedTable } from "./stacked-table.tsx";

export interface SelectableColumn<Row> {
  key: string;
  header: string;
  render: (row: Row) => ReactNode;
  /** The cell that names its row. */
  isRowHeader?: boolean;
  width?: string | number;
}

type Id = number | string;

interface SelectableTableProps<Row extends { id: Id }> {
  label: string;
  rows: readonly Row[];
  columns: readonly SelectableColumn<Row>[];
  selectedId: Row["id"] | undefined;
  onSelect: (row: Row) => void;
  /** Double click or Enter. */
  onOpen: (row: Row) => void;
  isMuted: (row: Row) => boolean;
  empty: string;
  minWidth: number;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** A list of which one row is selected; the buttons around it act on that row. Arrow keys move in it. */
export function SelectableTable<Row extends { id: Id }>(props: SelectableTableProps<Row>) {
  const { label, rows, columns, selectedId, onSelect, onOpen, isMuted, empty, minWidth } = props;
  if (rows.length === 0) {
    return (
      <Text c="dimmed" fz="sm" px="md" py="lg" className={classes.empty}>
        {empty}
      </Text>
    );
  }
  const reachable = rows.find(({ id }) => id === selectedId)?.id ?? rows[0]?.id;
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, row: Row) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === "Enter") onOpen(row);
    if (event.key === " ") {
      event.preventDefault();
      onSelect(row);
    }
    const step = STEPS[event.key];
    const next = step === undefined ? undefined : rows[rows.indexOf(row) + step];
    if (next === undefined) return;
    event.preventDefault();
    onSelect(next);
    const sibling = event.key === "ArrowDown" ? "nextElementSibling" : "previousElementSibling";
    const element = event.currentTarget[sibling];
    if (element instanceof HTMLElement) element.focus();
  };
  return (
    <StackedTable
      aria-label={label}
      role="grid"
      minWidth={minWidth}
      headers={columns}
      className={classes.table ?? ""}
    >
      {rows.map((row) => (
        <Table.Tr
          key={row.id}
          className={classes.row}
          aria-selected={row.id === selectedId}
          data-muted={isMuted(row) || undefined}
          tabIndex={row.id === reachable ? 0 : -1}
          onClick={() => onSelect(row)}
          onDoubleClick={() => onOpen(row)}
          onKeyDown={(event) => onKeyDown(event, row)}
        >
          {columns.map(({ key, header, render, isRowHeader = false }) =>
            isRowHeader ? (
              <Table.Th key={key} scope="row" className={classes.rowHeader}>
                {render(row)}
              </Table.Th>
            ) : (
              <Table.Td key={key} data-label={header}>
                {render(row)}
              </Table.Td>
            ),
          )}
        </Table.Tr>
      ))}
    </StackedTable>
  );
}
