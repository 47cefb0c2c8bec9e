import { Table, type TableProps } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./stacked-table.module.css";

interface StackedTableProps extends TableProps {
  "aria-label": string;
  /** Below this width it scrolls sideways; on a phone it becomes cards. */
  minWidth: number;
  headers: readonly { key: string; header: string; width?: string | number | undefined }[];
  children: ReactNode;
}

/** A table that becomes cards on a phone. Its cells name their column as `data-label`. */
export function StackedTable({ minWidth, headers, children, className = "", ...props }: StackedTableProps) {
  return (
    <div className={classes.scroll}>
      <Table
        {...props}
        className={`${classes.table} ${className}`}
        style={{ "--stacked-min-width": `${minWidth}px` }}
      >
        <Table.Thead>
          <Table.Tr>
            {headers.map(({ key, header, width }) => (
              <Table.Th key={key} scope="col" w={width}>
                {header}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </div>
  );
}
