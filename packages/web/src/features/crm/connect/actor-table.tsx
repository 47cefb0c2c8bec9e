import type { actorColumn, CrmEntity, CrmRecordBody, ErpActor } from "@brygga/api-contract";
import { Badge, Table, Text, UnstyledButton } from "@mantine/core";
import { useMemo } from "react";
import type { z } from "zod";
import { StackedTable } from "../../../components/stacked-table.tsx";
import { useFormat } from "../../../components/use-format.ts";
import { useReadable } from "../../../components/use-readable.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Blank } from "../blank.tsx";
import { RECORD_PATHS } from "../entity.ts";
import { AnchorLink } from "../links.tsx";
import classes from "./actor-table.module.css";
import { type RankedActor, rankActors } from "./match-score.ts";

type Column = z.output<typeof actorColumn>;

/** More rows than this help nobody to find anything. */
const MAX_ROWS = 100;

interface ActorTableProps {
  entity: CrmEntity;
  record: CrmRecordBody;
  columns: readonly Column[];
  actors: readonly ErpActor[];
  /** How many there are, of which `actors` are the first. */
  total: number;
  /** What was searched for. */
  text: string;
  isStale: boolean;
  onChoose: (erpKey: string) => void;
}

/** What the search found, the best match on top; a click chooses an actor that is still free. */
export function ActorTable(props: ActorTableProps) {
  const { entity, record, columns, actors, total, text, isStale, onChoose } = props;
  const { t } = useTexts();
  const ranked = useMemo(() => rankActors(entity, record, actors), [entity, record, actors]);
  if (actors.length === 0) {
    return (
      <Text fz="sm" role="status">
        {t(text === "" ? "crm:connect.nothing" : "crm:connect.noMatch", { text })}
      </Text>
    );
  }
  return (
    <>
      <StackedTable
        aria-label={t("crm:connect.results")}
        className={classes.table ?? ""}
        data-stale={isStale || undefined}
        minWidth={Math.min(760, 180 + 130 * columns.length)}
        headers={[
          ...columns.map(({ fieldKey, displayName }) => ({ key: fieldKey, header: displayName })),
          { key: "", header: t("crm:connect.state") },
        ]}
      >
        {ranked.slice(0, MAX_ROWS).map((entry) => (
          <ActorRow key={entry.actor.erpKey} entry={entry} columns={columns} onChoose={onChoose} />
        ))}
      </StackedTable>
      <Text fz="xs" c="dimmed" aria-live="polite">
        {total > MAX_ROWS
          ? t("crm:connect.tooMany", { shown: MAX_ROWS, count: total })
          : t("crm:connect.count", { count: total })}
      </Text>
    </>
  );
}

interface ActorRowProps {
  entry: RankedActor;
  columns: readonly Column[];
  onChoose: (erpKey: string) => void;
}

function ActorRow({ entry, columns, onChoose }: ActorRowProps) {
  const { t } = useTexts();
  const readable = useReadable();
  const { actor } = entry;
  const cells = columns.map(({ fieldKey, fieldType }) =>
    readable(fieldType, actor.texts[fieldKey] ?? actor.values[fieldKey] ?? ""),
  );
  const named = Math.max(
    0,
    cells.findIndex((cell) => cell !== ""),
  );
  const isFree = actor.linkedTo === null;
  return (
    <Table.Tr className={classes.row} data-free={isFree || undefined}>
      {cells.map((cell, index) => (
        <Table.Td key={columns[index]?.fieldKey} data-label={columns[index]?.displayName}>
          {index === named && isFree ? (
            <UnstyledButton
              className={classes.choose}
              aria-label={t("crm:connect.choose", { name: cells.filter(Boolean).join(", ") || actor.erpKey })}
              onClick={() => onChoose(actor.erpKey)}
            >
              {cell || actor.erpKey}
            </UnstyledButton>
          ) : (
            cell || <Blank />
          )}
        </Table.Td>
      ))}
      <Table.Td data-label={t("crm:connect.state")}>
        <ActorState entry={entry} />
      </Table.Td>
    </Table.Tr>
  );
}

function ActorState({ entry: { actor, match, isBest } }: { entry: RankedActor }) {
  const { t } = useTexts();
  const { names } = useFormat();
  const { linkedTo } = actor;
  if (linkedTo !== null) {
    const { entity, id, name } = linkedTo;
    return (
      <Text fz="xs" c="dimmed">
        {t("crm:connect.linkedTo")} <LinkedRecord entity={entity} id={id} name={name} />
      </Text>
    );
  }
  if (match.score === 0) return <Text fz="xs">{t("crm:connect.free")}</Text>;
  const clues = names(match.clues.map((clue) => t(`crm:connect.clue.${clue}`)));
  return (
    <>
      <Badge variant={isBest ? "filled" : "light"} className={classes.badge}>
        {isBest
          ? t("erpLink:match.best", { percent: match.score })
          : t("erpLink:match.some", { percent: match.score })}
      </Badge>
      <Text fz="xs" c="dimmed">
        {clues === "" ? t("erpLink:match.namePart") : t("crm:connect.bestHint", { clues })}
      </Text>
    </>
  );
}

const isCrmEntity = (entity: string): entity is CrmEntity =>
  entity === "company" || entity === "contact" || entity === "project";

function LinkedRecord({ entity, id, name }: { entity: string; id: number; name: string }) {
  const shown = name || `#${id}`;
  if (!isCrmEntity(entity)) return shown;
  return (
    <AnchorLink to={RECORD_PATHS[entity]} params={{ id: String(id) }} fz="xs" underline="always">
      {shown}
    </AnchorLink>
  );
}
