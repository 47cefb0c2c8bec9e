import { useSyncExternalStore } from "react";

let isReachable = true;
const listeners = new Set<() => void>();

/** Every call says whether the server answered it; a refusal is an answer, too. */
export function noteReachable(answered: boolean): void {
  if (answered === isReachable) return;
  isReachable = answered;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the server answered when it was called last. */
export const useIsReachable = (): boolean => useSyncExternalStore(listen, () => isReachable);

/** Calls back whenever the server answers again after it did not; answers how to end that. */
export const onReachableAgain = (back: () => void): (() => void) =>
  listen(() => {
    if (isReachable) back();
  });
