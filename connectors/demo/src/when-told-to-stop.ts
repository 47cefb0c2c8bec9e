import { fstatSync } from "node:fs";

/**
 * Resolves when the process is asked to end: SIGTERM, SIGINT, or the end of whoever started it, so that a
 * killed server does not leave its demo ERP behind. The starter shows itself by an IPC channel or by a pipe on
 * stdin; a terminal or /dev/null there says nothing.
 */
export function whenToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGTERM", () => resolve());
    process.once("SIGINT", () => resolve());
    if (process.connected) process.once("disconnect", () => resolve());
    if (isPipe(0)) {
      process.stdin.once("end", () => resolve());
      process.stdin.once("error", () => resolve());
      process.stdin.resume();
    }
  });
}

function isPipe(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    return stats.isFIFO() || stats.isSocket();
  } catch {
    // A closed descriptor is no pipe to a parent.
    return false;
  }
}
