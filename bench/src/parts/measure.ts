/** What one piece of work took. */
export interface Measured {
  /** Wall time in milliseconds. */
  readonly ms: number;
  /** Processor time of this process, its threads included, in milliseconds. */
  readonly cpuMs: number;
}

/** Measures work that begins with a clean heap, so that nobody pays for the rubbish of what was before. */
export async function measure<T>(work: () => Promise<T>): Promise<Measured & { readonly result: T }> {
  globalThis.gc?.();
  const cpuBefore = process.cpuUsage();
  const before = performance.now();
  const result = await work();
  const ms = performance.now() - before;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { ms, cpuMs: (user + system) / 1000, result };
}

/** The highest resident memory of this process so far, in bytes. */
export const peakRss = (): number => process.resourceUsage().maxRSS * 1024;
