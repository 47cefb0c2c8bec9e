import type { actorColumn, ImportView } from "@brygga/api-contract";
import { Badge, Button, Checkbox, Group, Stack, Table, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { mutateThen } from "../../../api/mutate-then.ts";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { ReasonButton } from "../../../components/reason-button.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { type FoundActor, foundActorsQuery, useImportWrites } from "../api/imports.ts";
import { LogList } from "../log/log-list.tsx";
import { RecordLink } from "../log/record-link.tsx";
import { useActorCells } from "./use-actor-cells.ts";
import { countPicks, isPicked, pick, usePicks } from "./use-picks.ts";

type Column = z.output<typeof actorColumn>;

interface FoundActorsProps {
  view: ImportView;
  /** Another search is under way. */
  isStale: boolean;
  /** Whether what is shown was searched for just now; before that, an empty list says nothing. */
  hasSearched: boolean;
}

/** What the search has found: choose rows or all, and add them to the import. */
export function FoundActors({ view, isStale, hasSearched }: FoundActorsProps) {
  const { t } = useTexts();
  const found = useInfiniteQuery(foundActorsQuery(view.id));
  const { picks, setPicks, clearPicks } = usePicks(view.id);
  const { add } = useImportWrites(view.id);
  const first = found.data?.pages[0];
  if (found.error) return <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />;
  if (first === undefined || (first.total === 0 && !hasSearched)) return null;
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const pickable = first.total - first.linked;
  const count = countPicks(picks, pickable);
  const addNow = () =>
    mutateThen(add, picks.isAll ? { all: true, except: picks.keys } : { erpKeys: picks.keys }, {
      done: ({ added }) => {
        clearPicks();
        notifications.show({ message: t("imports:found.added", { count: added }) });
      },
    });
  return (
    <Stack gap="sm" component="section" aria-label={t("imports:found.title")} opacity={isStale ? 0.6 : 1}>
      <Group justify="space-between" gap="sm">
        <Text fz="sm" aria-live="polite">
          {t("imports:found.count", { count: first.total })}{" "}
          {first.linked === 0 ? "" : t("imports:found.linked", { count: first.linked })}
        </Text>
        <Group gap={8}>
          <Button
            variant="default"
            disabled={pickable === 0}
            onClick={() => setPicks({ isAll: !picks.isAll, keys: [] })}
          >
            {picks.isAll ? t("imports:found.none") : t("imports:found.all")}
          </Button>
          <ReasonButton
            variant="filled"
            reason={count === 0 ? t("imports:found.pickFirst") : undefined}
            loading={add.isPending}
            onClick={addNow}
          >
            {count === 0 ? t("imports:found.add") : t("imports:found.addCount", { count })}
          </ReasonButton>
        </Group>
      </Group>
      {add.error ? <ErrorNotice error={add.error} /> : null}
      <LogList
        query={found}
        count={rows.length}
        label={t("imports:found.title")}
        empty={t("imports:found.empty")}
        minWidth={Math.min(1100, 240 + 130 * first.columns.length)}
        headers={["", ...first.columns.map(({ displayName }) => displayName), t("imports:found.state")]}
      >
        {rows.map((actor) => (
          <FoundRow
            key={actor.erpKey}
            actor={actor}
            columns={first.columns}
            isChecked={isPicked(picks, actor.erpKey)}
            onCheck={(isIn) => setPicks(pick(picks, actor.erpKey, isIn))}
          />
        ))}
      </LogList>
    </Stack>
  );
}

interface FoundRowProps {
  actor: FoundActor;
  columns: readonly Column[];
  isChecked: boolean;
  onCheck: (isIn: boolean) => void;
}

function FoundRow({ actor, columns, isChecked, onCheck }: FoundRowProps) {
  const { t } = useTexts();
  const cells = useActorCells(columns, actor);
  const { linkedTo, isChosen } = actor;
  const isFree = linkedTo === null && !isChosen;
  const shown = cells.map(({ text }) => text).filter((text) => text !== "");
  const name = shown.join(", ") || actor.erpKey;
  return (
    <Table.Tr>
      <Table.Td>
        <Checkbox
          aria-label={t("imports:found.pick", { name })}
          checked={isFree ? isChecked : isChosen}
          disabled={!isFree}
          onChange={(event) => onCheck(event.currentTarget.checked)}
        />
      </Table.Td>
      {cells.map(({ key, label, text }) => (
        <Table.Td key={key} data-label={label}>
          {text}
        </Table.Td>
      ))}
      <Table.Td data-label={t("imports:found.state")}>
        {linkedTo !== null ? (
          <Text fz="xs" c="dimmed">
            {t("imports:found.linkedTo")} <LinkedRecord linkedTo={linkedTo} />
          </Text>
        ) : isChosen ? (
          <Badge variant="light">{t("imports:found.chosen")}</Badge>
        ) : null}
      </Table.Td>
    </Table.Tr>
  );
}

function LinkedRecord({ linkedTo: { entity, id, name } }: { linkedTo: NonNullable<FoundActor["linkedTo"]> }) {
  const known = (["company", "contact", "project"] as const).find((one) => one === entity);
  return known === undefined ? name : <RecordLink entity={known} id={id} name={name} />;
}
