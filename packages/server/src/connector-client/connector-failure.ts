import type { ConnectorAnswer } from "@brygga/api-contract";
import type { OperationKey, ResponseOf } from "@brygga/protocol";

/** What went wrong on the way to or from a connector. */
export type FailureCause = NonNullable<ConnectorAnswer["cause"]>;
export type FailureValues = Readonly<Record<string, string | number>>;

/** Why a call gave no usable answer, in one shape whatever happened. */
export interface ConnectorFailure {
  /** null when the connector itself answered that it did not succeed. */
  readonly cause: FailureCause | null;
  /** As the connector sent it; "" otherwise. */
  readonly errorCode: string;
  /** For the user, multi-language text; never empty. */
  readonly userExplanation: string;
  /** English, for the log and the "details" of a message. Carries no configuration values. */
  readonly techExplanation: string;
  /** Host, port, status, seconds… */
  readonly values: FailureValues;
}

export type CallResult<K extends OperationKey> =
  | { readonly ok: true; readonly response: ResponseOf<K> }
  | { readonly ok: false; readonly failure: ConnectorFailure };

/**
 * What a caller does about a failure: "transport" is tried again later, "refused" is the connector's own no,
 * "unknown-connection" is mended by SaveConnection, "no-list" is an answer without the list it had to carry.
 */
export type FailureKind = "transport" | "refused" | "unknown-connection" | "no-list";

/** Thrown by streaming calls, which have no result to answer with. */
export class ConnectorFailureError extends Error {
  override readonly name = "ConnectorFailureError";
  readonly kind: FailureKind;
  readonly failure: ConnectorFailure;

  constructor(kind: FailureKind, failure: ConnectorFailure, options?: { cause?: unknown }) {
    super(failure.techExplanation, options);
    this.kind = kind;
    this.failure = failure;
  }
}
