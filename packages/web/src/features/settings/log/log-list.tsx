import { Button, Group, Paper, Text } from "@mantine/core";
import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { StackedTable } from "../../../components/stacked-table.tsx";
import { TableSkeleton } from "../../../components/table-skeleton.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import classes from "./log-list.module.css";

interface LogListProps {
  query: Pick<
    UseInfiniteQueryResult,
    "error" | "isPending" | "refetch" | "hasNextPage" | "fetchNextPage" | "isFetchingNextPage"
  >;
  count: number;
  label: string;
  empty: string;
  minWidth: number;
  headers: readonly string[];
  /** What is being looked for and how far, in words, while that takes time. */
  searching?: string | undefined;
  /** Instead of the next page. */
  onMore?: () => void;
  children: ReactNode;
}

/** A table that grows page by page. */
export function LogList(props: LogListProps) {
  const { query, count, label, empty, minWidth, headers, searching, children } = props;
  const { t } = useTexts();
  if (query.error) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <TableSkeleton rows={8} />;
  if (count === 0) {
    return (
      <Text fz="sm" c="dimmed" py="lg" role="status">
        {searching ?? empty}
      </Text>
    );
  }
  return (
    <Paper withBorder radius="lg" className={classes.paper}>
      <StackedTable
        aria-label={label}
        minWidth={minWidth}
        headers={headers.map((header) => ({ key: header, header }))}
        className={classes.table ?? ""}
      >
        {children}
      </StackedTable>
      <Group justify="space-between" px="md" py="sm" className={classes.footer}>
        <Text fz="xs" c="dimmed" aria-live="polite">
          {searching ?? t("log:shown", { count })}
        </Text>
        {query.hasNextPage ? (
          <Button
            size="xs"
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={props.onMore ?? (() => void query.fetchNextPage())}
          >
            {t("log:loadMore")}
          </Button>
        ) : null}
      </Group>
    </Paper>
  );
}
