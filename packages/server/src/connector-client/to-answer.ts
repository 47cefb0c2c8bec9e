import type { ConnectorAnswer } from "@brygga/api-contract";
import { type ConnectorResult, effectiveState, textInLanguage } from "@brygga/protocol";
import type { ConnectorFailure } from "./connector-failure.ts";

/** What callers have in hand: an answer, or why there is none. */
type Outcome =
  | { readonly ok: true; readonly response: ConnectorResult }
  | { readonly ok: false; readonly failure: ConnectorFailure };

/** The outcome of a call as the API shows it, with its texts in one language. */
export function toAnswer(outcome: Outcome, language: string): ConnectorAnswer {
  return outcome.ok
    ? answerOfResponse(outcome.response, language)
    : answerOfFailure(outcome.failure, language);
}

export const answerOfFailure = (failure: ConnectorFailure, language: string): ConnectorAnswer => ({
  ok: false,
  state: "Error",
  explanation: textInLanguage(failure.userExplanation, language),
  details: detailsOf(failure.errorCode, failure.techExplanation),
  cause: failure.cause,
  values: { ...failure.values },
});

const answerOfResponse = (response: ConnectorResult, language: string): ConnectorAnswer => ({
  ok: response.isOk,
  state: effectiveState(response),
  explanation: textInLanguage(response.userExplanation, language),
  details: detailsOf(response.errorCode, response.techExplanation),
  cause: null,
  values: {},
});

const detailsOf = (errorCode: string, text: string): string =>
  errorCode && !text.includes(errorCode) ? [errorCode, text].filter(Boolean).join(": ") : text;
