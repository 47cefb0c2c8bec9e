/** Issuer of the tokens that Brygga signs. */
export const BRYGGA_ISSUER = "brygga";

/**
 * The HTTP header that carries the token of a call to an `app://` connector: `sid`, the id of the token that was
 * authenticated with, and `sha256`, the digest of the request's body as base64url.
 */
export const CALL_TOKEN_HEADER = "brygga-call-token";

/** The code of an answer to a call whose session the application does not know; it was not carried out. */
export const NOT_AUTHENTICATED = "NOT_AUTHENTICATED";

/** How long an application accepts calls after one authentication, in seconds. */
export const SESSION_SECONDS = 900;
