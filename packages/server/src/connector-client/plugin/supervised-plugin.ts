import { failedByEnd, type PluginEnd, PluginEnded } from "./plugin-end.ts";
import { type PluginProcess, type PluginProcessOptions, startPluginProcess } from "./plugin-process.ts";

/** One plugin, whose process is started when it is needed, and again after it ended. */
export interface SupervisedPlugin {
  /**
   * Its process, ready.
   *
   * @throws CallError plugin-failed when it cannot be started, or is not to be started yet
   */
  running(): Promise<PluginProcess>;
  /** Resolves when no call is under way. */
  idle(): Promise<void>;
  /** Ends its process at once, for good. */
  close(): Promise<void>;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
/** A process that lived so long has earned to be started again at once. */
const STEADY_MS = 60_000;
/** What was started to be looked into, and is called by nobody, takes memory no longer. */
const UNUSED_MS = 10_000;

/** How long to wait before the next start, after so many ends in short sequence; the first is made good at once. */
export const waitAfter = (ends: number): number =>
  ends <= 1 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (ends - 2), LONGEST_WAIT_MS);

/** Remembers how often a process has ended, and says when it may be started again. */
function createTrouble(): {
  note(ended: PluginEnded, livedMs: number): void;
  /** @throws CallError plugin-failed as long as the wait lasts */
  requirePassed(name: string): void;
} {
  let ends = 0;
  let last: PluginEnded | null = null;
  let startAfter = 0;
  return {
    note(ended, livedMs) {
      ends = livedMs >= STEADY_MS ? 1 : ends + 1;
      last = ended;
      startAfter = performance.now() + waitAfter(ends);
    },
    requirePassed(name) {
      const waitMs = startAfter - performance.now();
      if (last !== null && waitMs > 0) throw failedByEnd(name, last, { seconds: Math.ceil(waitMs / 1000) });
    },
  };
}

export interface Supervision {
  /** For the texts of failures. */
  readonly name: string;
  readonly options: PluginProcessOptions;
  /** One that was started to be looked into. */
  readonly first: PluginProcess;
  readonly onEnd: (end: PluginEnd) => void;
}

function asEnd(error: unknown): PluginEnded {
  if (error instanceof PluginEnded) return error;
  return new PluginEnded({
    problem: "not-started",
    why: error instanceof Error ? error.message : String(error),
  });
}

export function supervisePlugin({ name, options, first, onEnd }: Supervision): SupervisedPlugin {
  const trouble = createTrouble();
  let current: Promise<PluginProcess> | null = null;
  let closed = false;
  const note = (ended: PluginEnded, livedMs: number) => {
    if (ended.end.problem === "stopped") return;
    onEnd(ended.end);
    trouble.note(ended, livedMs);
  };
  const adopt = (process: PluginProcess): void => {
    const mine = Promise.resolve(process);
    current = mine;
    void process.ended.then((end) => {
      if (current === mine) current = null;
      note(new PluginEnded(end), performance.now() - process.startedAt);
    });
  };
  const start = async (): Promise<PluginProcess> => {
    const process = await startPluginProcess(options).catch(asEnd);
    if (process instanceof PluginEnded) {
      current = null;
      note(process, 0);
      throw failedByEnd(name, process);
    }
    adopt(process);
    if (closed) await process.stop();
    return process;
  };
  adopt(first);
  const unused = setTimeout(() => {
    current = null;
    void first.stop();
  }, UNUSED_MS);
  return {
    async running() {
      clearTimeout(unused);
      if (closed) throw failedByEnd(name, new PluginEnded({ problem: "stopped", why: "" }));
      if (current === null) trouble.requirePassed(name);
      current ??= start();
      return current;
    },
    idle: async () => (await current?.catch(() => null))?.idle(),
    async close() {
      clearTimeout(unused);
      closed = true;
      const process = await current?.catch(() => null);
      await process?.stop();
    },
  };
}
