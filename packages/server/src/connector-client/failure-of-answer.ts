import { type ConnectorResult, isUnknownConnection } from "@brygga/protocol";
import type { ConnectorFailure, FailureKind } from "./connector-failure.ts";
import { type FailedCall, failureOf, valuesOfCall } from "./failure-of-error.ts";
import { multiLanguageText, silentRefusalWords } from "./failure-texts.ts";

/** Characters. Texts of failures are shown, logged and stored with every try; a hostile one may have millions. */
const MAX_TEXT = 16_384;
const MAX_CODE = 200;

/** The failure of an answer whose IsOk is false. */
export function failureOfRefusal(sent: ConnectorResult): ConnectorFailure {
  const answer = {
    errorCode: sent.errorCode.slice(0, MAX_CODE),
    userExplanation: sent.userExplanation.slice(0, MAX_TEXT),
    techExplanation: sent.techExplanation.slice(0, MAX_TEXT),
  };
  return {
    cause: null,
    errorCode: answer.errorCode,
    userExplanation: answer.userExplanation.trim() || multiLanguageText(silentRefusalWords(answer.errorCode)),
    techExplanation: answer.techExplanation,
    values: {},
  };
}

/** In the words of WCF, ASP.NET, CXF, JAX-WS, Axis, gSOAP and PHP. */
const NO_SUCH_OPERATION = new RegExp(
  [
    "ActionNotSupported|ContractFilter mismatch|no such operation|unknown operation",
    "did not recognize the value of HTTP Header SOAPAction|SOAPAction \\S* does not match",
    "unexpected wrapper element|cannot find dispatch method|message part \\S+ was not recognized",
    "operation not found|method name or namespace not recognized",
    "is not a valid method for this service|procedure '[^']*' not present",
  ].join("|"),
  "i",
);

/** The same of those that know the operation but could not read what stands in the request. */
const UNREADABLE =
  /unmarshal+ing error|unexpected (?:child )?element|deserializ|validation constraint violation/i;

/** Whether a service says that it did not understand the request, so that it has not carried it out either. */
export const isMisunderstood = ({ cause, techExplanation }: ConnectorFailure): boolean =>
  cause === "no-such-operation" || (cause === "fault" && UNREADABLE.test(techExplanation));

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
