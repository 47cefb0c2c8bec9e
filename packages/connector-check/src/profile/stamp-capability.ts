import type { CapabilityProfile } from "@brygga/api-contract";
import { type Contract, sinceTheBeginning } from "@brygga/connector-sdk/contract";
import { type Actor, compareLastModified, decodeValue } from "@brygga/protocol";

type Stamps = NonNullable<CapabilityProfile["lastModified"]>;

/** Actors of each type, in the order in which GetActorsByTimestamp answers them. */
export type ActorsByType = ReadonlyMap<string, readonly Actor[]>;

export async function everyActor(contract: Contract): Promise<ActorsByType> {
  const found = new Map<string, readonly Actor[]>();
  for (const actorType of await contract.actorTypes()) {
    if (!contract.isTooLarge(actorType)) found.set(actorType, await sinceTheBeginning(contract, actorType));
  }
  return found;
}

/** @returns null where there are no actors */
export function stampCapability(actors: ActorsByType): Stamps | null {
  const stamps = [...actors.values()].flatMap((ofType) => ofType.map(({ lastModified }) => lastModified));
  const [example] = stamps;
  if (example === undefined) return null;
  const forms = new Set(stamps.map(formOf));
  const [form = "text"] = forms;
  return {
    example,
    form: forms.size === 1 ? form : "mixed",
    granularity: granularityOf(stamps),
    largestTie: Math.max(0, ...[...actors.values()].map(largestTie)),
    order: commonOrder([...actors.values()].map(orderOf)),
  };
}

function formOf(stamp: string): Exclude<Stamps["form"], "mixed"> {
  const bare = stamp.replace(/^\[\w+:(.*)\]$/, "$1");
  const isEncoded = bare !== stamp;
  if (/^[+-]?\d+(?:\.\d+)?$/.test(bare)) return isEncoded ? "encoded-number" : "number";
  if (!decodeValue("Datetime", stamp).ok) return "text";
  return isEncoded ? "encoded-date" : "iso-date";
}

/** Finest first: a single stamp with a fraction shows that there are fractions. */
function granularityOf(stamps: readonly string[]): Stamps["granularity"] {
  const dates = stamps.filter((stamp) => /date$/.test(formOf(stamp)));
  if (dates.length < stamps.length) return "value";
  const texts = dates.flatMap((stamp) => {
    const decoded = decodeValue("Datetime", stamp);
    return decoded.ok ? [decoded.value] : [];
  });
  if (texts.some((text) => /\.\d*[1-9]/.test(text))) return "fraction";
  if (texts.some((text) => /T\d\d:\d\d:(?!00)\d\d/.test(text))) return "second";
  return texts.some((text) => /T(?!00:00)\d\d:\d\d/.test(text)) ? "minute" : "day";
}

function largestTie(actors: readonly Actor[]): number {
  const counts = new Map<string, number>();
  for (const { lastModified } of actors) counts.set(lastModified, (counts.get(lastModified) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

/** Fewer different stamps than this stand in some order by chance. */
const TELLING_STAMPS = 3;

function orderOf(actors: readonly Actor[]): Stamps["order"] {
  const stamps = actors.map(({ lastModified }) => lastModified);
  if (new Set(stamps).size < TELLING_STAMPS) return null;
  const steps = stamps.slice(1).map((stamp, at) => compareLastModified(stamp, stamps[at] ?? ""));
  if (steps.every((step) => step >= 0)) return "ascending";
  return steps.every((step) => step <= 0) ? "descending" : "unsorted";
}

function commonOrder(orders: readonly Stamps["order"][]): Stamps["order"] {
  const known = new Set(orders.filter((order) => order !== null));
  const [order = null] = known;
  return known.size > 1 ? "unsorted" : order;
}
