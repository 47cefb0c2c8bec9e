export { type CallLimits, DEFAULT_CALL_LIMITS } from "./call-limits.ts";
export {
  type CallOptions,
  type ClientOptions,
  type ConnectorClient,
  type ConnectorClients,
  createConnectorClient,
  createConnectorClients,
} from "./connector-client.ts";
export {
  type CallResult,
  type ConnectorFailure,
  ConnectorFailureError,
  type FailureCause,
  type FailureKind,
  type FailureValues,
} from "./connector-failure.ts";
export {
  type ConnectorOptions,
  type Credentials,
  DEFAULT_CONCURRENCY,
  type SoapActionStyle,
  soapActionHeader,
} from "./connector-options.ts";
export { connectorUrl } from "./connector-url.ts";
export { charactersInWords, numberIn } from "./counted-words.ts";
export { type EgressPolicy, egressDenial } from "./egress.ts";
export { failureOfRefusal, isMisunderstood, kindOfFailure } from "./failure-of-answer.ts";
export { multiLanguageText } from "./failure-texts.ts";
export { answerOfFailure, toAnswer } from "./to-answer.ts";
export type { InLanguages, Words } from "./words.ts";
export type { WsdlFinding } from "./wsdl/learn-from-wsdl.ts";
export { isWsdlAddress, serviceAddress } from "./wsdl/wsdl-addresses.ts";
