const tails = new Map<string, Promise<unknown>>();

/**
 * Runs work on a key after all earlier work on it has ended, whether well or not. It holds within this
 * process; against other programs a workbook is guarded by looking at it again before it is replaced.
 */
export async function exclusive<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = tails.get(key) ?? Promise.resolve();
  const mine = before.then(work, work);
  tails.set(key, mine);
  try {
    return await mine;
  } finally {
    if (tails.get(key) === mine) tails.delete(key);
  }
}
