import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { CallLimits } from "../call-limits.ts";
import type { ConnectorFailure } from "../connector-failure.ts";

/** What came of a call in a process of its own. */
export interface MeasuredCall {
  /** null when it succeeded. */
  readonly failure: Pick<ConnectorFailure, "cause" | "values"> | null;
  /** The explanation in English and in Swedish. */
  readonly texts: readonly [string, string];
  /** How much memory was in use at most, beyond what was before; rubbish does not count. */
  readonly grownBytes: number;
  readonly ms: number;
}

const PROGRAM = join(import.meta.dirname, "call-and-measure.ts");
/** Less than servers have, so that what grows without end ends the process. */
const HEAP_MEGABYTES = 1024;

/**
 * Calls GetActors where nothing else takes memory, as the tests before and beside do in the process of a test.
 *
 * @throws Error when the process ends without a result: out of memory, for one
 */
export async function measuredCall(url: string, limits: Partial<CallLimits> = {}): Promise<MeasuredCall> {
  const options = ["--expose-gc", `--max-old-space-size=${HEAP_MEGABYTES}`];
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...options,
    PROGRAM,
    url,
    JSON.stringify(limits),
  ]);
  return JSON.parse(stdout) as MeasuredCall;
}
