import type { Actor } from "@brygga/protocol";
import type { CompiledType } from "../merge/compiled-type.ts";
import type { Link } from "../model/model.ts";
import type { BatchCommit, CyclePorts, LogRow, WriteIntent } from "../model/ports.ts";
import { textByKey } from "../model/text-by-key.ts";
import { type Refusal, readActors } from "../read/read-actors.ts";

/**
 * Clears up the writes to the ERP of which it is not known whether they arrived: a crash, a time-out or a
 * refusal came in between. The ERP is asked what it holds now, field by field:
 * - the new value: the write arrived; its log row is written and the value becomes the base;
 * - the old value: it did not arrive; the intent is dropped, and the cycle plans the write again;
 * - something else: the ERP has moved on since, or stores what it is sent in another form. The intent is
 *   dropped and the three-way merge decides, because a log row could only be a guess.
 *
 * A write about which the ERP refuses to answer, or whose actor it leaves out, stays as it is, and the next cycle asks
 * again: an archived actor may come back with the value.
 */
export async function recover(ports: CyclePorts, types: readonly CompiledType[]): Promise<Recovery> {
  const intents = await ports.journal.unsettledIntents();
  const recovery = { arrived: 0, unclear: new Map<number, Refusal | null>() };
  for (const type of types) {
    const ofType = intents.filter(({ actorType }) => actorType === type.actorType);
    if (ofType.length > 0) await recoverType(ports, type, { intents: ofType, recovery });
  }
  return recovery;
}

export interface Recovery {
  /** How many writes turned out to have arrived. */
  arrived: number;
  /** Links of which the ERP did not say what it holds: it refused, or (null) left the actor out of its answer. */
  readonly unclear: Map<number, Refusal | null>;
}

async function recoverType(
  ports: CyclePorts,
  type: CompiledType,
  { intents, recovery }: { readonly intents: readonly WriteIntent[]; readonly recovery: Recovery },
): Promise<void> {
  const { actorType } = type;
  const read = await readActors(
    ports,
    type,
    intents.map(({ erpKey }) => erpKey),
  );
  if (read.failure !== null) throw read.failure;
  for (const { linkId, erpKey } of intents) {
    const refusal = read.refused.get(erpKey);
    if (!read.actors.has(erpKey)) recovery.unclear.set(linkId, refusal ?? null);
  }
  const clear = intents.filter(({ linkId }) => !recovery.unclear.has(linkId));
  if (clear.length === 0) return;
  const erpKeys = [...new Set(clear.map(({ erpKey }) => erpKey))];
  const arrived = clear.flatMap(({ erpKey, rows }) => arrivedRows(type, read.actors.get(erpKey), rows));
  recovery.arrived += await commitRecovered(ports, { actorType, erpKeys, intents: clear, arrived, type });
}

function arrivedRows(
  { transforms }: CompiledType,
  actor: Actor | undefined,
  rows: readonly LogRow[],
): readonly LogRow[] {
  if (actor === undefined) return [];
  return rows.flatMap((row) => {
    const transform = transforms.find(({ field }) => field.erpFieldKey === row.erpFieldKey);
    const wire = textByKey(actor.fieldValues, row.erpFieldKey);
    const now = wire === undefined ? undefined : transform?.erpToCanonical(wire);
    const hasArrived = now?.ok && transform?.matches(now.value, row.newValue);
    return hasArrived ? [{ ...row, newValue: now.value }] : [];
  });
}

interface Recovered {
  readonly type: CompiledType;
  readonly actorType: string;
  readonly erpKeys: readonly string[];
  readonly intents: readonly WriteIntent[];
  readonly arrived: readonly LogRow[];
}

async function commitRecovered(ports: CyclePorts, recovered: Recovered): Promise<number> {
  for (;;) {
    const links = await ports.links.byErpKeys(recovered.actorType, recovered.erpKeys);
    const batch = recoveryBatch(recovered, links);
    const outcome = await ports.journal.commit(batch);
    if (outcome.kind === "committed") return batch.log.length;
    // Links were removed meanwhile. The batch holds nothing else that can be stale, and grows shorter each time.
    if (links.length === 0)
      throw new Error("The journal calls a batch stale that names no link; recovery ends.");
  }
}

function recoveryBatch({ type, intents, arrived }: Recovered, links: readonly Link[]): BatchCommit {
  const linkIds = new Set(links.map(({ id }) => id));
  const log = arrived.filter(({ linkId }) => linkIds.has(linkId));
  const updated = links.flatMap((link) => {
    const rows = log.filter(({ linkId }) => linkId === link.id);
    const agreed = rows
      .filter((row) => !isOutsideAgreement(type, row))
      .map(({ erpFieldKey, newValue }) => [erpFieldKey, newValue] as const);
    const base = { ...link.base, ...Object.fromEntries(agreed) };
    // The stamp stays: what else the actor has to say has not been looked at.
    return rows.length === 0 ? [] : [{ linkId: link.id, base, erpTimestamp: link.erpTimestamp }];
  });
  const settled = [...new Set(intents.map(({ linkId }) => linkId))];
  return { crmWrites: [], links: updated, log, problems: [], solved: [], settled };
}

/** What is taken back in a field that goes to the ERP only is not what the CRM holds: that stays agreed on. */
const isOutsideAgreement = ({ transforms }: CompiledType, { reason, erpFieldKey }: LogRow): boolean =>
  reason === "undo" && transforms.some(({ field, toCrm }) => field.erpFieldKey === erpFieldKey && !toCrm);
