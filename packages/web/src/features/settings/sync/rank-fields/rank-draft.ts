import type { FieldRanks, RankedField } from "@brygga/api-contract";
import { z } from "zod";
import type { RanksChange } from "../../api/field-ranks.ts";

/** Field keys in the order that they were put in, and the order that this began from, by actor type. */
export const rankDraft = z.object({
  types: z.record(z.string(), z.object({ base: z.array(z.string()), order: z.array(z.string()) })),
});
export type RankDraft = z.infer<typeof rankDraft>;

export const NO_CHANGES: RankDraft = { types: {} };

const keysOf = (fields: readonly RankedField[]) => fields.map(({ fieldKey }) => fieldKey);
const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((key, index) => key === b[index]);

/** The fields in the order of the draft; those that came since stand last. */
export function inDraftOrder({ actorType, fields }: FieldRanks, draft: RankDraft): RankedField[] {
  const order = draft.types[actorType]?.order;
  if (order === undefined) return [...fields];
  const byKey = new Map(fields.map((field) => [field.fieldKey, field]));
  const placed = order.flatMap((key) => byKey.get(key) ?? []);
  return [...placed, ...fields.filter((field) => !order.includes(field.fieldKey))];
}

export function setOrder(draft: RankDraft, stored: FieldRanks, order: string[]): RankDraft {
  const base = draft.types[stored.actorType]?.base ?? keysOf(stored.fields);
  return { types: { ...draft.types, [stored.actorType]: { base, order } } };
}

/** Whether somebody else has put the fields in another order since the draft was begun. */
export function isOutdated({ actorType, fields }: FieldRanks, draft: RankDraft): boolean {
  const base = draft.types[actorType]?.base;
  return (
    base !== undefined &&
    !isSame(
      base,
      keysOf(fields).filter((key) => base.includes(key)),
    )
  );
}

/** The actor types whose order is another than stored. */
export function changesOf(stored: readonly FieldRanks[], draft: RankDraft): RanksChange[] {
  return stored.flatMap((ranks) => {
    const fieldKeys = keysOf(inDraftOrder(ranks, draft));
    return isSame(fieldKeys, keysOf(ranks.fields)) ? [] : [{ stored: ranks, fieldKeys }];
  });
}
