import type { FailureCause, FailureValues } from "./connector-failure.ts";

/** Thrown inside this folder where a call cannot go on; becomes a {@link ConnectorFailure} at its edge. */
export class CallError extends Error {
  override readonly name = "CallError";
  readonly failureCause: FailureCause;
  readonly values: FailureValues;

  constructor(
    failureCause: FailureCause,
    values: FailureValues,
    options?: { message?: string; cause?: unknown },
  ) {
    super(options?.message ?? failureCause, { cause: options?.cause });
    this.failureCause = failureCause;
    this.values = values;
  }
}
