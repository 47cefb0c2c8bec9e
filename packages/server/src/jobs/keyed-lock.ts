/**
 * Runs work one at a time per key, in the order of asking. Different keys do not wait for each other.
 */
export interface KeyedLock<Key> {
  run<Result>(key: Key, work: () => Promise<Result>): Promise<Result>;
  /** Keys under which work is under way or waiting. */
  busy(): Key[];
}

export function createKeyedLock<Key>(): KeyedLock<Key> {
  const tails = new Map<Key, Promise<unknown>>();
  return {
    run(key, work) {
      const before = tails.get(key) ?? Promise.resolve();
      const result = before.then(work);
      // The next in line waits for the end of this one, however it ends.
      const tail = result.then(
        () => undefined,
        () => undefined,
      );
      tails.set(key, tail);
      void tail.then(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
      return result;
    },
    busy: () => [...tails.keys()],
  };
}
