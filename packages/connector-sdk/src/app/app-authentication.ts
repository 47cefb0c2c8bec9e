import { createHash, randomUUID } from "node:crypto";
import {
  createTokenVerifier,
  NOT_AUTHENTICATED,
  readPublicKeys,
  readSigningKey,
  SESSION_SECONDS,
  type SigningKey,
  signToken,
  TokenRefused,
  type TokenVerifier,
  type VerifiedToken,
} from "@brygga/protocol";
import { ConnectorError } from "../connector-error.ts";

export interface AppAuthenticationOptions {
  /** As it is registered in Brygga. */
  readonly applicationId: string;
  /** The application's own: PEM, `BEGIN PRIVATE KEY`. Its public half is registered in Brygga. */
  readonly privateKey: string;
  /** What Brygga shows for this application: PEM, `BEGIN PUBLIC KEY`. */
  readonly bryggaPublicKey: string;
  /** Called with the reason when somebody is refused. @default writes it to stderr */
  readonly onRefused?: (reason: string) => void;
  /** @default the clock of this machine */
  readonly now?: () => Date;
}

/** The answer of the operation Authenticate. */
export interface AuthenticateAnswer {
  readonly succeeded: boolean;
  readonly reason: string;
  readonly signedApplicationToken: string;
}

/** Lets nobody call a service but the Brygga that it is registered with. */
export interface AppAuthentication {
  /** @internal */
  authenticate(signedToken: string): Promise<AuthenticateAnswer>;
  /**
   * @internal
   * @throws ConnectorError NOT_AUTHENTICATED when this message does not come from a caller who was authenticated
   */
  admit(callToken: string, body: Uint8Array): Promise<void>;
}

/** How long the application's own token is good: it is read at once. */
const ANSWER_SECONDS = 120;

/**
 * The two sides prove to each other who they are before the first call, with tokens that each signs with its own
 * private key; then every call carries a token that fits its content and is accepted once. Sessions are forgotten when
 * the process ends; Brygga then authenticates itself anew.
 *
 * @throws UnusableKey, or the runtime's own error, for keys that are none
 * @example
 * const service = await serveConnectors({
 *   connectors: [connector],
 *   store: createFileConfigurationStore("./connections"),
 *   authenticate: await createAppAuthentication({
 *     applicationId: "my-erp",
 *     privateKey: await readFile("my-erp.key.pem", "utf8"),
 *     bryggaPublicKey: await readFile("brygga.pub.pem", "utf8"),
 *   }),
 * });
 */
export async function createAppAuthentication(options: AppAuthenticationOptions): Promise<AppAuthentication> {
  const { applicationId, now = () => new Date(), onRefused = reportRefusal } = options;
  const [key, bryggaKeys] = await Promise.all([
    readSigningKey(options.privateKey),
    readPublicKeys(options.bryggaPublicKey),
  ]);
  const verifier = createTokenVerifier(bryggaKeys, applicationId);
  const sessions = createSessions();
  return {
    async authenticate(signedToken) {
      try {
        const token = await verifier.verify(signedToken, now());
        const nonce = nonceOf(token);
        sessions.open(token.id, now());
        const signedApplicationToken = await answerToken(key, { applicationId, nonce, now: now() });
        return { succeeded: true, reason: "", signedApplicationToken };
      } catch (error) {
        if (!(error instanceof TokenRefused)) throw error;
        onRefused(`Authenticate: ${error.message}`);
        return { succeeded: false, reason: error.message, signedApplicationToken: "" };
      }
    },
    async admit(callToken, body) {
      try {
        await admitOne({ verifier, sessions, now: now() }, callToken, body);
      } catch (error) {
        if (!(error instanceof TokenRefused)) throw error;
        onRefused(`a call: ${error.message}`);
        throw notAuthenticated(error);
      }
    },
  };
}

interface Sessions {
  open(id: string, now: Date): void;
  has(id: string, now: Date): boolean;
}

function createSessions(): Sessions {
  /** In the order in which they end. */
  const endOf = new Map<string, number>();
  return {
    open(id, now) {
      for (const [other, end] of endOf) {
        if (end > now.getTime()) break;
        endOf.delete(other);
      }
      endOf.set(id, now.getTime() + SESSION_SECONDS * 1000);
    },
    has: (id, now) => (endOf.get(id) ?? 0) > now.getTime(),
  };
}

interface Admission {
  readonly verifier: TokenVerifier;
  readonly sessions: Sessions;
  readonly now: Date;
}

async function admitOne(
  { verifier, sessions, now }: Admission,
  callToken: string,
  body: Uint8Array,
): Promise<void> {
  const { claims } = await verifier.verify(callToken, now);
  if (typeof claims.sid !== "string" || !sessions.has(claims.sid, now)) throw new TokenRefused("session");
  if (claims.sha256 !== createHash("sha256").update(body).digest("base64url")) {
    throw new TokenRefused("content");
  }
}

function nonceOf({ claims: { nonce } }: VerifiedToken): string {
  if (typeof nonce === "string" && nonce !== "" && nonce.length <= 200) return nonce;
  throw new TokenRefused("claims");
}

const answerToken = (
  key: SigningKey,
  { applicationId, nonce, now }: { applicationId: string; nonce: string; now: Date },
): Promise<string> =>
  signToken(key, {
    issuer: applicationId,
    applicationId,
    id: randomUUID(),
    now,
    seconds: ANSWER_SECONDS,
    claims: { nonce },
  });

const notAuthenticated = (refused: TokenRefused): ConnectorError =>
  new ConnectorError({
    userExplanation: {
      US: "The Sync Connector does not answer this call, because its caller did not prove who it is.",
      SV: "Sync Connector svarar inte på anropet, eftersom anroparen inte har visat vem den är.",
      NO: "Sync Connector svarer ikke på kallet, fordi den som kaller ikke har vist hvem den er.",
    },
    techExplanation: refused.message,
    errorCode: NOT_AUTHENTICATED,
  });

function reportRefusal(reason: string): void {
  console.error(`app authentication: ${reason}`);
}
