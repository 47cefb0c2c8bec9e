import { writeSync } from "node:fs";
import { workerData } from "node:worker_threads";

/**
 * Runs beside the plugin, in a thread of its own, so that it works while the plugin is in an endless loop. Ends the
 * process when it takes more memory than it may (heap limits do not count buffers), or when the server is gone and
 * nobody else would.
 */
const { maxBytes, parentPid } = workerData as { readonly maxBytes: number; readonly parentPid: number };

const CHECK_MS = 200;
const STDERR = 2;

setInterval(() => {
  if (process.ppid !== parentPid) process.kill(process.pid, "SIGKILL");
  const used = process.memoryUsage.rss();
  if (used <= maxBytes) return;
  try {
    // The server reads this line to tell why the process ended.
    writeSync(
      STDERR,
      `\nmemory limit exceeded: ${megabytes(used)} MB in use, ${megabytes(maxBytes)} allowed\n`,
    );
  } finally {
    process.kill(process.pid, "SIGKILL");
  }
}, CHECK_MS);

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);
