import {
  type CryptoKey,
  errors,
  importPKCS8,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
  SignJWT,
} from "jose";
import type { PublicKeys } from "./public-keys.ts";
import { TokenRefused } from "./token-refused.ts";

/** The audience of every token between Brygga and an application. */
export const audienceOf = (applicationId: string): string => `spn:${applicationId}`;

/** Longest time between the making of a token and its end that is accepted, in seconds. */
export const MAX_TOKEN_SECONDS = 600;
/** By how much the clocks of two machines may differ. */
const CLOCK_TOLERANCE_SECONDS = 60;
/** A token is larger than this only to do harm. */
const MAX_TOKEN_LENGTH = 16 * 1024;

const HEADER = { alg: "RS256", typ: "JWT" };

/** A private key that signs with RS256. */
export type SigningKey = CryptoKey;

/**
 * Reads a private key, PEM (`BEGIN PRIVATE KEY`, PKCS #8).
 *
 * @throws whatever the runtime says of a text that is none; the text is not in the message
 */
export const readSigningKey = (pem: string): Promise<SigningKey> => importPKCS8(pem.trim(), "RS256");

export interface TokenContent {
  readonly issuer: string;
  readonly applicationId: string;
  /** Unique. */
  readonly id: string;
  readonly now: Date;
  readonly seconds: number;
  readonly claims: Readonly<Record<string, string>>;
}

/** A token that only the owner of the key can have made. */
export function signToken(
  key: SigningKey,
  { issuer, applicationId, id, now, seconds, claims }: TokenContent,
): Promise<string> {
  const issuedAt = Math.floor(now.getTime() / 1000);
  return new SignJWT({ ...claims })
    .setProtectedHeader(HEADER)
    .setIssuer(issuer)
    .setAudience(audienceOf(applicationId))
    .setJti(id)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + seconds)
    .sign(key);
}

/** What a token says that was accepted. */
export interface VerifiedToken {
  readonly id: string;
  readonly issuer: string;
  readonly expiresAt: Date;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Checks tokens of one sender, each of which it accepts once. */
export interface TokenVerifier {
  /** @throws TokenRefused with the check that failed */
  verify(token: string, now: Date): Promise<VerifiedToken>;
}

/** Tokens are remembered until they expire; more than this within that time is an attack. */
const MAX_REMEMBERED = 100_000;

export function createTokenVerifier(keys: PublicKeys, applicationId: string): TokenVerifier {
  /** By id, when it may be forgotten: in the order of arrival, which is nearly that of expiry. */
  const used = new Map<string, number>();
  const useOnce = ({ id, expiresAt }: VerifiedToken, now: Date) => {
    for (const [other, until] of used) {
      if (until >= now.getTime()) break;
      used.delete(other);
    }
    if (used.has(id) || used.size >= MAX_REMEMBERED) throw new TokenRefused("replayed");
    // For as long as it would be accepted.
    used.set(id, expiresAt.getTime() + CLOCK_TOLERANCE_SECONDS * 1000);
  };
  return {
    async verify(token, now) {
      const verified = await checked(token, { keys, applicationId, now });
      useOnce(verified, now);
      return verified;
    },
  };
}

interface Expected {
  readonly keys: JWTVerifyGetKey;
  readonly applicationId: string;
  readonly now: Date;
}

async function checked(token: string, { keys, applicationId, now }: Expected): Promise<VerifiedToken> {
  if (token.length > MAX_TOKEN_LENGTH) throw new TokenRefused("malformed");
  try {
    const { payload } = await jwtVerify(token, keys, {
      // The one algorithm: neither "none", nor a secret made of the public key.
      algorithms: ["RS256"],
      audience: audienceOf(applicationId),
      requiredClaims: ["iat", "exp", "jti"],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: now,
    });
    return verifiedToken(payload, now);
  } catch (error) {
    throw error instanceof TokenRefused ? error : refusalFor(error);
  }
}

function verifiedToken({ jti, iss, iat, exp, ...claims }: JWTPayload, now: Date): VerifiedToken {
  if (typeof jti !== "string" || jti === "" || jti.length > 200 || iat === undefined || exp === undefined) {
    throw new TokenRefused("claims");
  }
  if (iat > now.getTime() / 1000 + CLOCK_TOLERANCE_SECONDS) throw new TokenRefused("not-yet-valid");
  if (exp - iat > MAX_TOKEN_SECONDS) throw new TokenRefused("lifetime");
  return { id: jti, issuer: iss ?? "", expiresAt: new Date(exp * 1000), claims };
}

function refusalFor(error: unknown): TokenRefused {
  if (error instanceof errors.JWTExpired) return new TokenRefused("expired");
  if (error instanceof errors.JOSEAlgNotAllowed) return new TokenRefused("algorithm");
  if (error instanceof errors.JWSSignatureVerificationFailed) return new TokenRefused("signature");
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) {
    return new TokenRefused("signature");
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === "aud") return new TokenRefused("audience");
    return new TokenRefused(error.claim === "nbf" ? "not-yet-valid" : "claims");
  }
  return new TokenRefused("malformed");
}
