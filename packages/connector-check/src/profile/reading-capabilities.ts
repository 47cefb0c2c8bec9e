import type { CapabilityProfile } from "@brygga/api-contract";
import type { Contract } from "@brygga/connector-sdk/contract";
import { type Actor, compareLastModified, decodeValue, encodeValue } from "@brygga/protocol";
import type { ActorsByType } from "./stamp-capability.ts";

/** The type with the most actors: it says most. */
function richest(actors: ActorsByType): { readonly actorType: string; readonly of: readonly Actor[] } | null {
  const [first] = [...actors].toSorted(([, left], [, right]) => right.length - left.length);
  return first === undefined || first[1].length === 0 ? null : { actorType: first[0], of: first[1] };
}

/** Whether the actors of a stamp come back when one asks for that stamp; null where nothing is answered. */
export async function isInclusive(contract: Contract, actors: ActorsByType): Promise<boolean | null> {
  const most = richest(actors);
  if (most === null) return null;
  const sorted = most.of.toSorted((left, right) =>
    compareLastModified(left.lastModified, right.lastModified),
  );
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) return null;
  const { actorType, lastModified, erpKey } = middle;
  const asked = { actorType, updatedOnOrAfter: lastModified, fieldKeys: [] };
  const answer = await contract.ask("getActorsByTimestamp", asked);
  return answer.isOk ? (answer.actors ?? []).some((actor) => actor.erpKey === erpKey) : null;
}

const NO_SUCH_KEY = "no-such-actor-7e57";

/** How the two operations answer that there is nothing. They are the ones where it must not be taken for a fault. */
export async function emptySuccess(
  contract: Contract,
  actors: ActorsByType,
): Promise<CapabilityProfile["emptySuccess"]> {
  const actorType = richest(actors)?.actorType ?? (await contract.actorTypes())[0];
  if (actorType === undefined) return null;
  const byKey = await contract.ask("getActors", { actorType, erpKeys: [NO_SUCH_KEY], fieldKeys: [] });
  const later = laterStamp(actors);
  const byStamp =
    later === null
      ? null
      : await contract.ask("getActorsByTimestamp", { actorType, updatedOnOrAfter: later, fieldKeys: [] });
  return { getActors: emptinessOf(byKey), getActorsByTimestamp: byStamp && emptinessOf(byStamp) };
}

function emptinessOf({
  isOk,
  actors,
}: {
  readonly isOk: boolean;
  readonly actors: readonly Actor[] | null;
}): "empty-list" | "no-list" | null {
  if (!isOk || (actors !== null && actors.length > 0)) return null;
  return actors === null ? "no-list" : "empty-list";
}

/**
 * A stamp just above every one there is, in the same form; null where it cannot be made up. No further above than
 * that: a connector that hands out stamps itself may go on from the highest it was asked for.
 */
export function laterStamp(actors: ActorsByType): string | null {
  const highest = [...actors.values()]
    .flat()
    .map(({ lastModified }) => lastModified)
    .toSorted(compareLastModified)
    .at(-1);
  if (highest === undefined) return null;
  const number = /^(\[\w+:)?(\d+)(?:\.\d+)?(\])?$/.exec(highest);
  if (number) return `${number[1] ?? ""}${BigInt(number[2] ?? "0") + 1n}${number[3] ?? ""}`;
  const later = oneSecondLater(highest);
  return later !== null && compareLastModified(later, highest) > 0 ? later : null;
}

function oneSecondLater(stamp: string): string | null {
  const decoded = decodeValue("Datetime", stamp);
  if (!decoded.ok || decoded.value === "") return null;
  const next = new Date(`${decoded.value.slice(0, 19)}Z`);
  next.setUTCSeconds(next.getUTCSeconds() + 1);
  const text = next.toISOString().slice(0, 19);
  const zone = /(?:Z|[+-]\d\d:?\d\d)$/.exec(stamp)?.[0] ?? "";
  return stamp.startsWith("[") ? encodeValue("Datetime", text) : `${text}${zone}`;
}
