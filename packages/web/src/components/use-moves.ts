import { useLayoutEffect, useRef, useState } from "react";
import { useTexts } from "../i18n/use-texts.ts";

/** Something that can be put in order; the name is what is read out. */
export interface SortableItem {
  id: string;
  name: string;
}

/** The control of a row that moved it, and keeps the focus wherever the row goes. */
export type MoveControl = "up" | "down" | "rank" | "handle";

/** The list with one item at another place; places from 0, out of bounds is the nearest end. */
export function movedTo<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const rest = items.filter((_, index) => index !== from);
  const place = Math.max(0, Math.min(to, rest.length));
  return [...rest.slice(0, place), ...items.slice(from, from + 1), ...rest.slice(place)];
}

/** Moves items of a list, says where they are now, and keeps the focus on the control that was used. */
export function useMoves<Item extends SortableItem>(
  items: readonly Item[],
  onChange: (items: Item[]) => void,
) {
  const { t } = useTexts();
  const list = useRef<HTMLOListElement>(null);
  const [moved, setMoved] = useState<{ id: string; control: MoveControl }>();
  const index = items.findIndex(({ id }) => id === moved?.id);
  const name = items[index]?.name;
  useLayoutEffect(() => {
    if (moved === undefined || index < 0) return;
    // Putting a row elsewhere takes the focus from what is in it.
    const row = list.current?.children.item(index);
    row?.querySelector<HTMLElement>(`[data-control="${moved.control}"]`)?.focus();
  }, [moved, index]);
  const move = (id: string, to: number, control: MoveControl) => {
    const from = items.findIndex((item) => item.id === id);
    const next = movedTo(items, from, to);
    if (from < 0 || next[from]?.id === id) return;
    setMoved({ id, control });
    onChange(next);
  };
  const announcement =
    name === undefined ? "" : t("order:moved", { name, rank: index + 1, total: items.length });
  return { list, move, announcement };
}
