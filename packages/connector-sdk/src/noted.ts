import { type DisplayText, displayText } from "./display-text.ts";

const noted = Symbol("noted");

/** A result that succeeded with something to say; made by {@link info} and {@link warning}. */
export interface Noted<T> {
  readonly [noted]: true;
  readonly payload: T;
  readonly state: "OkWithInfo" | "Warning";
  readonly userExplanation: string;
  readonly techExplanation: string;
}

/** What an operation returns: the bare payload, or the payload with a note; at once or as a promise. */
export type Answer<T> = T | Noted<T> | Promise<T | Noted<T>>;

/**
 * The operation succeeded and the user may like to know something.
 *
 * @example return info(actors, { US: "Only the first 500 are shown.", SV: "Bara de första 500 visas." });
 */
export function info<T>(payload: T, text: DisplayText, techExplanation = ""): Noted<T> {
  return note(payload, { state: "OkWithInfo", text, techExplanation });
}

/**
 * The operation succeeded, but not entirely; what is missing stands in the text, which is shown and logged.
 *
 * @example return warning(saved, { US: "Row 7 is locked and was not saved.", SV: "Rad 7 är låst och sparades inte." });
 */
export function warning<T>(payload: T, text: DisplayText, techExplanation = ""): Noted<T> {
  return note(payload, { state: "Warning", text, techExplanation });
}

export function isNoted<T>(answer: T | Noted<T>): answer is Noted<T> {
  return typeof answer === "object" && answer !== null && noted in answer;
}

function note<T>(
  payload: T,
  how: { state: Noted<T>["state"]; text: DisplayText; techExplanation: string },
): Noted<T> {
  const { state, text, techExplanation } = how;
  return { [noted]: true, payload, state, userExplanation: displayText(text), techExplanation };
}
