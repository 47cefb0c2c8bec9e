import type { CyclePorts } from "@brygga/sync-engine";
import { openDatabase } from "../../db/database.ts";
import { composeForTest } from "./sync-world.ts";

/**
 * A process of the kill tests: opens the database of a folder, runs one cycle over the real ports, and ends
 * itself with SIGKILL at a chosen point, so that nothing of it can be tidied up.
 *
 * Arguments: the folder, the kill point (`none` runs to the end), and at which of its occasions to die.
 */
export const KILL_POINTS = [
  "after-receive",
  "before-commit",
  "after-commit",
  "before-save-actors",
  "after-save-actors",
] as const;
export type KillPoint = (typeof KILL_POINTS)[number];

type Reached = (point: KillPoint) => void;

/** Counts occasions down, and does not return from the last. */
function killAt(point: string, occasion: number): Reached {
  let left = occasion;
  return (reached) => {
    if (reached !== point || --left > 0) return;
    process.kill(process.pid, "SIGKILL");
    // The signal ends the process before this thread goes on; should it ever not, the test must not pass.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  };
}

function withKills(ports: CyclePorts, reached: Reached): CyclePorts {
  return {
    ...ports,
    erp: {
      ...ports.erp,
      async *changedActors(query) {
        for await (const batch of ports.erp.changedActors(query)) {
          reached("after-receive");
          yield batch;
        }
      },
      async saveActors(actors) {
        reached("before-save-actors");
        const outcome = await ports.erp.saveActors(actors);
        reached("after-save-actors");
        return outcome;
      },
    },
    journal: {
      ...ports.journal,
      async commit(batch) {
        reached("before-commit");
        const outcome = await ports.journal.commit(batch);
        reached("after-commit");
        return outcome;
      },
    },
  };
}

if (import.meta.main) {
  const [folder, point, occasion] = process.argv.slice(2);
  if (folder === undefined || point === undefined) throw new Error("folder and kill point are needed");
  const db = await openDatabase({ folder });
  const reached = killAt(point, Number(occasion ?? 1));
  const services = composeForTest(db, folder, {
    wrapPorts: (portsFor) => async (plan, run) => withKills(await portsFor(plan, run), reached),
  });
  const runs = await services.sync.syncNow();
  await services.close();
  await db.destroy();
  process.stdout.write(JSON.stringify(runs));
}
