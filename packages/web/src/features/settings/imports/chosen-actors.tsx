import type { actorColumn, ImportView } from "@brygga/api-contract";
import { ActionIcon, Box, Button, Table, Text, Tooltip } from "@mantine/core";
import { XIcon } from "@phosphor-icons/react";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { z } from "zod";
import type { Reply } from "../../../api/client.ts";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { Panel } from "../../../components/panel.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { chosenActorsQuery, useImportWrites } from "../api/imports.ts";
import { LogList } from "../log/log-list.tsx";
import { useActorCells } from "./use-actor-cells.ts";

type Column = z.output<typeof actorColumn>;
type ChosenActor = Reply<"listImportActors">["items"][number];

/** What is chosen so far, from all searches. */
export function ChosenActors({ view, isFixed }: { view: ImportView; isFixed: boolean }) {
  const { t } = useTexts();
  const chosen = useInfiniteQuery({ ...chosenActorsQuery(view), enabled: view.chosen > 0 });
  const { remove } = useImportWrites(view.id);
  const columns = chosen.data?.pages[0]?.columns ?? [];
  const rows = chosen.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Panel
      title={t("imports:chosen.title")}
      aside={
        view.chosen === 0 || isFixed ? null : (
          <Button
            size="xs"
            variant="default"
            loading={remove.isPending}
            onClick={() => remove.mutate({ all: true })}
          >
            {t("imports:chosen.removeAll")}
          </Button>
        )
      }
    >
      <Box px="md" pb="md">
        {view.chosen === 0 ? (
          <Text fz="sm" c="dimmed" role="status">
            {t("imports:chosen.none")}
          </Text>
        ) : (
          <Text fz="sm" mb="sm" role="status">
            {t("imports:chosen.count", { count: view.chosen })}
          </Text>
        )}
        {remove.error ? <ErrorNotice error={remove.error} /> : null}
        {view.chosen === 0 ? null : (
          <LogList
            query={chosen}
            count={rows.length}
            label={t("imports:chosen.title")}
            empty={t("imports:chosen.none")}
            minWidth={Math.min(1100, 120 + 130 * columns.length)}
            headers={[...columns.map(({ displayName }) => displayName), ""]}
          >
            {rows.map((actor) => (
              <ChosenRow
                key={actor.lineId}
                actor={actor}
                columns={columns}
                onRemove={isFixed ? undefined : () => remove.mutate({ lineIds: [actor.lineId] })}
              />
            ))}
          </LogList>
        )}
      </Box>
    </Panel>
  );
}

interface ChosenRowProps {
  actor: ChosenActor;
  columns: readonly Column[];
  onRemove: (() => void) | undefined;
}

function ChosenRow({ actor, columns, onRemove }: ChosenRowProps) {
  const { t } = useTexts();
  const cells = useActorCells(columns, actor);
  const label = t("imports:chosen.remove", { name: actor.name || actor.erpKey });
  return (
    <Table.Tr>
      {cells.map(({ key, label: column, text }) => (
        <Table.Td key={key} data-label={column}>
          {text}
        </Table.Td>
      ))}
      <Table.Td ta="end">
        {onRemove === undefined ? null : (
          <Tooltip label={label}>
            <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={onRemove}>
              <XIcon size={16} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
