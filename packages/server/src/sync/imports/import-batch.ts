import type { FetchedBatch } from "./fetch-lines.ts";
import type { ImportType } from "./import-type.ts";
import type { UnmappedItem } from "./item-overlay.ts";
import type { Done } from "./line-store.ts";
import { type PreparedActor, prepareActor } from "./prepared-actor.ts";

/** Actors of one type that are stored in one transaction, with all that has to be known of them: data. */
export interface ImportBatch {
  readonly actorType: string;
  readonly actors: readonly PreparedActor[];
  /** Lines that the ERP did not answer for. */
  readonly lost: readonly Done[];
  /** Items without a partner that the actors have. */
  readonly items: readonly UnmappedItem[];
  /** How many partners were known when the actors were prepared; null: not the same of all. */
  readonly partnerCount: number | null;
}

export function importBatch(
  type: ImportType,
  fetched: FetchedBatch,
  items: readonly UnmappedItem[],
): ImportBatch {
  const { actorType, partnerCount } = type;
  const actors = fetched.found.map(({ line, actor }) => prepareActor(type, line.id, actor));
  return { actorType, actors, lost: lostOf(fetched), items, partnerCount };
}

/** Several that are stored together, in the order of the lines: of two for the same record the first has it. */
export function joined(batches: readonly [ImportBatch, ...ImportBatch[]]): ImportBatch {
  const [first] = batches;
  if (batches.length === 1) return first;
  const isSame = batches.every(({ partnerCount }) => partnerCount === first.partnerCount);
  const items = new Map(
    batches.flatMap((batch) => batch.items.map((item) => [`${item.fieldKey}\u001f${item.erpItemKey}`, item])),
  );
  return {
    actorType: first.actorType,
    actors: batches.flatMap(({ actors }) => actors).sort((a, b) => a.lineId - b.lineId),
    lost: batches.flatMap(({ lost }) => lost),
    items: [...items.values()],
    partnerCount: isSame ? first.partnerCount : null,
  };
}

function lostOf({ gone, refused }: FetchedBatch): Done[] {
  const blank = { result: "failed", values: 0, problems: 0, recordId: null } as const;
  return [
    ...gone.map(({ id: lineId }): Done => ({ ...blank, lineId, reason: "gone", details: {} })),
    ...refused.map(
      ({ line, refusal: { explanation } }): Done => ({
        ...blank,
        lineId: line.id,
        reason: "erp-refused",
        details: { explanation },
      }),
    ),
  ];
}
