import {
  type Announcements,
  KeyboardSensor,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { sortableKeyboardCoordinates } from "@dnd-kit/sortable";
import { useTexts } from "../i18n/use-texts.ts";
import type { SortableItem } from "./use-moves.ts";

/** A click on the handle is no dragging. Pixels. */
const DRAG_DISTANCE = 4;

/** Dragging by mouse, finger and keyboard, told in the user's language. */
export function useSorting(items: readonly SortableItem[]) {
  const { t } = useTexts();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: DRAG_DISTANCE } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const named = (id: UniqueIdentifier, over: UniqueIdentifier = id) => ({
    name: items.find((item) => item.id === id)?.name ?? "",
    rank: items.findIndex((item) => item.id === over) + 1,
    total: items.length,
  });
  const announcements: Announcements = {
    onDragStart: ({ active }) => t("order:pickedUp", named(active.id)),
    onDragOver: ({ active, over }) =>
      over === null ? undefined : t("order:movedOver", named(active.id, over.id)),
    // Where it lies now is told by the list itself.
    onDragEnd: () => undefined,
    onDragCancel: ({ active }) => t("order:putBack", named(active.id)),
  };
  const screenReaderInstructions = { draggable: t("order:instructions") };
  return { sensors, accessibility: { announcements, screenReaderInstructions } };
}
