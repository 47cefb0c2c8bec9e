/** Whether something has come to its end within so many milliseconds. Rejects as it does. */
export async function endWithin(ending: Promise<void>, ms: number): Promise<boolean> {
  const { promise: over, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), ms);
  return await Promise.race([ending.then(() => true), over]).finally(() => clearTimeout(timer));
}
