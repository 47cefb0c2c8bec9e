const WINDOW_MS = 15 * 60_000;
/** Failures within the window, for one user name from one address; and for one address with any names. */
const MAX_FAILURES = { pair: 10, address: 50 } as const;
/** Bounds the memory that an attacker with many addresses can take. */
const MAX_KEYS = 10_000;

/**
 * Counts failed sign-ins. Names alone are not locked, so that nobody can lock a colleague out from elsewhere.
 */
export class LoginAttempts {
  readonly #failures = new Map<string, number[]>();

  /** Seconds to wait before the next attempt; 0 when it may be made now. */
  secondsToWait(username: string, address: string, now: Date): number {
    const waits = keysOf(username, address).map(([key, limit]) => {
      const recent = this.#recent(key, now);
      const first = recent.at(-limit);
      return first === undefined ? 0 : Math.ceil((first + WINDOW_MS - now.getTime()) / 1000);
    });
    return Math.max(0, ...waits);
  }

  /** To be called before the password is checked, so that attempts side by side do not get round the limit. */
  begin(username: string, address: string, now: Date): void {
    for (const [key] of keysOf(username, address)) {
      const recent = [...this.#recent(key, now), now.getTime()];
      this.#failures.delete(key);
      this.#failures.set(key, recent);
    }
    while (this.#failures.size > MAX_KEYS) {
      const [oldest] = this.#failures.keys();
      this.#failures.delete(oldest ?? "");
    }
  }

  /** Takes the attempt back. The failures of the address with other names stay. */
  succeeded(username: string, address: string): void {
    const [[pair], [whole]] = keysOf(username, address);
    this.#failures.delete(pair);
    this.#failures.set(whole, this.#failures.get(whole)?.slice(0, -1) ?? []);
  }

  #recent(key: string, now: Date): number[] {
    return (this.#failures.get(key) ?? []).filter((at) => at > now.getTime() - WINDOW_MS);
  }
}

const keysOf = (username: string, address: string) =>
  [
    [JSON.stringify([address, username.toLowerCase()]), MAX_FAILURES.pair],
    [JSON.stringify([address]), MAX_FAILURES.address],
  ] as const;
