import { AnswerTooLarge, type HttpSender, ServiceFailure } from "@brygga/connector-check";
import { textInLanguage } from "@brygga/protocol";
import { boundedBody, wholeBody } from "./answer-body.ts";
import { createCallClock } from "./call-clock.ts";
import { CallError } from "./call-error.ts";
import type { CallLimits } from "./call-limits.ts";
import { type ConnectorOptions, credentialHeaders } from "./connector-options.ts";
import { connectorUrl } from "./connector-url.ts";
import type { Dispatchers } from "./dispatchers.ts";
import { failureOfError } from "./failure-of-error.ts";
import { exchangeFollowing } from "./http-exchange.ts";

interface RawTarget {
  readonly url: string;
  readonly options: ConnectorOptions;
  readonly limits: CallLimits;
  readonly dispatchers: Dispatchers;
  readonly signal: AbortSignal | undefined;
}

/** Sends what it is given, within the bounds of every call, and hands out what comes, whatever it is. */
export function rawSender({ url, options, limits, dispatchers, signal }: RawTarget): HttpSender {
  return async ({ url: to, ...request }) => {
    const maxBytes = limits.maxPlainBytes;
    const clock = createCallClock(signal, limits.wholeMs);
    try {
      const connector = connectorUrl(url);
      const exchange = {
        ...request,
        url: connectorUrl(to),
        dispatching: dispatchers.of({ connectMs: limits.connectMs, ca: options.ca }),
        credentials: (target: URL) => credentialHeaders(options.credentials, { connector, to: target }),
        ...{ clock, limits, maxBytes },
      };
      const { answer } = await exchangeFollowing(exchange);
      // An answer that is left early makes undici report the abort as an error of the body, which nobody awaits.
      answer.body.on("error", () => undefined);
      const body = Buffer.from(await wholeBody(boundedBody(answer.body, exchange)));
      const contentType = String(answer.headers["content-type"] ?? "");
      return { status: answer.statusCode, contentType, body };
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      if (error instanceof CallError && error.failureCause === "too-large")
        throw new AnswerTooLarge(maxBytes);
      throw failed(clock.signal.aborted ? clock.signal.reason : error, { url: to, limits });
    } finally {
      clock.stop();
    }
  };
}

function failed(
  cause: unknown,
  { url, limits }: { readonly url: string; readonly limits: CallLimits },
): Error {
  const call = { url: URL.parse(url), operation: "the call", limits };
  return new ServiceFailure(textInLanguage(failureOfError(cause, call).userExplanation, "en"), { cause });
}
