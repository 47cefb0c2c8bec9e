/** The part of a mutation that is used. */
interface Mutation<Data, Variables> {
  readonly mutateAsync: (variables: Variables) => Promise<Data>;
}

interface Outcome<Data> {
  /** @default nothing */
  readonly done?: (data: Data) => unknown;
  /** @default nothing: the mutation keeps its error, and its screen shows it */
  readonly failed?: (error: unknown) => unknown;
}

/**
 * Runs a mutation and goes on when it has answered, whether or not the component that asked is still on screen. What
 * is given to `mutate` itself is dropped when it is not: and a live change often takes a row away, with the dialog
 * that deleted it, before the answer is here.
 */
export function mutateThen<Data, Variables>(
  { mutateAsync }: Mutation<Data, Variables>,
  variables: Variables,
  { done = () => undefined, failed = () => undefined }: Outcome<Data>,
): void {
  void mutateAsync(variables).then(done, failed);
}
