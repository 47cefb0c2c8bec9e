import { api, type Endpoint, type EndpointName, problemDetails } from "@brygga/api-contract";
import type { z } from "zod";
import { ApiError, browserProblem } from "./api-error.ts";
import { noteReachable } from "./reachability.ts";

const BASE = "/api/v1";

type Parts<Name extends EndpointName> =
  (typeof api)[Name] extends Endpoint<infer Params, infer Query, infer Body, infer Reply>
    ? { params: z.output<Params>; query: z.output<Query>; body: z.input<Body>; reply: z.output<Reply> }
    : never;

/** Endpoints without path parameters have an empty object of them. */
type ParamsInput<Params> = Record<string, never> extends Params ? { params?: Params } : { params: Params };
/** In brackets, because a body that is one of several stays one. */
type BodyInput<Body> = [Body] extends [undefined] ? { body?: undefined } : { body: Body };

/** What a call of an endpoint takes; members that the endpoint does not have may be left out. */
export type CallInput<Name extends EndpointName> = ParamsInput<Parts<Name>["params"]> &
  BodyInput<Parts<Name>["body"]> & {
    query?: Partial<Parts<Name>["query"]>;
    /** Version of the record that was read: a write is refused when it is no longer the present one. */
    ifMatch?: number;
    signal?: AbortSignal;
  };

export type Reply<Name extends EndpointName> = Parts<Name>["reply"];

interface AnyInput {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  ifMatch?: number;
  signal?: AbortSignal;
}

/**
 * Calls one endpoint of the API and answers its checked reply.
 * @throws {ApiError} when the server refuses, cannot be reached or answers something else than agreed.
 */
export async function call<Name extends EndpointName>(
  name: Name,
  input: CallInput<Name>,
): Promise<Reply<Name>> {
  const endpoint = api[name];
  const given = input as AnyInput;
  const response = await send(buildUrl(endpoint.path, given), requestOf(endpoint.method, given));
  const problem = response.ok ? null : await problemOf(response);
  noteReachable(problem?.code !== "server-unreachable");
  if (problem !== null) throw new ApiError(problem);
  if (response.status === 204) return undefined as Reply<Name>;
  const parsed = endpoint.reply.safeParse(await jsonOf(response));
  if (!parsed.success) throw browserProblem("unexpected-reply", response.status, parsed.error);
  return parsed.data as Reply<Name>;
}

function buildUrl(path: string, { params = {}, query = {} }: AnyInput): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(String(params[key])));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== "") search.set(key, String(value));
  }
  return search.size === 0 ? BASE + filled : `${BASE}${filled}?${search}`;
}

function requestOf(method: string, { body, ifMatch, signal }: AnyInput): RequestInit {
  const headers: Record<string, string> = {
    accept: "application/json",
    "accept-language": document.documentElement.lang,
  };
  if (body !== undefined) headers["content-type"] = "application/json";
  if (ifMatch !== undefined) headers["if-match"] = `"${ifMatch}"`;
  return {
    method,
    headers,
    credentials: "same-origin",
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  };
}

async function send(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request);
  } catch (error) {
    if (request.signal?.aborted) throw error;
    noteReachable(false);
    throw browserProblem("server-unreachable", 0, error);
  }
}

async function problemOf(response: Response): Promise<ApiError["problem"]> {
  const parsed = problemDetails.safeParse(await response.json().catch(() => undefined));
  if (parsed.success) return parsed.data;
  // A proxy in between answers for a server that is down, in its own words.
  const code = response.status >= 502 ? "server-unreachable" : "unexpected-reply";
  return browserProblem(code, response.status).problem;
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    throw browserProblem("unexpected-reply", response.status, error);
  }
}
