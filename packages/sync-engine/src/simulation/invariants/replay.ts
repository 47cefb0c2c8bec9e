import type { Violation } from "../chronicle.ts";
import { type FieldKey, isSameMeaning, meaningOfCrm } from "../field-kinds.ts";
import type { SimWorld } from "../sim-world.ts";
import { startingCrm } from "../starting-values.ts";

/**
 * The log replays to the present state: from what the CRM held in the beginning, people's edits and the log rows of
 * all connections, in their order, lead to what it holds now, and every row begins where the one before it ended.
 */
export function logReplays(world: SimWorld): readonly Violation[] {
  const present = new Map<string, string>();
  const violations: Violation[] = [];
  for (const { id, key, old, value, isRow } of storyOf(world)) {
    const place = `${id}:${key}`;
    const before = present.get(place) ?? meaningOfCrm(key, startingCrm(key, id));
    if (isRow && !isSameMeaning(key, before, old)) {
      const what = `record ${id}, ${key}: a row says "${old}" was replaced, the story so far says "${before}"`;
      violations.push({ rule: "the log does not replay", what });
    }
    present.set(place, value);
  }
  for (const [place, value] of present) {
    const [id, key] = place.split(":") as [string, FieldKey];
    const held = meaningOfCrm(key, world.crm.record(Number(id)).values[key] ?? null);
    if (isSameMeaning(key, held, value)) continue;
    const what = `record ${id}, ${key}: the log ends with "${value}", the CRM holds "${held}"`;
    violations.push({ rule: "the log does not replay", what });
  }
  return violations;
}

interface Told {
  readonly seq: number;
  readonly id: number;
  readonly key: FieldKey;
  readonly old: string;
  readonly value: string;
  readonly isRow: boolean;
}

function storyOf({ chronicle }: SimWorld): readonly Told[] {
  const edits = chronicle.crm
    .filter(({ connection }) => connection === null)
    .map((edit) => {
      const { seq, id, key } = edit;
      return { seq, id, key, old: "", value: meaningOfCrm(key, edit.new), isRow: false };
    });
  const rows = chronicle.rows
    .filter(({ row }) => row.target === "crm")
    .map(({ seq, id, key, row }) => ({ seq, id, key, old: row.oldValue, value: row.newValue, isRow: true }));
  return [...edits, ...rows].sort((left, right) => left.seq - right.seq);
}
