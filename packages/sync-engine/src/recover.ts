import type { Actor } from "@brygga/protocol";
import type { CompiledType } from "./compiled-type.ts";
import type { Link } from "./model.ts";
import type { BatchCommit, CyclePorts, LogRow, WriteIntent } from "./ports.ts";

/**
 * Clears up the writes to the ERP of which it is not known whether they arrived: a crash, a time-out or a
 * refusal came in between. The ERP is asked what it holds now, field by field:
 * - the new value: the write arrived; its log row is written and the value becomes the base;
 * - the old value: it did not arrive; the intent is dropped, and the cycle plans the write again;
 * - something else: the ERP has moved on since, or stores what it is sent in another form. The intent is
 *   dropped and the three-way merge decides, because a log row could only be a guess.
 *
 * @returns how many writes turned out to have arrived.
 */
export async function recover(ports: CyclePorts, types: readonly CompiledType[]): Promise<number> {
  const intents = await ports.journal.unsettledIntents();
  let arrived = 0;
  for (const type of types) {
    const ofType = intents.filter(({ actorType }) => actorType === type.actorType);
    if (ofType.length > 0) arrived += await recoverType(ports, type, ofType);
  }
  return arrived;
}

async function recoverType(
  ports: CyclePorts,
  type: CompiledType,
  intents: readonly WriteIntent[],
): Promise<number> {
  const { actorType, fieldKeys } = type;
  const erpKeys = [...new Set(intents.map(({ erpKey }) => erpKey))];
  const actors = await ports.erp.getActors({ actorType, erpKeys, fieldKeys });
  const actorsByKey = new Map(actors.map((actor) => [actor.erpKey, actor]));
  const arrived = intents.flatMap(({ erpKey, rows }) => arrivedRows(type, actorsByKey.get(erpKey), rows));
  return await commitRecovered(ports, { actorType, erpKeys, intents, arrived });
}

function arrivedRows(
  { transforms }: CompiledType,
  actor: Actor | undefined,
  rows: readonly LogRow[],
): readonly LogRow[] {
  if (actor === undefined) return [];
  return rows.filter(({ erpFieldKey, newValue }) => {
    const transform = transforms.find(({ field }) => field.erpFieldKey === erpFieldKey);
    if (transform === undefined || !Object.hasOwn(actor.fieldValues, erpFieldKey)) return false;
    const now = transform.erpToCanonical(actor.fieldValues[erpFieldKey] ?? "");
    return now.ok && transform.same(now.value, newValue);
  });
}

interface Recovered {
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

function recoveryBatch({ intents, arrived }: Recovered, links: readonly Link[]): BatchCommit {
  const linkIds = new Set(links.map(({ id }) => id));
  const log = arrived.filter(({ linkId }) => linkIds.has(linkId));
  const updated = links.flatMap((link) => {
    const rows = log.filter(({ linkId }) => linkId === link.id);
    const agreed = rows.map(({ erpFieldKey, newValue }) => [erpFieldKey, newValue] as const);
    const base = { ...link.base, ...Object.fromEntries(agreed) };
    // The stamp stays: what else the actor has to say has not been looked at.
    return rows.length === 0 ? [] : [{ linkId: link.id, base, erpTimestamp: link.erpTimestamp }];
  });
  const settled = [...new Set(intents.map(({ linkId }) => linkId))];
  return { crmWrites: [], links: updated, log, problems: [], solved: [], settled };
}
