import { type DisplayText, displayText } from "./display-text.ts";
import type { ErrorCode } from "./error-code.ts";

export interface ConnectorErrorTexts {
  /** Shown to the user: what happened, why, what to do. */
  userExplanation: DisplayText;
  /** English, for the log. @default the English user explanation */
  techExplanation?: string;
  /** One of the SDK's codes or one of the connector's own. @default "INTERNAL_ERROR" */
  errorCode?: ErrorCode | (string & {});
  cause?: unknown;
}

/**
 * Thrown by an operation of a connector to answer "this did not work, and here is why". It becomes the error
 * answer of the contract; nothing but its texts reaches the caller.
 *
 * @example
 * throw new ConnectorError({
 *   userExplanation: { US: "The ERP is closed for the night. Try again after 06:00.", SV: "…" },
 *   techExplanation: "HTTP 503 from https://erp.example/api",
 *   errorCode: "ERP_CLOSED",
 * });
 */
export class ConnectorError extends Error {
  override readonly name = "ConnectorError";
  /** As it was given, to be put into a longer text. */
  readonly explanation: DisplayText;
  /** As it travels. */
  readonly userExplanation: string;
  readonly techExplanation: string;
  readonly errorCode: string;

  constructor({
    userExplanation,
    techExplanation,
    errorCode = "INTERNAL_ERROR",
    cause,
  }: ConnectorErrorTexts) {
    // Without type checks it is often the message of an error that has none; the caller then has words of its own.
    const explanation: DisplayText = isDisplayText(userExplanation) ? userExplanation : "";
    const english = englishOf(explanation);
    super(techExplanation ?? english, cause === undefined ? undefined : { cause });
    this.explanation = explanation;
    this.userExplanation = displayText(explanation);
    this.techExplanation = techExplanation ?? english;
    this.errorCode = errorCode;
  }
}

const isDisplayText = (text: unknown): boolean =>
  typeof text === "string" ||
  (typeof text === "object" &&
    text !== null &&
    Object.values(text).every((words) => typeof words === "string"));

function englishOf(text: DisplayText): string {
  return typeof text === "string" ? text : (text.US ?? Object.values(text)[0] ?? "");
}
