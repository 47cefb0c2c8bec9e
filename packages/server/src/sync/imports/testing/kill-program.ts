import { writeSync } from "node:fs";
import { openDatabase } from "../../../db/database.ts";
import { composeForTest } from "../../testing/sync-world.ts";

/**
 * A process of the kill test of imports: opens the database of a folder, goes on with the job that is under way, and ends
 * itself with SIGKILL at the n-th GetActors, before it is sent, when it is answered, or some milliseconds after that:
 * then a batch is being committed.
 *
 * Says `thread` as soon as it has a thread that stores, and how many calls it made when it has come to the end.
 *
 * Arguments: the folder, the id of the job, the number of the call (0 runs to the end), and `before` or milliseconds.
 */
if (import.meta.main) {
  const [folder, jobId, call, moment] = process.argv.slice(2);
  if (folder === undefined || jobId === undefined) throw new Error("folder and job are needed");
  const db = await openDatabase({ folder });
  let calls = 0;
  // At once: who is killed says nothing more.
  process.on("worker", () => writeSync(1, "thread "));
  const end = (): void => {
    process.kill(process.pid, "SIGKILL");
    // The signal ends the process before this thread goes on; should it ever not, the test must not pass.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  };
  const services = composeForTest(db, folder, {
    wrapPorts: (portsFor) => async (plan, run, signal) => {
      const ports = await portsFor(plan, run, signal);
      const getActors: typeof ports.erp.getActors = async (query) => {
        const isTheOne = ++calls === Number(call);
        if (isTheOne && moment === "before") end();
        const answer = await ports.erp.getActors(query);
        if (isTheOne) setTimeout(end, Number(moment));
        return answer;
      };
      return { ...ports, erp: { ...ports.erp, getActors } };
    },
  });
  await services.jobs.runner.resume();
  await services.jobs.runner.settled(Number(jobId), AbortSignal.timeout(60_000));
  await services.close();
  await db.destroy();
  process.stdout.write(String(calls));
}
