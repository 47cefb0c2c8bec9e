import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { KILL_POINTS, type KillPoint } from "../testing/kill-program.ts";
import { randomOf } from "../testing/random.ts";
import { editCompany, MAPPED_FIELDS, openSyncWorld, type SyncWorld } from "../testing/sync-world.ts";

const PROGRAM = fileURLToPath(new URL("../testing/kill-program.ts", import.meta.url));

/** Twenty processes start one after the other. */
const PROCESSES_MS = 180_000;

/** Ten kills, each kind of point twice; the seed decides what is edited and at which occasion it ends. */
const KILLS = Array.from({ length: 10 }, (_, seed) => ({
  seed,
  point: KILL_POINTS[seed % KILL_POINTS.length] as KillPoint,
}));

/** Values written on one side, each of them found nowhere else. */
interface Edit {
  readonly side: "erp" | "crm";
  readonly erpKey: string;
  readonly fieldKey: keyof typeof MAPPED_FIELDS;
  readonly value: string;
}

const ERP_FIELDS = ["NAME", "POSTALAD1", "POSTALCITY"] as const;
const CRM_FIELDS = ["POSTALZIP", "PHONE", "EMAIL"] as const;

/** Edits of distinct fields on either side, so that each must arrive: none can lose a conflict. */
function editsOf(world: SyncWorld, seed: number): Edit[] {
  const random = randomOf(seed);
  return [...world.companyIds.keys()].flatMap((erpKey) => [
    { side: "erp", erpKey, fieldKey: ERP_FIELDS[random(3)] as Edit["fieldKey"], value: `E${seed}-${erpKey}` },
    { side: "crm", erpKey, fieldKey: CRM_FIELDS[random(3)] as Edit["fieldKey"], value: `C${seed}-${erpKey}` },
  ]);
}

async function make(world: SyncWorld, edit: Edit): Promise<void> {
  if (edit.side === "erp") {
    await world.erp.edit("Customer", edit.erpKey, { [edit.fieldKey]: edit.value });
    return;
  }
  const id = world.companyIds.get(edit.erpKey) ?? 0;
  await editCompany(world.db, id, { [MAPPED_FIELDS[edit.fieldKey]]: edit.value });
}

/** Runs a cycle in a process of its own; answers "SIGKILL", or how its runs went when it came to its end. */
function runCycle(folder: string, point: KillPoint | "none", occasion = 1): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  execFile(process.execPath, [PROGRAM, folder, point, String(occasion)], (error, stdout, stderr) => {
    if (error && error.signal !== "SIGKILL") reject(new Error(stderr, { cause: error }));
    else resolve(error?.signal ?? stdout);
  });
  return promise;
}

test(
  "ten kills with SIGKILL, each followed by one full cycle, lose nothing and log every change once",
  async () => {
    await using world = await openSyncWorld({ customers: 6 });
    await world.sync();
    for (const { seed, point } of KILLS) {
      const edits = editsOf(world, seed);
      for (const edit of edits) await make(world, edit);
      // A cycle has two commits that change something: one inbound, one outbound.
      const occasion = point.endsWith("-commit") ? 1 + Math.floor(seed / KILL_POINTS.length) : 1;
      expect(await runCycle(world.folder, point, occasion), `kill ${seed} ${point}`).toBe("SIGKILL");
      expect(await runCycle(world.folder, "none")).toContain('"outcome":"completed"');
      await expectAgreement(world, { seed, point, edits });
    }
  },
  PROCESSES_MS,
);

interface Killed {
  readonly seed: number;
  readonly point: KillPoint;
  readonly edits: readonly Edit[];
}

async function expectAgreement(world: SyncWorld, { seed, point, edits }: Killed): Promise<void> {
  for (const erpKey of world.companyIds.keys()) {
    const { crm, erp } = await world.sides(erpKey);
    expect(crm, `after kill ${seed} ${point}`).toEqual(erp);
  }
  const log = await world.db.selectFrom("sync_log").selectAll().orderBy("id").execute();
  const ofThisRound = log.slice(-edits.length);
  const written = (rows: readonly { target: string; erp_key: string; new_value: string }[]) =>
    rows.map((row) => `${row.target} ${row.erp_key} ${row.new_value}`).sort();
  const expected = edits.map(({ side, erpKey, value }) => ({
    target: side === "erp" ? "crm" : "erp",
    erp_key: erpKey,
    new_value: value,
  }));
  expect(written(ofThisRound), `after kill ${seed} ${point}`).toEqual(written(expected));
  expect(log, `after kill ${seed} ${point}`).toHaveLength((seed + 1) * edits.length);
}
