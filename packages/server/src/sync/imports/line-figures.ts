import type { ImportOutcome } from "@brygga/api-contract";
import type { Db } from "../../db/database.ts";
import type { ImportResult } from "./line-store.ts";

export interface LineFigures {
  /** Without the persons that are brought along. */
  readonly chosen: number;
  readonly unchecked: number;
  /** Checked, and foreseen as something else than skipped. */
  readonly toImport: number;
  readonly outcomes: Readonly<Record<ImportOutcome, number>>;
  readonly results: Readonly<Record<ImportResult, number>>;
}

const NO_OUTCOMES = { new: 0, updated: 0, "linked-only": 0, skipped: 0, problem: 0 };
const NO_RESULTS = { new: 0, updated: 0, "linked-only": 0, skipped: 0, failed: 0 };

/** Of all lines of an import: asked for every second while it runs, so that each count reads an index and no lines. */
export async function lineFigures(db: Db, importId: number): Promise<LineFigures> {
  const lines = () => db.selectFrom("erp_import_line").where("import_id", "=", importId);
  const outcomes = await counted(
    lines()
      .select(["outcome as name", (eb) => eb.fn.countAll<number>().as("count")])
      .groupBy("outcome"),
  );
  const results = await counted(
    lines()
      .select(["result as name", (eb) => eb.fn.countAll<number>().as("count")])
      .where("result", "is not", null)
      .groupBy("result"),
  );
  const unchecked = await counted(
    lines()
      .select(["outcome as name", (eb) => eb.fn.countAll<number>().as("count")])
      .where("is_checked", "=", 0)
      .groupBy("outcome"),
  );
  const brought = await lines()
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("parent_key", "<>", "")
    .where("is_brought", "=", 1)
    .executeTakeFirstOrThrow();
  const sum = (counts: Counts, names = [...counts.keys()]) =>
    names.reduce((total, name) => total + (counts.get(name) ?? 0), 0);
  return {
    chosen: sum(outcomes) - Number(brought.count),
    unchecked: sum(unchecked),
    toImport: sum(outcomes, DEALT_WITH) - sum(unchecked, DEALT_WITH),
    outcomes: { ...NO_OUTCOMES, ...named(outcomes) },
    results: { ...NO_RESULTS, ...named(results) },
  };
}

const DEALT_WITH: (string | null)[] = ["new", "updated", "linked-only", "problem"];

/** By the name that is counted; null for lines that have none. */
type Counts = ReadonlyMap<string | null, number>;

async function counted(query: {
  execute(): Promise<readonly { readonly name: string | null; readonly count: number }[]>;
}): Promise<Counts> {
  return new Map((await query.execute()).map(({ name, count }) => [name, Number(count)]));
}

const named = (counts: Counts): Record<string, number> =>
  Object.fromEntries([...counts].flatMap(([name, count]) => (name === null ? [] : [[name, count]])));
