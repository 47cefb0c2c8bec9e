import { SoapDecodeError, type SoapDecodeErrorCode, SoapEncodeError } from "@brygga/protocol";
import { CallTimeout } from "./call-clock.ts";
import { CallError } from "./call-error.ts";
import type { CallLimits } from "./call-limits.ts";
import type { ConnectorFailure, FailureCause, FailureValues } from "./connector-failure.ts";
import { portOf } from "./connector-url.ts";
import { EgressDenied } from "./egress.ts";
import { FAILURE_TEXTS, multiLanguageText } from "./failure-texts.ts";

/** The call that failed, as far as the texts need it. */
export interface FailedCall {
  /** null when the address could not even be read. */
  readonly url: URL | null;
  /** Name of the operation in the contract. */
  readonly operation: string;
  readonly limits: CallLimits;
  /** HTTP status of the answer where there was one. */
  readonly status?: number;
}

interface Finding {
  readonly cause: FailureCause;
  readonly values?: FailureValues;
}

/** Gives any error of a call the one shape of failures. What is not recognised is a lost connection. */
export function failureOfError(error: unknown, call: FailedCall): ConnectorFailure {
  const found = find(error, call);
  return failureOf(found.cause, {
    values: { ...valuesOfCall(call), ...found.values },
    techExplanation: technical(error, call),
  });
}

export function failureOf(
  cause: FailureCause,
  { values, techExplanation }: { values: FailureValues; techExplanation: string },
): ConnectorFailure {
  const userExplanation = multiLanguageText(FAILURE_TEXTS[cause](values));
  return { cause, errorCode: "", userExplanation, techExplanation, values };
}

export function valuesOfCall({ url, operation, status }: FailedCall): FailureValues {
  const place = url === null ? {} : { url: withoutQuery(url), host: url.hostname, port: portOf(url) };
  return { operation, ...place, ...(status === undefined ? {} : { status }) };
}

/** Some services take keys in their address; those do not belong into messages. The connector's name may stay. */
function withoutQuery(url: URL): string {
  const name = [...url.searchParams].find(([key]) => key.toLowerCase() === "connectorname")?.[1];
  const query = name === undefined ? "" : `?ConnectorName=${encodeURIComponent(name)}`;
  return `${url.origin}${url.pathname}${query}`;
}

function find(error: unknown, call: FailedCall): Finding {
  if (error instanceof CallError) return { cause: error.failureCause, values: error.values };
  if (error instanceof EgressDenied) {
    return { cause: "egress-denied", values: { address: error.address, reason: error.reason } };
  }
  if (error instanceof CallTimeout) return timedOut(error.phase, error.ms);
  if (error instanceof SoapDecodeError) return undecodable(error, call);
  if (error instanceof SoapEncodeError) return { cause: "unsendable", values: { member: error.path } };
  return ofCode(codeOf(error), error, call);
}

const timedOut = (phase: string, ms: number): Finding => ({
  cause: "timeout",
  values: { phase, seconds: Math.max(Math.round(ms / 100) / 10, 0.1) },
});

const CAUSE_OF_DECODE_ERROR: Readonly<Record<SoapDecodeErrorCode, FailureCause>> = {
  empty: "not-soap",
  "malformed-xml": "malformed",
  "bad-encoding": "malformed",
  "doctype-refused": "hostile",
  "too-large": "too-large",
  "too-deep": "hostile",
  "name-too-long": "hostile",
  "holds-too-much": "too-large",
  "control-character": "malformed",
  "not-soap": "not-soap",
  "soap-version": "not-soap",
  "unexpected-body": "malformed",
  "unknown-operation": "no-such-operation",
  "duplicate-key": "malformed",
  "null-key": "malformed",
  "invalid-value": "malformed",
};

/** A broken body under a bad status says no more than the status does. */
function undecodable(error: SoapDecodeError, call: FailedCall): Finding {
  const cause = CAUSE_OF_DECODE_ERROR[error.code];
  if (call.status !== undefined && call.status > 299 && cause !== "hostile") return { cause: "http-status" };
  if (cause === "not-soap") return { cause, values: { found: error.code === "empty" ? "empty" : "xml" } };
  // The size of the whole was held to its bound before anything was decoded.
  if (cause !== "too-large") return { cause };
  return { cause, values: { problem: error.code === "holds-too-much" ? "contents" : "piece" } };
}

const REFUSED = new Set([
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EHOSTDOWN",
  "EADDRNOTAVAIL",
  "EACCES",
]);
const UNKNOWN_NAME = new Set(["ENOTFOUND", "EAI_AGAIN", "EAI_NODATA", "EAI_FAIL"]);
const CONNECT_TIMEOUT = new Set(["UND_ERR_CONNECT_TIMEOUT", "ETIMEDOUT"]);

const CERTIFICATE_PROBLEMS: ReadonlyMap<string, string> = new Map([
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "self-signed"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "self-signed"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "untrusted"],
  ["UNABLE_TO_GET_ISSUER_CERT", "untrusted"],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "untrusted"],
  ["CERT_UNTRUSTED", "untrusted"],
  ["CERT_HAS_EXPIRED", "expired"],
  ["CERT_NOT_YET_VALID", "not-yet-valid"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "wrong-host"],
  ["EPROTO", "not-tls"],
]);

function ofCode(code: string, error: unknown, call: FailedCall): Finding {
  if (REFUSED.has(code)) return { cause: "refused" };
  if (UNKNOWN_NAME.has(code)) return { cause: "name-not-found" };
  if (CONNECT_TIMEOUT.has(code)) return timedOut("connect", call.limits.connectMs);
  const problem = CERTIFICATE_PROBLEMS.get(code) ?? tlsProblem(code);
  if (problem !== undefined) return { cause: "certificate", values: { problem } };
  if (code === "UND_ERR_HEADERS_OVERFLOW") return { cause: "hostile", values: { problem: "headers" } };
  // A parser error of HTTP: whatever answers there does not speak it.
  if (code.startsWith("HPE_")) return { cause: "not-soap", values: { found: "text" } };
  return isSocketCutByTls(error, call) ? { cause: "certificate", values: { problem: "not-tls" } } : LOST;
}

const LOST: Finding = { cause: "connection-lost" };

const tlsProblem = (code: string): string | undefined => {
  if (code.startsWith("ERR_SSL_")) return "not-tls";
  return code.startsWith("CERT_") ? code : undefined;
};

const isSocketCutByTls = (error: unknown, { url }: FailedCall): boolean =>
  url?.protocol === "https:" &&
  error instanceof Error &&
  error.message.includes("before secure TLS connection was established");

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  // undici wraps what the socket said; the socket knows better.
  return code.startsWith("UND_ERR_SOCKET") || code === "" ? codeOf(error.cause) || code : code;
}

function technical(error: unknown, call: FailedCall): string {
  const place = call.url === null ? "" : ` at ${withoutQuery(call.url)}`;
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  return `${call.operation}${place}: ${code && !message.includes(code) ? `${code}: ` : ""}${message}`;
}
