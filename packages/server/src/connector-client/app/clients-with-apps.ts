import {
  type Actor,
  connectorOperations,
  NOT_AUTHENTICATED,
  type OperationKey,
  type RequestOf,
} from "@brygga/protocol";
import { CallError } from "../call-error.ts";
import type { CallOptions, ConnectorClient, ConnectorClients } from "../connector-client.ts";
import { type CallResult, type ConnectorFailure, ConnectorFailureError } from "../connector-failure.ts";
import type { ConnectorOptions } from "../connector-options.ts";
import { kindOfFailure } from "../failure-of-answer.ts";
import { failureOf } from "../failure-of-error.ts";
import { unlessAborted } from "../unless-aborted.ts";
import type { AppRegistry } from "./app-registry.ts";
import { type AppSession, type AppSessions, createAppSessions } from "./app-sessions.ts";
import { applicationIn, appUrl } from "./app-url.ts";

export interface AppsOptions {
  readonly registry: AppRegistry;
  readonly now: () => Date;
}

/** Clients that find the address of an `app://` connector in the registry, and prove to it who calls. */
export function clientsWithApps(others: ConnectorClients, { registry, now }: AppsOptions): ConnectorClients {
  const sessions = createAppSessions({ registry, clients: others, now });
  return {
    ...others,
    open(url, options = {}) {
      const applicationId = applicationIn(url);
      return applicationId === null
        ? others.open(url, options)
        : createAppClient({ applicationId, options, sessions, others });
    },
    // Reading a description proves nothing and tells the application nothing: no session is needed.
    async learn(url, options) {
      const applicationId = applicationIn(url);
      if (applicationId === null) return others.learn(url, options);
      const app = await registry.find(applicationId);
      return app === null ? { ok: false, problem: "unreachable" } : others.learn(app.url, options);
    },
  };
}

interface Target {
  readonly applicationId: string;
  readonly options: ConnectorOptions;
  readonly sessions: AppSessions;
  readonly others: ConnectorClients;
}

const createAppClient = (target: Target): ConnectorClient => ({
  call: (key, request, options = {}) => callInSession(target, { key, request, options }),
  streamActors: (request, options = {}) => streamInSession(target, request, options),
});

interface Call<K extends OperationKey> {
  readonly key: K;
  readonly request: RequestOf<K>;
  readonly options: CallOptions;
}

async function callInSession<K extends OperationKey>(
  target: Target,
  { key, request, options }: Call<K>,
): Promise<CallResult<K>> {
  const call = async (session: AppSession) => clientIn(target, session).call(key, request, options);
  try {
    const session = await sessionFor(target, options);
    const result = await call(session);
    if (result.ok || !isForgotten(result.failure)) return result;
    target.sessions.forget(session);
    return await call(await sessionFor(target, options));
  } catch (error) {
    return { ok: false, failure: failureOfCaught(error, { target, key, options }) };
  }
}

async function* streamInSession(
  target: Target,
  request: RequestOf<"getActorsByTimestamp">,
  options: CallOptions,
): AsyncGenerator<Actor[]> {
  try {
    const session = await sessionFor(target, options);
    try {
      yield* clientIn(target, session).streamActors(request, options);
    } catch (error) {
      if (!(error instanceof ConnectorFailureError) || !isForgotten(error.failure)) throw error;
      target.sessions.forget(session);
      yield* clientIn(target, await sessionFor(target, options)).streamActors(request, options);
    }
  } catch (error) {
    if (error instanceof ConnectorFailureError) throw error;
    const failure = failureOfCaught(error, { target, key: "getActorsByTimestamp", options });
    throw new ConnectorFailureError(kindOfFailure(failure), failure, { cause: error });
  }
}

const clientIn = ({ others, options }: Target, { app, sign }: AppSession): ConnectorClient =>
  others.open(app.url, { ...options, sign });

/** The application was started anew: it did not carry the call out, so it may be repeated. */
const isForgotten = ({ cause, errorCode }: ConnectorFailure): boolean =>
  cause === null && errorCode === NOT_AUTHENTICATED;

function sessionFor(
  { sessions, applicationId, options }: Target,
  { signal }: CallOptions,
): Promise<AppSession> {
  const opening = sessions.open(applicationId, options);
  return signal === undefined ? opening : unlessAborted(opening, signal);
}

/** Rethrows what is not the application's doing: the caller gave up, or Brygga has a bug. */
function failureOfCaught(
  error: unknown,
  { target, key, options }: { target: Target; key: OperationKey; options: CallOptions },
): ConnectorFailure {
  if (options.signal?.aborted) throw options.signal.reason;
  if (error instanceof ConnectorFailureError) return error.failure;
  if (!(error instanceof CallError)) throw error;
  const operation = connectorOperations[key].name;
  const values = { operation, host: appUrl(target.applicationId), ...error.values };
  return failureOf(error.failureCause, { values, techExplanation: `${operation}: ${error.message}` });
}
