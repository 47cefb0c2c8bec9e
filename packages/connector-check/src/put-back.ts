import { type Contract, fieldValue, keysOf } from "@brygga/connector-sdk/contract";
import type { Actor } from "@brygga/protocol";
import type { ActorName } from "./check-options.ts";

/** An actor as it was, with the fields that can be written. */
export interface Snapshot {
  readonly actor: Actor;
  readonly fieldKeys: readonly string[];
}

/** @throws AssertionError when one of the actors is not there */
export async function snapshotsOf(contract: Contract, names: readonly ActorName[]): Promise<Snapshot[]> {
  const snapshots: Snapshot[] = [];
  for (const { actorType, erpKey } of names) {
    const fields = await contract.fields(actorType);
    const writable = fields.filter(({ access, fieldType }) => access !== "ReadOnly" && fieldType !== "Label");
    const actor = await contract.one(actorType, erpKey, keysOf(writable));
    snapshots.push({ actor, fieldKeys: keysOf(writable) });
  }
  return snapshots;
}

/** Saves the values that actors had. @returns one sentence for each that is not as it was */
export async function putBack(contract: Contract, snapshots: readonly Snapshot[]): Promise<string[]> {
  const sentences: string[] = [];
  for (const snapshot of snapshots) {
    const { actorType, erpKey } = snapshot.actor;
    const remaining = await restoreOne(contract, snapshot).catch((error: unknown) => String(error));
    if (remaining !== "")
      sentences.push(`${actorType} ${erpKey} could not be put back as it was: ${remaining}`);
  }
  return sentences;
}

async function restoreOne(contract: Contract, { actor, fieldKeys }: Snapshot): Promise<string> {
  const { actorType, erpKey } = actor;
  const before = await contract.one(actorType, erpKey, fieldKeys);
  const isDifferent = (other: Actor) => (key: string) => fieldValue(other, key) !== fieldValue(actor, key);
  if (!fieldKeys.some(isDifferent(before))) return "";
  const answer = await contract.ask("saveActors", {
    actors: [{ ...before, fieldValues: actor.fieldValues }],
  });
  const after = await contract.one(actorType, erpKey, fieldKeys);
  const different = fieldKeys.filter(isDifferent(after));
  if (different.length === 0) return "";
  return [different.join(", "), answer.userExplanation, answer.techExplanation].filter(Boolean).join(". ");
}
