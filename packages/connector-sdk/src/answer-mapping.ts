import { type Answer, isNoted, type Noted } from "./noted.ts";

/** The answer with another payload and the same note. */
export async function mapped<T, U>(answer: Answer<T>, map: (payload: T) => U): Promise<U | Noted<U>> {
  const settled = await answer;
  return isNoted(settled) ? { ...settled, payload: map(settled.payload) } : map(settled);
}

/** The answer of an operation that has no payload of its own. */
export function nothing(
  answer: Answer<void> | undefined,
): Promise<Record<never, never> | Noted<Record<never, never>>> {
  return mapped(answer, () => ({}));
}
