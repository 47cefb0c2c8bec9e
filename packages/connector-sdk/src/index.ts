// What an author needs of the protocol, so that one package is enough to write a connector.
export {
  type Actor,
  compareLastModified,
  decodeValue,
  encodeValue,
  type FieldMetadata,
  matches,
  matchesDatetimeTo,
  type SearchRestriction,
  type TextMap,
} from "@brygga/protocol";
export {
  type AppAuthentication,
  type AppAuthenticationOptions,
  createAppAuthentication,
} from "./app/app-authentication.ts";
export {
  type ConfigField,
  type ConfigOf,
  type ConfigSchema,
  checkbox,
  configFieldMetadata,
  datetime,
  decimal,
  integer,
  label,
  list,
  parseConfig,
  password,
  text,
} from "./config-schema.ts";
export {
  type ConfigurationStore,
  createMemoryConfigurationStore,
  normalisedGuid,
  type StoredConnection,
} from "./configuration-store.ts";
export type {
  ActorSource,
  AnsweredActor,
  Connection,
  ConnectorDefinition,
  FieldDefinition,
  GetActorsArguments,
  GetActorsByTimestampArguments,
  SearchActorByParentArguments,
  SearchActorsAdvancedArguments,
  SearchActorsArguments,
} from "./connector.ts";
export { ConnectorError, type ConnectorErrorTexts } from "./connector-error.ts";
export { type Connector, defineConnector } from "./define-connector.ts";
export {
  createDispatcher,
  type Dispatcher,
  type DispatcherOptions,
  type StreamedResponse,
} from "./dispatcher.ts";
export { type DisplayText, displayText, joinDisplayTexts } from "./display-text.ts";
export { ERROR_CODES, type ErrorCode } from "./error-code.ts";
export type { UnexpectedFailure } from "./failure.ts";
export { createFileConfigurationStore } from "./file-configuration-store.ts";
export { type Answer, info, type Noted, warning } from "./noted.ts";
export { unknownConnection } from "./open-connection.ts";
export type { Plugin, PluginContext, PluginProduct } from "./plugin/plugin-context.ts";
export type { ForbiddenCharacters } from "./soap/forbidden-characters.ts";
export type { ConnectorService } from "./soap/http-service.ts";
export {
  createRequestListener,
  type ServeOptions,
  serveConnectors,
} from "./soap/serve-connectors.ts";
export type { ServiceLimits } from "./soap/service-limits.ts";
export type { ServiceNames } from "./soap/service-names.ts";
export { writeFileAtomically } from "./write-file-atomically.ts";
