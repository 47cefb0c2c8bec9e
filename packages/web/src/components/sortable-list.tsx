import { closestCenter, DndContext, type DragEndEvent } from "@dnd-kit/core";
import { SortableContext, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { VisuallyHidden } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./sortable-list.module.css";
import { SortableRow } from "./sortable-row.tsx";
import { type SortableItem, useMoves } from "./use-moves.ts";
import { useSorting } from "./use-sorting.ts";

interface SortableListProps<Item extends SortableItem> {
  label: string;
  items: readonly Item[];
  onChange: (items: Item[]) => void;
  /** While something is dragged, Escape puts it back instead of closing the dialog. */
  onDragging: (isDragging: boolean) => void;
  render: (item: Item) => ReactNode;
}

/** A list to be put in order: by dragging, by arrows, by typing a rank, and by keyboard on the handle. */
export function SortableList<Item extends SortableItem>(props: SortableListProps<Item>) {
  const { label, items, onChange, onDragging, render } = props;
  const { list, move, announcement } = useMoves(items, onChange);
  const { sensors, accessibility } = useSorting(items);
  const indexOf = (id: string | number | undefined) => items.findIndex((item) => item.id === id);
  const end = () => {
    // The Escape that ends the dragging is still on its way to the dialog.
    setTimeout(() => onDragging(false));
  };
  const drop = ({ active, over }: DragEndEvent) => {
    end();
    if (over !== null) move(String(active.id), indexOf(over.id), "handle");
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={accessibility}
      onDragStart={() => onDragging(true)}
      onDragCancel={end}
      onDragEnd={drop}
    >
      <SortableContext items={items.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <ol ref={list} className={classes.list} aria-label={label}>
          {items.map((item, index) => (
            <SortableRow
              key={item.id}
              item={item}
              index={index}
              total={items.length}
              onMove={(to, control) => move(item.id, to, control)}
            >
              {render(item)}
            </SortableRow>
          ))}
        </ol>
      </SortableContext>
      <VisuallyHidden role="status">{announcement}</VisuallyHidden>
    </DndContext>
  );
}
