/** What a token is checked for; the first check that fails refuses it. */
export const TOKEN_CHECKS = [
  "malformed",
  "algorithm",
  "signature",
  "expired",
  "not-yet-valid",
  "lifetime",
  "audience",
  "claims",
  "replayed",
  "nonce",
  "session",
  "content",
] as const;
export type TokenCheck = (typeof TOKEN_CHECKS)[number];

const WHAT: Readonly<Record<TokenCheck, string>> = {
  malformed: "it is no signed token",
  algorithm: "it is not signed with RS256",
  signature: "its signature does not fit the public key that is registered",
  expired: "it has expired (or the clocks of the two machines differ)",
  "not-yet-valid": "it is not valid yet (or the clocks of the two machines differ)",
  lifetime: "it is valid for longer than ten minutes",
  audience: "it is meant for another application",
  claims: "a claim that it needs is missing or has the wrong form",
  replayed: "it was used before",
  nonce: "it does not answer the token that was sent",
  session: "its session is unknown or over",
  content: "it was made for another message",
};

/** Thrown for a token that is not accepted. Says which check failed; holds neither the token nor a key. */
export class TokenRefused extends Error {
  override readonly name = "TokenRefused";
  readonly check: TokenCheck;

  constructor(check: TokenCheck) {
    super(`the token was refused: ${WHAT[check]}`);
    this.check = check;
  }
}
