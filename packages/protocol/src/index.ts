export {
  BRYGGA_ISSUER,
  CALL_TOKEN_HEADER,
  NOT_AUTHENTICATED,
  SESSION_SECONDS,
} from "./app/app-authentication.ts";
export { type PublicKeys, readPublicKeys, UnusableKey } from "./app/public-keys.ts";
export {
  audienceOf,
  createTokenVerifier,
  MAX_TOKEN_SECONDS,
  readSigningKey,
  type SigningKey,
  signToken,
  type TokenContent,
  type TokenVerifier,
  type VerifiedToken,
} from "./app/signed-token.ts";
export { TOKEN_CHECKS, type TokenCheck, TokenRefused } from "./app/token-refused.ts";
export { ACTOR_TYPES, type Actor, type ActorType, actor } from "./carriers/actor.ts";
export { actorList } from "./carriers/actor-list.ts";
export {
  type ConnectorResult,
  connectorResult,
  RESPONSE_STATES,
  type ResponseState,
} from "./carriers/connector-result.ts";
export {
  FIELD_ACCESS,
  FIELD_TYPES,
  type FieldAccess,
  type FieldMetadata,
  type FieldType,
  fieldMetadata,
  fieldMetadataList,
} from "./carriers/field-metadata.ts";
export { type SearchRestriction, searchRestriction } from "./carriers/search-restriction.ts";
export { type TextMap, textMap } from "./carriers/text-map.ts";
export { compareLastModified, FIRST_STAMPS } from "./last-modified.ts";
export { parseMultiLanguageText, textInLanguage } from "./multi-language-text.ts";
export { connectionGuid, EMPTY_CONNECTION_ID, type Operation } from "./operation.ts";
export {
  type ConnectorOperations,
  connectorOperations,
  type OperationKey,
  operations,
  type RequestOf,
  type ResponseOf,
} from "./operations.ts";
export { createFrameReader, encodeFrame, FrameError, type FrameReader } from "./plugin/message-frames.ts";
export {
  FIRST_BATCHES,
  type FromPlugin,
  fromPlugin,
  type ToPlugin,
  toPlugin,
} from "./plugin/plugin-message.ts";
export { PROTOCOL_VERSION } from "./protocol-version.ts";
export {
  effectiveState,
  type FailureTexts,
  failedResult,
  isUnknownConnection,
  okResult,
  succeeded,
} from "./result.ts";
export {
  type DatetimePrecision,
  EXTRA_SEARCH_FIELDS,
  InvalidRestriction,
  matches,
  matchesDatetimeTo,
  SEARCH_OPERATORS,
  UnsupportedOperator,
} from "./search-operators.ts";
export {
  type ControlCharacterPolicy,
  DEFAULT_CONTROL_CHARACTERS,
  DEFAULT_DECODE_LIMITS,
  type DecodeLimits,
} from "./soap/decode-limits.ts";
export { describeWsdl, type WsdlOptions } from "./soap/describe-wsdl.ts";
export {
  type MemberDialect,
  type OperationDialect,
  type SoapDialect,
  soapDialect,
  type TypeDialect,
  WCF_DIALECT,
} from "./soap/dialect.ts";
export {
  type ActorListEncoder,
  type ActorListKey,
  type EncodedRequest,
  encodeActorList,
  encodeFault,
  encodeRequest,
  encodeResponse,
  type FaultTexts,
} from "./soap/encode.ts";
export {
  type MessageKey,
  operationOfSoapAction,
  type RequestMessage,
  type ResponseMessage,
  soapActionOf,
} from "./soap/message.ts";
export {
  createRequestDecoder,
  type DecodedRequest,
  decodeRequest,
  type RequestDecodeOptions,
  type RequestDecoder,
} from "./soap/request-decoder.ts";
export { type ItemSizes, itemSizes } from "./soap/request-size.ts";
export {
  createResponseDecoder,
  type DecodedResponse,
  type DecodeOptions,
  decodeResponse,
  type ResponseDecoder,
  type ResponseDecoderOptions,
  type SoapFault,
} from "./soap/response-decoder.ts";
export { SoapDecodeError, type SoapDecodeErrorCode } from "./soap/soap-decode-error.ts";
export { SoapEncodeError } from "./soap/soap-encode-error.ts";
export { type DecodedValue, decodeValue, type UnreadableReason } from "./values/decode-value.ts";
export { encodeValue, InvalidCanonicalValue, isCanonicalValue } from "./values/encode-value.ts";
export { type LearnedDialect, learnDialect } from "./wsdl/learn-dialect.ts";
export { importsOf } from "./wsdl/wsdl-set.ts";
export { type QName, readXmlElement, type XmlElement } from "./wsdl/xml-element.ts";
