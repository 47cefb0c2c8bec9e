/** Thrown when a cycle did something else than the benchmark is about. */
export class UnexpectedCycle extends Error {
  override readonly name = "UnexpectedCycle";

  constructor(what: Readonly<Record<string, unknown>>) {
    super(`The cycle did not do what is measured: ${JSON.stringify(what)}`);
  }
}
