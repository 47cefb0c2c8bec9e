import type { BatchCommit, DueReason, Problem } from "../model/ports.ts";

/** A problem that stands in the list. */
export interface ListedProblem {
  readonly problem: Problem;
  readonly attempts: number;
  readonly nextAttemptMs: number;
}

const FIRST_DELAY_MS = 60_000;
const LONGEST_DELAY_MS = 86_400_000;

/** The problem list of one connection, and the links that wait to be compared, with the host's backoff. */
export class SimProblems {
  readonly #listed = new Map<string, ListedProblem>();
  readonly #checks = new Set<number>();

  get all(): readonly Problem[] {
    return [...this.#listed.values()].map(({ problem }) => problem);
  }

  ofLinks(linkIds: readonly number[]): readonly Problem[] {
    return this.all.filter(({ linkId }) => linkIds.includes(linkId));
  }

  /** Links that wait to be compared, then those whose next attempt is due. */
  dueLinkIds(nowMs: number): readonly number[] {
    return [...new Set(this.dueFor(nowMs).map(({ linkId }) => linkId))];
  }

  dueFor(nowMs: number): readonly DueReason[] {
    const due = [...this.#listed.values()]
      .filter(({ nextAttemptMs }) => nextAttemptMs <= nowMs)
      .sort((left, right) => left.nextAttemptMs - right.nextAttemptMs)
      .map(({ problem }) => ({ linkId: problem.linkId, problem }));
    return [...[...this.#checks].map((linkId) => ({ linkId, problem: null })), ...due];
  }

  check(linkIds: readonly number[]): void {
    for (const id of linkIds) this.#checks.add(id);
  }

  checked(linkIds: readonly number[]): void {
    for (const id of linkIds) this.#checks.delete(id);
  }

  /** Somebody asked for a sync now. */
  makeDue(nowMs: number): void {
    for (const [key, listed] of this.#listed) this.#listed.set(key, { ...listed, nextAttemptMs: nowMs });
  }

  raise(problems: readonly Problem[], nowMs: number): void {
    for (const problem of problems) {
      const key = keyOf(problem.linkId, problem.erpFieldKey);
      const attempts = (this.#listed.get(key)?.attempts ?? 0) + 1;
      const delayMs = Math.min(FIRST_DELAY_MS * 2 ** (attempts - 1), LONGEST_DELAY_MS);
      this.#listed.set(key, { problem, attempts, nextAttemptMs: nowMs + delayMs });
    }
  }

  solve(solved: BatchCommit["solved"]): void {
    for (const { linkId, erpFieldKey } of solved) {
      if (erpFieldKey === null) this.forget(linkId);
      else this.#listed.delete(keyOf(linkId, erpFieldKey));
    }
  }

  /** Of a link that is gone, or has none any more. */
  forget(linkId: number): void {
    this.#checks.delete(linkId);
    for (const [key, { problem }] of this.#listed) if (problem.linkId === linkId) this.#listed.delete(key);
  }
}

const keyOf = (linkId: number, erpFieldKey: string | null): string => `${linkId}:${erpFieldKey ?? ""}`;
