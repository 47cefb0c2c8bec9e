import type { Actor } from "@brygga/protocol";
import type { CrmValue, NewRecordPlan } from "@brygga/sync-engine";
import { type LogPack, packsOf } from "../log/log-packs.ts";
import type { ActorOfLine } from "./decide-lines.ts";
import { type ActorValues, type ImportType, matchValue } from "./import-type.ts";
import { type NewLine, planNew } from "./plan-line.ts";

/**
 * An actor as it is handed to who stores it: planned already as if there were no record for it, which is so for nearly all.
 * In texts and lists, because these go from thread to thread faster than objects of many members.
 */
export interface PreparedActor extends ActorOfLine {
  readonly erpTimestamp: string;
  /** JSON, for those that are taken for a record. */
  readonly fieldValues: string;
  readonly asNew: PreparedRecord;
}

/** A record that is to be made, unless there is one. */
export interface PreparedRecord {
  /** In the order of the type's `crmFieldKeys`; null where there is none. */
  readonly values: readonly CrmValue[];
  /** How many of them there are. */
  readonly count: number;
  /** JSON. */
  readonly base: string;
  readonly packs: readonly LogPack[];
  readonly problems: NewRecordPlan["problems"];
  /** Why it cannot be made; null where it can. */
  readonly refusal: Pick<NewLine, "reason" | "details"> | null;
}

/** `type` as it is now: what is prepared with fewer partners is prepared anew. */
export function prepareActor(type: ImportType, lineId: number, actor: Actor): PreparedActor {
  const { erpKey, lastModified, parentErpKey, parentActorType, fieldValues } = actor;
  return {
    ...{ lineId, erpKey, parentErpKey, parentActorType },
    erpTimestamp: lastModified,
    matchValue: matchValue(type, actor),
    fieldValues: JSON.stringify(fieldValues),
    asNew: prepareRecord(type, actor),
  };
}

/** The same with items that have got partners since. */
export const preparedAnew = (type: ImportType, actor: PreparedActor): PreparedActor => ({
  ...actor,
  matchValue: matchValue(type, valuesOf(actor)),
  asNew: prepareRecord(type, valuesOf(actor)),
});

export const valuesOf = ({ fieldValues }: PreparedActor): ActorValues => ({
  fieldValues: JSON.parse(fieldValues) as Actor["fieldValues"],
});

function prepareRecord(type: ImportType, actor: ActorValues): PreparedRecord {
  const { plan, outcome, reason, details } = planNew(type, actor);
  const { base, values } = plan;
  const heads = headsOf(type);
  const bases: string[] = [];
  const packed: string[] = [];
  const made: CrmValue[] = type.crmFieldKeys.map(() => null);
  for (const [index, text] of base.entries()) {
    const head = heads[index];
    if (text === null || head === undefined) continue;
    const value = values[index];
    // The same text twice: it takes as long as planning the value.
    const json = JSON.stringify(text);
    bases.push(`${head.base}${json}`);
    if (value === undefined) continue;
    made[head.place] = value;
    packed.push(`${head.packed}${json}]`);
  }
  return {
    values: made,
    count: plan.count,
    base: `{${bases.join(",")}}`,
    packs: packsOf(packed),
    problems: plan.problems,
    refusal: outcome === "new" ? null : { reason, details },
  };
}

/** Where the value of a field goes, and what stands before it, as JSON. */
interface Heads {
  /** Among the type's `crmFieldKeys`. */
  readonly place: number;
  readonly base: string;
  readonly packed: string;
}

/** Made once for an actor type, for its thousands of actors. */
const known = new WeakMap<ImportType, readonly Heads[]>();

function headsOf(type: ImportType): readonly Heads[] {
  const made = known.get(type);
  if (made !== undefined) return made;
  const heads = type.transforms.map(({ field }) => {
    const erpFieldKey = JSON.stringify(field.erpFieldKey);
    const packed = `[${erpFieldKey},${JSON.stringify(field.crmFieldKey)},`;
    return { place: type.crmFieldKeys.indexOf(field.crmFieldKey), base: `${erpFieldKey}:`, packed };
  });
  known.set(type, heads);
  return heads;
}
