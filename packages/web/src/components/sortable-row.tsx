import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { ActionIcon, Tooltip } from "@mantine/core";
import { ArrowDownIcon, ArrowUpIcon, DotsSixVerticalIcon } from "@phosphor-icons/react";
import type { ReactNode } from "react";
import { useTexts } from "../i18n/use-texts.ts";
import { RankInput } from "./rank-input.tsx";
import classes from "./sortable-list.module.css";
import type { MoveControl, SortableItem } from "./use-moves.ts";

interface SortableRowProps {
  item: SortableItem;
  /** From 0. */
  index: number;
  total: number;
  /** To a place from 0. */
  onMove: (to: number, control: MoveControl) => void;
  children: ReactNode;
}

/** One row: its handle, its rank, what it is, and the arrows. */
export function SortableRow({ item, index, total, onMove, children }: SortableRowProps) {
  const { t } = useTexts();
  const sortable = useSortable({ id: item.id, attributes: { roleDescription: t("order:sortable") } });
  const { name } = item;
  return (
    <li
      ref={sortable.setNodeRef}
      className={classes.row}
      data-dragging={sortable.isDragging || undefined}
      style={{ transform: CSS.Translate.toString(sortable.transform), transition: sortable.transition }}
    >
      <Tooltip label={t("order:dragHint")} openDelay={600}>
        <ActionIcon
          {...sortable.attributes}
          {...sortable.listeners}
          ref={sortable.setActivatorNodeRef}
          className={classes.handle ?? ""}
          variant="subtle"
          color="gray"
          data-control="handle"
          aria-label={t("order:handleOf", { name })}
        >
          <DotsSixVerticalIcon size={18} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
      <RankInput name={name} rank={index + 1} total={total} onChange={(rank) => onMove(rank - 1, "rank")} />
      <div className={classes.content}>{children}</div>
      <Arrow control="up" name={name} isAtEnd={index === 0} onClick={() => onMove(index - 1, "up")} />
      <Arrow
        control="down"
        name={name}
        isAtEnd={index === total - 1}
        onClick={() => onMove(index + 1, "down")}
      />
    </li>
  );
}

interface ArrowProps {
  control: "up" | "down";
  name: string;
  isAtEnd: boolean;
  onClick: () => void;
}

/** Stays in the tab order at the end of the list, and says that the end is reached. */
function Arrow({ control, name, isAtEnd, onClick }: ArrowProps) {
  const { t } = useTexts();
  const Icon = control === "up" ? ArrowUpIcon : ArrowDownIcon;
  const reason = t(control === "up" ? "order:isFirst" : "order:isLast");
  return (
    <Tooltip label={isAtEnd ? reason : t(`order:${control}`)} openDelay={isAtEnd ? 0 : 600}>
      <ActionIcon
        variant="default"
        data-control={control}
        aria-label={t(`order:${control}Of`, { name })}
        {...(isAtEnd ? { "data-disabled": true, "aria-disabled": true, "aria-description": reason } : {})}
        onClick={isAtEnd ? undefined : onClick}
      >
        <Icon size={16} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}
