import type { Accounting } from "@brygga/sync-engine";
import { type Db, inTransaction, type Trx } from "../../db/database.ts";
import { idSet } from "../../db/sql.ts";
import { decideBatch } from "./decide-batch.ts";
import type { ImportBatch } from "./import-batch.ts";
import type { ImportTypes } from "./import-types.ts";
import { type ItemPartner, isUnmapped, withPartners } from "./item-overlay.ts";
import { makePartners } from "./new-items.ts";
import { preparedAnew } from "./prepared-actor.ts";
import { storeBatch } from "./store-batch.ts";

/** For which run a batch is stored, and when. */
export interface WriteContext {
  readonly runId: number;
  readonly at: Date;
}

/** What has been stored. */
export interface WrittenBatch {
  readonly counts: Accounting;
  /** What items have got. */
  readonly partners: readonly ItemPartner[];
}

/** Stores a batch in one transaction, or nothing of it, and has the types know the partners that items have got. */
export async function writeBatch(
  db: Db,
  { types, batch }: { readonly types: ImportTypes; readonly batch: ImportBatch },
  { runId, at }: WriteContext,
): Promise<WrittenBatch> {
  const { one } = types;
  const { connectionId, settings } = one;
  const type = await types.of(batch.actorType);
  const written = await inTransaction(db, async (trx) => {
    // A batch before may have given them partners after this one was prepared.
    const items = batch.items.filter((item) => isUnmapped(type, item));
    const partners = await makePartners(trx, { connectionId, type, settings, items });
    const present = withPartners(type, partners);
    const left = await stillToDo(trx, batch);
    const isUpToDate = batch.partnerCount === present.partnerCount;
    const actors = isUpToDate ? left.actors : left.actors.map((actor) => preparedAnew(present, actor));
    const decisions = await decideBatch(trx, { one, type: present, isPreview: false }, actors);
    const counts = await storeBatch(trx, { one, type: present, decisions, lost: left.lost, runId, at });
    return { counts, partners };
  });
  types.addPartners(type, written.partners);
  return written;
}

/** Another process may have dealt with them meanwhile. */
async function stillToDo(
  trx: Trx,
  { actors, lost }: ImportBatch,
): Promise<Pick<ImportBatch, "actors" | "lost">> {
  const lineIds = [...actors, ...lost].map(({ lineId }) => lineId);
  const rows = await trx
    .selectFrom("erp_import_line")
    .select("id")
    .where("id", "in", idSet(lineIds))
    .where("result", "is", null)
    .execute();
  if (rows.length === lineIds.length) return { actors, lost };
  const left = new Set(rows.map(({ id }) => id));
  return {
    actors: actors.filter(({ lineId }) => left.has(lineId)),
    lost: lost.filter(({ lineId }) => left.has(lineId)),
  };
}
