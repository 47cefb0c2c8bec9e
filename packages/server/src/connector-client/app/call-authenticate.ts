import { createResponseDecoder, encodeRequest, WCF_DIALECT } from "@brygga/protocol";
import { createCallClock } from "../call-clock.ts";
import type { CallLimits } from "../call-limits.ts";
import type { ConnectorFailure } from "../connector-failure.ts";
import { type ConnectorOptions, credentialHeaders, soapActionHeader } from "../connector-options.ts";
import { connectorUrl } from "../connector-url.ts";
import type { Dispatchers } from "../dispatchers.ts";
import { failureOfFault } from "../failure-of-answer.ts";
import { failureOfError } from "../failure-of-error.ts";
import { exchangeXml, type XmlAnswer } from "../http-exchange.ts";

/** The answer of Authenticate; that it says no is an answer, too. */
export type AuthenticateResult =
  | { readonly ok: true; readonly response: AuthenticateResponse }
  | { readonly ok: false; readonly failure: ConnectorFailure };

export interface AuthenticateResponse {
  readonly succeeded: boolean;
  readonly reason: string;
  readonly signedApplicationToken: string;
}

interface Target {
  readonly url: string;
  readonly options: ConnectorOptions;
  readonly limits: CallLimits;
  readonly dispatchers: Dispatchers;
}

/** Far more than two tokens. */
const MAX_BYTES = 1024 * 1024;

export async function callAuthenticate(target: Target, signedToken: string): Promise<AuthenticateResult> {
  const { url, limits } = target;
  const clock = createCallClock(undefined, limits.wholeMs);
  const call: { url: URL | null; operation: string; limits: CallLimits; status?: number } = {
    url: URL.parse(url),
    operation: "Authenticate",
    limits,
  };
  try {
    const answer = await exchangeXml(exchangeOf(target, { signedToken, clock }));
    call.status = answer.status;
    const decoded = await decode(answer, target.options);
    return decoded.kind === "fault"
      ? { ok: false, failure: failureOfFault(decoded.fault, call) }
      : { ok: true, response: decoded.response };
  } catch (error) {
    return { ok: false, failure: failureOfError(clock.signal.aborted ? clock.signal.reason : error, call) };
  } finally {
    clock.stop();
  }
}

function exchangeOf(
  { url, options, limits, dispatchers }: Target,
  { signedToken, clock }: { signedToken: string; clock: ReturnType<typeof createCallClock> },
) {
  const connector = connectorUrl(url);
  const request = encodeRequest("authenticate", { signedToken }, options.dialect ?? WCF_DIALECT);
  return {
    dispatching: dispatchers.of({ connectMs: limits.connectMs, ca: options.ca }),
    url: connector,
    method: "POST" as const,
    body: request.body,
    headers: {
      "content-type": "text/xml; charset=utf-8",
      accept: "text/xml",
      soapaction: soapActionHeader(options.soapActionStyle, request.soapAction),
    },
    credentials: (to: URL) => credentialHeaders(options.credentials, { connector, to }),
    clock,
    limits,
    maxBytes: MAX_BYTES,
  };
}

async function decode({ chunks, charset }: XmlAnswer, { dialect }: ConnectorOptions) {
  const decoder = createResponseDecoder("authenticate", {
    limits: { maxBytes: MAX_BYTES },
    ...(charset === "" ? {} : { charset }),
    ...(dialect === undefined ? {} : { dialect }),
  });
  for await (const chunk of chunks) decoder.write(chunk);
  return decoder.end();
}
