import { type ConnectorResult, RESPONSE_STATES } from "./carriers/connector-result.ts";

/** What a failed answer says; everything may be left out. */
export interface FailureTexts {
  readonly errorCode?: string;
  /** For the user, possibly multi-language text. */
  readonly userExplanation?: string;
  /** English, for the log. */
  readonly techExplanation?: string;
}

/** The members of a plain successful answer. */
export function okResult(): ConnectorResult {
  return { errorCode: "", isOk: true, state: "Ok", techExplanation: "", userExplanation: "" };
}

/** The members of a failed answer. */
export function failedResult(texts: FailureTexts): ConnectorResult {
  return {
    errorCode: texts.errorCode ?? "",
    isOk: false,
    state: "Error",
    techExplanation: texts.techExplanation ?? "",
    userExplanation: texts.userExplanation ?? "",
  };
}

/** Whether the call succeeded. IsOk alone decides. */
export const succeeded = (result: ConnectorResult): boolean => result.isOk;

/**
 * The state that an answer amounts to. State refines IsOk and never contradicts it: a failure is an Error
 * whatever its State says (many connectors leave Ok there), and a success that calls itself an Error is a
 * Warning, so that it is at least logged.
 */
export function effectiveState(result: ConnectorResult): (typeof RESPONSE_STATES)[number] {
  if (!result.isOk) return "Error";
  if (result.state === "Error") return "Warning";
  return RESPONSE_STATES.find((known) => known === result.state) ?? "Ok";
}

/**
 * Whether a failed answer says that the connector does not know the connection id. Only the code is asked, not
 * the texts: "unknown" and "connection" appear in too many sentences about databases.
 *
 * @param pattern tested against the code as it came; by default any code that contains both words, ignoring
 *   case, spaces and underscores.
 */
export function isUnknownConnection(result: ConnectorResult, pattern?: RegExp): boolean {
  if (result.isOk) return false;
  if (pattern !== undefined) return result.errorCode.search(pattern) >= 0;
  const code = result.errorCode.toLowerCase().replace(/[\s_]/g, "");
  return code.includes("unknown") && code.includes("connection");
}
