import { createKeyedLock } from "../../jobs/keyed-lock.ts";

/** One thing at a time for each connection: a cycle, or a slice of a job. Different connections do not wait for each other. */
export interface Turns {
  /** Runs work when it is the connection's turn. The signal tells it to come to its end. */
  take<Result>(
    connectionId: number,
    work: (signal: AbortSignal) => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<Result>;
  /** Tells what has the connection's turn to come to its end; resolves when it has. What waits comes after it. */
  endPresent(connectionId: number): Promise<void>;
  /** Tells everything to come to its end, also what is still to begin; resolves when it has. */
  end(): Promise<void>;
  /** Whether everything has been told to come to its end. */
  isEnding(): boolean;
}

export function createTurns(): Turns {
  const lock = createKeyedLock<number>();
  const present = new Map<number, AbortController>();
  const closing = new AbortController();

  async function run<Result>(
    id: number,
    work: (signal: AbortSignal) => Promise<Result>,
    signal: AbortSignal | undefined,
  ): Promise<Result> {
    const ending = new AbortController();
    present.set(id, ending);
    const any = AbortSignal.any([closing.signal, ending.signal, ...(signal ? [signal] : [])]);
    return work(any).finally(() => present.delete(id));
  }
  /** Its turn comes when what is before it has ended. */
  const untilEnded = (id: number) => lock.run(id, async () => undefined);

  return {
    take: (id, work, signal) => lock.run(id, () => run(id, work, signal)),
    async endPresent(id) {
      present.get(id)?.abort();
      await untilEnded(id);
    },
    async end() {
      closing.abort();
      await Promise.all(lock.busy().map(untilEnded));
    },
    isEnding: () => closing.signal.aborted,
  };
}
