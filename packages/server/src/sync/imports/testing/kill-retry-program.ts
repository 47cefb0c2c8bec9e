import type { KyselyPlugin } from "kysely";
import { openDatabase } from "../../../db/database.ts";
import { composeForTest } from "../../testing/sync-world.ts";

/** Ends the process with SIGKILL before the n-th statement that writes. */
const killBefore = (write: number): KyselyPlugin => {
  let writes = 0;
  return {
    transformQuery({ node }) {
      const isWrite = ["InsertQueryNode", "UpdateQueryNode", "DeleteQueryNode"].includes(node.kind);
      if (isWrite && ++writes === write) {
        process.kill(process.pid, "SIGKILL");
        // The signal ends the process before this thread goes on; should it ever not, the test must not pass.
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
      }
      return node;
    },
    transformResult: async ({ result }) => result,
  };
};

/**
 * A process of the kill test of retries: asks for the failed lines of an import to be tried again, and ends itself on
 * the way there.
 *
 * Arguments: the folder, the id of the import, the user, and before which statement that writes it ends.
 */
if (import.meta.main) {
  const [folder, importId, userId, write] = process.argv.slice(2);
  if (folder === undefined) throw new Error("a folder is needed");
  const db = await openDatabase({ folder });
  const services = composeForTest(db.withPlugin(killBefore(Number(write))), folder);
  await services.imports.retry(Number(importId), null, Number(userId));
  await services.close();
  await db.destroy();
}
