import { once } from "node:events";
import { openDatabase } from "../../db/database.ts";
import { composeForTest } from "./sync-world.ts";

/**
 * A process that runs a cycle and, before its first commit, says "reached" and waits for a line on its input. It prints
 * how the cycle went. Argument: the folder of the database.
 */
if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error("a folder is needed");
  const db = await openDatabase({ folder });
  let goOn: Promise<unknown> | null = null;
  const services = composeForTest(db, folder, {
    wrapPorts: (portsFor) => async (plan, run, signal) => {
      const ports = await portsFor(plan, run, signal);
      const commit: typeof ports.journal.commit = async (batch) => {
        if (goOn === null) {
          goOn = once(process.stdin, "data");
          process.stdout.write("reached\n");
        }
        await goOn;
        return ports.journal.commit(batch);
      };
      return { ...ports, journal: { ...ports.journal, commit } };
    },
  });
  const runs = await services.sync.syncNow();
  await services.close();
  await db.destroy();
  process.stdout.write(JSON.stringify(runs));
  process.stdin.destroy();
}
