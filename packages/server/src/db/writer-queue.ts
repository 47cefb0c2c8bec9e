import { AsyncLocalStorage } from "node:async_hooks";

/** One unit of work around a transaction, to notice a wait for oneself. */
interface Scope {
  holdsWriter: boolean;
}

const scopes = new AsyncLocalStorage<Scope>();

/** Runs `work`, which opens one transaction. */
export async function inWriterScope<T>(work: () => Promise<T>): Promise<T> {
  refuseToWaitForOneself();
  return scopes.run({ holdsWriter: false }, work);
}

/**
 * One writer at a time, first come, first served. Invariant: whoever holds the writer never waits for it;
 * a write beside one's own open transaction would wait for ever, so it throws instead.
 */
export class WriterQueue {
  #tail: Promise<void> = Promise.resolve();

  /** Resolves, when it is the caller's turn, to the function that gives the writer back. */
  async acquire(): Promise<() => void> {
    refuseToWaitForOneself();
    const before = this.#tail;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#tail = promise;
    await before;
    return resolve;
  }

  /** The same for a transaction: until it gives the writer back, its scope holds it. */
  async acquireForTransaction(): Promise<() => void> {
    const giveBack = await this.acquire();
    const scope = scopes.getStore();
    if (scope) {
      scope.holdsWriter = true;
    }
    return () => {
      if (scope) {
        scope.holdsWriter = false;
      }
      giveBack();
    };
  }
}

function refuseToWaitForOneself(): void {
  if (scopes.getStore()?.holdsWriter) {
    throw new Error("A write beside one's own open transaction would wait for itself; use the transaction.");
  }
}
