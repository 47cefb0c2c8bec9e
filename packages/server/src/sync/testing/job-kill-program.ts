import type { CyclePorts } from "@brygga/sync-engine";
import { openDatabase } from "../../db/database.ts";
import { composeForTest } from "./sync-world.ts";

/**
 * A process of the kill tests of jobs: opens the database of a folder, goes on with the jobs that are under way,
 * and ends itself with SIGKILL at the n-th port call that changes something, before it or after it.
 *
 * Arguments: the folder, the id of the job, the number of the call (0 runs to the end), `before` or `after`.
 */
function killing(ports: CyclePorts, kill: (when: "before" | "after") => void): CyclePorts {
  const guard = async <Result>(call: () => Promise<Result>): Promise<Result> => {
    kill("before");
    const answer = await call();
    kill("after");
    return answer;
  };
  return {
    ...ports,
    erp: { ...ports.erp, saveActors: (actors) => guard(() => ports.erp.saveActors(actors)) },
    journal: {
      ...ports.journal,
      commit: (batch) => guard(() => ports.journal.commit(batch)),
      intend: (intents) => guard(() => ports.journal.intend(intents)),
    },
  };
}

if (import.meta.main) {
  const [folder, jobId, call, moment] = process.argv.slice(2);
  if (folder === undefined || jobId === undefined) throw new Error("folder and job are needed");
  const db = await openDatabase({ folder });
  let calls = 0;
  const kill = (when: "before" | "after") => {
    if (when === "before") calls++;
    if (calls !== Number(call) || when !== moment) return;
    process.kill(process.pid, "SIGKILL");
    // The signal ends the process before this thread goes on; should it ever not, the test must not pass.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  };
  const services = composeForTest(db, folder, {
    wrapPorts: (portsFor) => async (plan, run, signal) => killing(await portsFor(plan, run, signal), kill),
  });
  await services.jobs.runner.resume();
  await services.jobs.runner.settled(Number(jobId), AbortSignal.timeout(60_000));
  await services.close();
  await db.destroy();
  process.stdout.write(String(calls));
}
