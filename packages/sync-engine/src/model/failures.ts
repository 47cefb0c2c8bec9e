/**
 * Why the ERP side could not do what was asked:
 * - "transport": nothing usable came back (refused connection, time-out, fault, broken answer);
 * - "refused": the connector answered, and said no;
 * - "no-list": the answer carried no list of actors, which is not "no actors";
 * - "unknown-connection": the connector does not know the connection, also after it was sent anew.
 */
export type ErpFailureKind = "transport" | "refused" | "no-list" | "unknown-connection";

export interface ErpFailureTexts {
  /** For the user; may be multi-language text. */
  readonly userExplanation: string;
  /** English, for the log. */
  readonly techExplanation: string;
  readonly errorCode?: string;
  /** The connector broke down over the request: a fault, rather than silence. @default false */
  readonly isFault?: boolean;
  readonly cause?: unknown;
}

/** Thrown by an {@link ErpSide} when the ERP cannot do what was asked. */
export class ErpFailure extends Error {
  override readonly name = "ErpFailure";
  readonly kind: ErpFailureKind;
  readonly userExplanation: string;
  readonly techExplanation: string;
  readonly errorCode: string;
  readonly isFault: boolean;

  constructor(kind: ErpFailureKind, texts: ErpFailureTexts) {
    super(texts.techExplanation || texts.userExplanation, { cause: texts.cause });
    this.kind = kind;
    this.userExplanation = texts.userExplanation;
    this.techExplanation = texts.techExplanation;
    this.errorCode = texts.errorCode ?? "";
    this.isFault = texts.isFault ?? false;
  }
}

/** Whether nothing more can be asked of this ERP now, as opposed to a failure of one actor type. */
export function stopsCycle(failure: ErpFailure): boolean {
  return failure.kind === "transport" || failure.kind === "unknown-connection";
}
