import type { actorColumn, ErpActor } from "@brygga/api-contract";
import type { z } from "zod";
import { useReadable } from "../../../components/use-readable.ts";

type Column = z.output<typeof actorColumn>;

/** What an actor has in each column, as people read it; list values by the names of their items. */
export function useActorCells(columns: readonly Column[], actor: Pick<ErpActor, "values" | "texts">) {
  const readable = useReadable();
  return columns.map(({ fieldKey, displayName, fieldType }) => ({
    key: fieldKey,
    label: displayName,
    text: readable(fieldType, actor.texts[fieldKey] ?? actor.values[fieldKey] ?? ""),
  }));
}
