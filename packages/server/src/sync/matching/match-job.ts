import { type Accounting, type ErpSide, NOTHING_READ, readChanges } from "@brygga/sync-engine";
import { z } from "zod";
import { loadActorTypeMapping, type StoredField } from "../../admin/connection-configuration.ts";
import { type Db, inTransaction } from "../../db/database.ts";
import type { JobKind, JobSlice } from "../../jobs/job.ts";
import { assignProposals } from "./assign-proposals.ts";
import { clueFields, cluesOfActor } from "./clue-fields.ts";
import { collectRecords, countProposals } from "./collect-records.ts";
import { type ActorBlock, comparePage, loadBlock } from "./compare-records.ts";
import { insertActors, loadMatchJob, type MatchJob } from "./match-rows.ts";

export const MATCH_KIND = "match";

export interface MatchJobDeps {
  readonly db: Db;
  readonly now: () => Date;
  readonly erpSideOf: (connectionId: number, signal?: AbortSignal) => Promise<ErpSide>;
}

export const matchParams = z.object({ matchId: z.int() });

/** null before the actors have been read; then the block of actors and the records before the next page. */
const position = z
  .discriminatedUnion("phase", [
    z.object({ phase: z.literal("compare"), blockAfter: z.int(), afterId: z.int() }),
    z.object({ phase: z.literal("assign") }),
  ])
  .nullable();

const FIRST_BLOCK = { phase: "compare", blockAfter: 0, afterId: 0 } as const;

interface Work {
  readonly deps: MatchJobDeps;
  readonly match: MatchJob;
  readonly fields: readonly StoredField[];
}

/** Reads the actors that nobody is linked to, compares the records with them, and proposes. Writes nothing else. */
export const matchJob = (deps: MatchJobDeps): JobKind => ({
  name: MATCH_KIND,
  async open(job) {
    const match = await loadMatchJob(deps.db, matchParams.parse(job.params).matchId);
    await collectRecords(deps.db, match, deps.now());
    const mapping = await loadActorTypeMapping(deps.db, match.connectionId, match.actorType);
    const work: Work = { deps, match, fields: clueFields(mapping) };
    const compare = comparer(work);
    return {
      total: await countProposals(deps.db, match.id),
      isReadOnly: true,
      runId: null,
      async slice(stored, signal) {
        const at = position.parse(stored);
        if (at === null) return readActors(work, signal);
        if (at.phase === "compare") return compare(at);
        await assignProposals(deps.db, match.id);
        return { position: null, counts: NOTHING_READ };
      },
      end: async () => undefined,
    };
  },
});

/** All actors of the type; those of a reading that was broken off are forgotten first. */
async function readActors({ deps, match, fields }: Work, signal: AbortSignal): Promise<JobSlice> {
  const { db } = deps;
  const { actorType } = match;
  await db.deleteFrom("match_actor").where("match_id", "=", match.id).execute();
  const erp = await deps.erpSideOf(match.connectionId, signal);
  const fieldKeys = fields.map(({ fieldKey }) => fieldKey);
  let actors = 0;
  const reading = { erp, type: { actorType, fieldKeys }, from: null, first: { accepted: undefined } };
  for await (const batch of readChanges(reading)) {
    signal.throwIfAborted();
    const known = batch.map((actor) => ({ erpKey: actor.erpKey, clues: cluesOfActor(actor, fields) }));
    await inTransaction(db, (trx) => insertActors(trx, match, known));
    actors += batch.length;
  }
  return { position: FIRST_BLOCK, counts: NOTHING_READ, figures: { actors } };
}

/** Compares a page of records with a block of actors, which stays in memory for the next page. */
function comparer({ deps: { db }, match }: Work) {
  let present: ActorBlock | null = null;
  return async ({ blockAfter, afterId }: { blockAfter: number; afterId: number }): Promise<JobSlice> => {
    const block: ActorBlock =
      present?.afterId === blockAfter ? present : await loadBlock(db, match.id, { afterId: blockAfter });
    present = block;
    const { records, lastId } = await comparePage(db, match, { block, afterId });
    // What the last block has been compared with is done.
    const counts = block.lastId === null ? compared(records) : NOTHING_READ;
    if (lastId !== null) return { position: { phase: "compare", blockAfter, afterId: lastId }, counts };
    present = null;
    const next =
      block.lastId === null ? { phase: "assign" as const } : { ...FIRST_BLOCK, blockAfter: block.lastId };
    return { position: next, counts };
  };
}

const compared = (records: number): Accounting => ({ ...NOTHING_READ, read: records, unlinked: records });
