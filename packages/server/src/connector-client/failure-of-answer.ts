import { type ConnectorResult, isUnknownConnection } from "@brygga/protocol";
import type { ConnectorFailure, FailureKind } from "./connector-failure.ts";
import { type FailedCall, failureOf, valuesOfCall } from "./failure-of-error.ts";
import { multiLanguageText, silentRefusalWords } from "./failure-texts.ts";

/** The failure of an answer whose IsOk is false. */
export function failureOfRefusal(answer: ConnectorResult): ConnectorFailure {
  return {
    cause: null,
    errorCode: answer.errorCode,
    userExplanation: answer.userExplanation.trim() || multiLanguageText(silentRefusalWords(answer.errorCode)),
    techExplanation: answer.techExplanation,
    values: {},
  };
}

const NO_SUCH_OPERATION = /ActionNotSupported|ContractFilter mismatch|no such operation|unknown operation/i;

/** The failure of a SOAP fault. */
export function failureOfFault(
  fault: { code: string; string: string; detail: string },
  call: FailedCall,
): ConnectorFailure {
  const isUnknown = NO_SUCH_OPERATION.test(fault.code) || NO_SUCH_OPERATION.test(fault.string);
  return failureOf(isUnknown ? "no-such-operation" : "fault", {
    values: { ...valuesOfCall(call), message: fault.string.trim().slice(0, 500), faultCode: fault.code },
    techExplanation: [fault.code, fault.string, fault.detail].filter(Boolean).join(": ").slice(0, 4000),
  });
}

/** What a caller has to do about a failure. */
export function kindOfFailure(failure: ConnectorFailure): FailureKind {
  if (failure.cause !== null) return "transport";
  const answer = { ...failure, isOk: false, state: "Error" };
  return isUnknownConnection(answer) ? "unknown-connection" : "refused";
}
