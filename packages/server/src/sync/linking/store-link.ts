import type { ConnectPlan } from "@brygga/sync-engine";
import { updateRecords } from "../../crm/records.ts";
import { type Db, inTransaction, type Trx } from "../../db/database.ts";
import { ensureFeedPosition, originOf } from "../cycle/connection-state.ts";
import { insertLink, markForCheck } from "../links/link-writes.ts";
import { insertLogRows } from "../log/log-rows.ts";
import { raiseProblems } from "../problems/problem-rows.ts";
import { type LinkTarget, refuseLinked } from "./connect-target.ts";
import { createInDoubt } from "./create-in-doubt.ts";
import { giveUpIntent, intentOf, settleIntent } from "./create-intents.ts";

export interface PlannedLink {
  readonly target: LinkTarget;
  readonly plan: ConnectPlan;
  /** Version of the CRM record that the values are written on. */
  readonly version: number;
  /** null: nobody is behind it. */
  readonly userId: number | null;
  readonly at: Date;
  /** The run of the job that connects; null or absent where a person does. */
  readonly runId?: number | null;
  /** The intent that is settled by this, where the actor has been created. */
  readonly intentId?: number;
  /** The intent that is given up by this, where somebody connects the record with an actor instead of waiting. */
  readonly givesUp?: number | undefined;
}

/** Thrown when somebody else has settled the intent meanwhile; nothing has been stored then. */
export class IntentSettled extends Error {
  override readonly name = "IntentSettled";
}

/** Thrown when somebody wrote to the record since it was read; nothing has been stored then. */
export class StaleRecord extends Error {
  override readonly name = "StaleRecord";
}

/**
 * Stores the link with what connecting changed, in one transaction; answers the link's id. Whoever connected
 * one of the two in the meantime was first.
 *
 * @throws Problem already-linked; create-in-doubt where another intent than the named one waits for the record's actor
 */
export function storeLink(db: Db, planned: PlannedLink): Promise<number> {
  return inTransaction(db, async (trx) => {
    await endIntent(trx, planned);
    await refuseLinked(trx, planned.target);
    // Before the link is there: what anybody writes to the record from now on concerns the connection.
    await ensureFeedPosition(trx, planned.target.connectionId);
    await writeRecord(trx, planned);
    const linkId = await insertLink(trx, newLinkOf(planned), planned.at);
    await insertLog(trx, planned, linkId);
    const { plan, target, at } = planned;
    const problems = plan.problems.map((problem) => ({ ...problem, linkId }));
    await raiseProblems(trx, { problems, connectionId: target.connectionId, at });
    // The actor may have changed while it was being connected.
    await markForCheck(trx, { id: linkId, connectionId: target.connectionId }, at);
    return linkId;
  });
}

/** Nobody looks for an actor of a record that has one: a second one would come to it behind everybody's back. */
async function endIntent(trx: Trx, { target, intentId, givesUp, at }: PlannedLink): Promise<void> {
  if (intentId !== undefined) {
    if (!(await settleIntent(trx, intentId))) throw new IntentSettled();
    return;
  }
  const open = await intentOf(trx, target);
  if (open === null) return;
  if (open.id !== givesUp) throw createInDoubt(open);
  await giveUpIntent(trx, { id: open.id, connectionId: target.connectionId }, at);
}

/**
 * The origin is the connection's: its own sync has nothing more to do with these values, while the other
 * connections of the record must see them.
 */
async function writeRecord(trx: Trx, { target, plan, version }: PlannedLink): Promise<void> {
  if (Object.keys(plan.crmValues).length === 0) return;
  const write = {
    entity: target.entity,
    id: target.entityId,
    expectedVersion: version,
    values: plan.crmValues,
  };
  const stale = await updateRecords(trx, [write], originOf(target.connectionId));
  if (stale.length > 0) throw new StaleRecord();
}

const newLinkOf = ({ target, plan }: PlannedLink) => ({
  connectionId: target.connectionId,
  entity: target.entity,
  crmId: target.entityId,
  actorType: target.actorType,
  erpKey: target.erpKey,
  erpTimestamp: plan.erpTimestamp,
  base: plan.base,
});

async function insertLog(trx: Trx, planned: PlannedLink, linkId: number): Promise<void> {
  const { target, plan, userId, runId = null, at } = planned;
  await insertLogRows(trx, {
    rows: plan.log.map((row) => ({ ...row, linkId })),
    connectionId: target.connectionId,
    at,
    runId,
    userId,
  });
}
