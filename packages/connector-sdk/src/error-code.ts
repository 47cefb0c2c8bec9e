/**
 * The error codes that the SDK itself answers with. A connector may use codes of its own beside them.
 *
 * - `UNKNOWN_CONNECTION_ID`: no configuration is stored for this connection; the caller sends SaveConnection
 *   and repeats its call.
 * - `INVALID_CONNECTION_ID`: not a GUID, or the empty GUID where a saved connection is needed.
 * - `INVALID_CONFIGURATION`: a mandatory configuration value is blank, too long or cannot be read as its type.
 * - `CONNECTOR_NOT_FOUND`: `?ConnectorName=` names a connector that this service does not have.
 * - `UNKNOWN_ACTOR_TYPE`, `UNKNOWN_LIST`, `UNKNOWN_FIELD`: the request names something that the ERP does not have.
 * - `UNSUPPORTED_OPERATOR`: a search restriction with an operator that does not fit the field's type.
 * - `INVALID_RESTRICTION`: a search restriction without its values, or with one that is not of the field's type.
 * - `NOT_SUPPORTED`: the connector does not offer this operation, for instance it cannot create actors.
 * - `ACTOR_NOT_FOUND`: the actor to be changed does not exist (any more).
 * - `INVALID_VALUE`: a value cannot be stored in its field.
 * - `NOT_AUTHENTICATED`: an `app://` connector does not know the session of the call; the caller authenticates itself
 *   again and repeats it.
 * - `INTERNAL_ERROR`: the connector failed in a way that its author did not foresee.
 */
export const ERROR_CODES = [
  "UNKNOWN_CONNECTION_ID",
  "INVALID_CONNECTION_ID",
  "INVALID_CONFIGURATION",
  "CONNECTOR_NOT_FOUND",
  "UNKNOWN_ACTOR_TYPE",
  "UNKNOWN_LIST",
  "UNKNOWN_FIELD",
  "UNSUPPORTED_OPERATOR",
  "INVALID_RESTRICTION",
  "NOT_SUPPORTED",
  "ACTOR_NOT_FOUND",
  "INVALID_VALUE",
  "NOT_AUTHENTICATED",
  "INTERNAL_ERROR",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];
