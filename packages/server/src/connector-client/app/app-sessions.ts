import { createHash, randomUUID } from "node:crypto";
import {
  BRYGGA_ISSUER,
  CALL_TOKEN_HEADER,
  createTokenVerifier,
  readPublicKeys,
  readSigningKey,
  SESSION_SECONDS,
  type SigningKey,
  signToken,
  TokenRefused,
  type TokenVerifier,
} from "@brygga/protocol";
import { CallError } from "../call-error.ts";
import type { ConnectorClients } from "../connector-client.ts";
import { ConnectorFailureError } from "../connector-failure.ts";
import type { ConnectorOptions } from "../connector-options.ts";
import { kindOfFailure } from "../failure-of-answer.ts";
import type { AppRegistry, RegisteredApp } from "./app-registry.ts";

/** Both sides have proved who they are. */
export interface AppSession {
  readonly app: RegisteredApp;
  /** Headers that prove that this body comes from Brygga, in this session. */
  sign(body: string): Promise<Readonly<Record<string, string>>>;
}

export interface AppSessions {
  /**
   * The session with an application, opened when there is none or it is about to end.
   *
   * @throws CallError app-not-found, app-refused; ConnectorFailureError when Authenticate could not be called
   */
  open(applicationId: string, options: ConnectorOptions): Promise<AppSession>;
  /** The application does not know this session any more. */
  forget(session: AppSession): void;
}

/** Renewed so long before it ends that no call is under way at its end. */
const RENEW_SECONDS = 120;
/** Tokens are used at once; the rest is for clocks that differ. */
const TOKEN_SECONDS = 120;

export interface AppSessionsOptions {
  readonly registry: AppRegistry;
  readonly clients: Pick<ConnectorClients, "authenticate">;
  readonly now: () => Date;
}

/** What is known of an application as it is registered now. */
interface Known {
  readonly revision: string;
  readonly keys: Promise<AppKeys>;
  session: { readonly opening: Promise<AppSession>; readonly renewAt: number } | null;
}

export function createAppSessions({ registry, clients, now }: AppSessionsOptions): AppSessions {
  const known = new Map<string, Known>();
  const knownOf = (app: RegisteredApp): Known => {
    const before = known.get(app.applicationId);
    if (before?.revision === app.revision) return before;
    const one: Known = { revision: app.revision, keys: keysOf(app), session: null };
    // Whoever opens a session hears of it.
    one.keys.catch(() => undefined);
    known.set(app.applicationId, one);
    return one;
  };
  return {
    async open(applicationId, options) {
      const app = await registry.find(applicationId);
      if (app === null) throw new CallError("app-not-found", { application: applicationId });
      const one = knownOf(app);
      if (one.session === null || one.session.renewAt <= now().getTime()) {
        const opening = openSession(app, { keys: one.keys, clients, options, now });
        one.session = { opening, renewAt: now().getTime() + (SESSION_SECONDS - RENEW_SECONDS) * 1000 };
        opening.catch(() => {
          if (one.session?.opening === opening) one.session = null;
        });
      }
      return one.session.opening;
    },
    forget(session) {
      const one = known.get(session.app.applicationId);
      const opened = one?.session?.opening;
      void opened?.then((current) => {
        if (one && current === session && one.session?.opening === opened) one.session = null;
      });
    },
  };
}

interface AppKeys {
  readonly signing: SigningKey;
  /** Kept from session to session, so that a token of the application is accepted once. */
  readonly verifier: TokenVerifier;
}

async function keysOf({ applicationId, publicKeys, privateKey }: RegisteredApp): Promise<AppKeys> {
  const [signing, keys] = await Promise.all([readSigningKey(privateKey), readPublicKeys(publicKeys)]);
  return { signing, verifier: createTokenVerifier(keys, applicationId) };
}

interface Opening extends Pick<AppSessionsOptions, "clients" | "now"> {
  readonly keys: Promise<AppKeys>;
  readonly options: ConnectorOptions;
}

async function openSession(
  app: RegisteredApp,
  { keys, clients, options, now }: Opening,
): Promise<AppSession> {
  const { signing, verifier } = await keys;
  const [id, nonce] = [randomUUID(), randomUUID()];
  const token = (tokenId: string, claims: Readonly<Record<string, string>>) => {
    const { applicationId } = app;
    const content = { issuer: BRYGGA_ISSUER, applicationId, id: tokenId, now: now(), claims };
    return signToken(signing, { ...content, seconds: TOKEN_SECONDS });
  };
  const result = await clients.authenticate(app.url, await token(id, { nonce }), options);
  if (!result.ok) throw new ConnectorFailureError(kindOfFailure(result.failure), result.failure);
  const { succeeded, reason, signedApplicationToken } = result.response;
  if (!succeeded) throw refusedByApp(app, reason);
  await verifyAnswer(app, signedApplicationToken, { verifier, nonce, now: now() });
  return {
    app,
    sign: async (body) => {
      const sha256 = createHash("sha256").update(body).digest("base64url");
      return { [CALL_TOKEN_HEADER]: await token(randomUUID(), { sid: id, sha256 }) };
    },
  };
}

async function verifyAnswer(
  { applicationId }: RegisteredApp,
  signedToken: string,
  { verifier, nonce, now }: { verifier: TokenVerifier; nonce: string; now: Date },
): Promise<void> {
  try {
    const { claims } = await verifier.verify(signedToken, now);
    if (claims.nonce !== nonce) throw new TokenRefused("nonce");
  } catch (error) {
    if (!(error instanceof TokenRefused)) throw error;
    const values = { application: applicationId, check: error.check };
    const message = `the answer of application "${applicationId}": ${error.message}`;
    throw new CallError("app-refused", values, { message, cause: error });
  }
}

function refusedByApp({ applicationId }: RegisteredApp, reason: string): CallError {
  const given = reason.trim().slice(0, 300);
  const values = { application: applicationId, check: "by-app", reason: given };
  const message = `application "${applicationId}" refused Brygga: ${given || "it gave no reason"}`;
  return new CallError("app-refused", values, { message });
}
