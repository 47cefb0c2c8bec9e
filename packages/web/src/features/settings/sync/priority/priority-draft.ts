import { type PriorityEntry, priorityEntry } from "@brygga/api-contract";
import { z } from "zod";

/** The order that it was put in, and the one that this began from; empty before anything was changed. */
export const priorityDraft = z.object({ base: z.array(priorityEntry), order: z.array(priorityEntry) });
export type PriorityDraft = z.infer<typeof priorityDraft>;

export const NO_CHANGES: PriorityDraft = { base: [], order: [] };

export const isSameOrder = (a: readonly PriorityEntry[], b: readonly PriorityEntry[]) =>
  a.length === b.length && a.every((entry, index) => entry === b[index]);

/** The order of the draft over what there is now: new connections stand last, deleted ones nowhere. */
export function draftedPriority(stored: readonly PriorityEntry[], { order }: PriorityDraft): PriorityEntry[] {
  const placed = order.filter((entry) => stored.includes(entry));
  return [...placed, ...stored.filter((entry) => !placed.includes(entry))];
}

/** Whether somebody else has changed the order since the draft was begun; a new connection changes none. */
export function isOutdated(stored: readonly PriorityEntry[], { base }: PriorityDraft): boolean {
  const shared = base.filter((entry) => stored.includes(entry));
  return !isSameOrder(
    shared,
    stored.filter((entry) => base.includes(entry)),
  );
}
