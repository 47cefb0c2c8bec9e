import { loadConfig } from "./config.ts";
import { describeStart } from "./describe-start.ts";
import { endWithin } from "./end-within.ts";
import { keepHeapSmall } from "./heap.ts";
import { mendableError } from "./mendable-error.ts";
import { startServer } from "./start-server.ts";

/** Whoever ends Brygga waits no longer, whatever an ERP or a request does. */
const LONGEST_END_MS = 25_000;

/** Supervisors tell a whole group of processes, and npm and our scripts pass on what they are told themselves. */
const SAME_TELLING_MS = 1_000;

/**
 * Runs the server until it is told to end (SIGINT, SIGTERM; another one, a second later, ends it at once), and
 * answers the exit code of the process. What its operator can mend is told in one line.
 */
export async function serve(env: NodeJS.ProcessEnv): Promise<number> {
  keepHeapSmall();
  try {
    const ending = untilToldToEnd();
    const server = await startServer(loadConfig(env));
    console.log(describeStart(server));
    await ending;
    console.log("Stopping: what is under way comes to its end…");
    if (await endWithin(server.stop(), LONGEST_END_MS)) {
      console.log("Brygga has stopped.");
      return 0;
    }
    console.error(
      `Brygga could not come to its end within ${LONGEST_END_MS / 1000} seconds and ends now. ` +
        "What was not committed is found again at the next start.",
    );
    return 1;
  } catch (error) {
    const line = mendableError(error);
    if (line === null) throw error;
    console.error(line);
    return 1;
  }
}

function untilToldToEnd(): Promise<void> {
  return new Promise((resolve) => {
    let toldAt: number | null = null;
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.on(signal, () => {
        if (toldAt !== null && performance.now() - toldAt > SAME_TELLING_MS) process.exit(1);
        toldAt ??= performance.now();
        resolve();
      });
    }
  });
}
