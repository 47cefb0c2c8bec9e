import { Readable } from "node:stream";
import type { Endpoint } from "@brygga/api-contract";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Principal } from "../auth/principal.ts";
import { Problem } from "../problem.ts";
import { chooseLanguage, type Language } from "./language.ts";
import { isFromOwnPages } from "./same-origin.ts";
import { toProblem } from "./validation-problem.ts";

/** What a handler gets: validated, and in the types of the contract. */
export interface PublicRequest<E extends Endpoint> {
  readonly params: z.output<E["params"]>;
  readonly query: z.output<E["query"]>;
  readonly body: z.output<E["body"]>;
  /** Of the texts in the answer. */
  readonly language: Language;
  /** Version that the client read, from If-Match; null when it did not say. */
  readonly ifMatch: number | null;
  /** Aborts when the client goes away. */
  readonly signal: AbortSignal;
  /** For what HTTP alone knows, such as cookies. */
  readonly http: { readonly request: FastifyRequest; readonly reply: FastifyReply };
}

export interface ApiRequest<E extends Endpoint> extends PublicRequest<E> {
  readonly principal: Principal;
}

/** A file, piece by piece. */
export type FileAnswer = AsyncIterable<string>;

/**
 * What the contract's reply schema takes; a member that the schema does not name is left out. Of a file, whose schema
 * is a text, its pieces.
 */
export type Reply<E extends Endpoint> = E["reply"] extends z.ZodString
  ? FileAnswer
  : E["reply"] extends z.ZodUndefined
    ? // biome-ignore lint/suspicious/noConfusingVoidType: a handler without a reply is an ordinary async function
      void
    : z.input<E["reply"]>;

export type Handler<Request, E extends Endpoint> = (request: Request) => Promise<Reply<E>>;

/**
 * Registers an endpoint of the contract: checks who calls, validates what came, answers through the reply
 * schema (with the ETag of its `version`), and turns what is thrown into problem details.
 */
export function route<E extends Endpoint>(
  app: FastifyInstance,
  endpoint: E,
  handler: Handler<ApiRequest<E>, E>,
): void {
  register(app, endpoint, (request) => {
    const { principal } = request.http.request;
    if (principal === null) {
      throw new Problem("not-signed-in");
    }
    return handler({ ...request, principal });
  });
}

/** The same for an endpoint that needs no session. */
export function publicRoute<E extends Endpoint>(
  app: FastifyInstance,
  endpoint: E,
  handler: Handler<PublicRequest<E>, E>,
): void {
  if (endpoint.access !== "public") {
    throw new TypeError(`${endpoint.method} ${endpoint.path} is not public`);
  }
  register(app, endpoint, handler);
}

function register<E extends Endpoint>(
  app: FastifyInstance,
  endpoint: E,
  handler: Handler<PublicRequest<E>, E>,
): void {
  app.route({
    method: endpoint.method,
    url: toRoutePath(endpoint.path),
    onRequest: async (request) => checkAccess(endpoint, request),
    handler: async (request, reply) => {
      const answer = await handler(readRequest(endpoint, request, reply));
      return send(endpoint, reply, answer);
    },
  });
}

/** `/companies/{id}` is `/companies/:id` to the router. */
export function toRoutePath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ":$1");
}

function checkAccess(endpoint: Endpoint, request: FastifyRequest): void {
  if (endpoint.access === "public") {
    if (!isFromOwnPages(request)) {
      throw new Problem("not-allowed", { detail: "This request came from the page of another site." });
    }
    return;
  }
  if (request.principal === null) {
    throw new Problem("not-signed-in");
  }
  if (endpoint.access === "administrator" && request.principal.role !== "administrator") {
    throw new Problem("not-allowed");
  }
}

function readRequest<E extends Endpoint>(
  endpoint: E,
  request: FastifyRequest,
  reply: FastifyReply,
): PublicRequest<E> {
  return {
    params: parse<E["params"]>(endpoint.params, request.params, ""),
    query: parse<E["query"]>(endpoint.query, request.query, ""),
    body: parse<E["body"]>(endpoint.body, request.body ?? undefined, ""),
    language: chooseLanguage(request.headers["accept-language"], request.principal),
    ifMatch: readIfMatch(request.headers["if-match"]),
    signal: goneSignal(reply),
    http: { request, reply },
  };
}

/** Fastify's own signal aborts as soon as the body of the request has been read; this one tells of the client. */
function goneSignal({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  raw.once("close", () => {
    if (!raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown, path: string): z.output<Schema> {
  // An endpoint without a body does not mind an empty one that a client sends along.
  const parsed = schema.safeParse(schema instanceof z.ZodUndefined ? undefined : value);
  if (!parsed.success) {
    throw toProblem(parsed.error, path);
  }
  return parsed.data;
}

const ETAG = /^(?:W\/)?"(\d+)"$/;

function readIfMatch(header: string | undefined): number | null {
  if (header === undefined || header === "*") {
    return null;
  }
  const version = ETAG.exec(header)?.[1];
  if (version === undefined) {
    const message = 'If-Match must be the ETag of a record, such as "3".';
    throw new Problem("invalid-request", { errors: [{ path: "If-Match", code: "invalid-etag", message }] });
  }
  return Number(version);
}

const versioned = z.object({ version: z.int() });

async function send<E extends Endpoint>(endpoint: E, reply: FastifyReply, answer: Reply<E>) {
  reply.status(endpoint.status);
  if (endpoint.reply instanceof z.ZodUndefined) {
    return reply.send();
  }
  if (endpoint.mediaType !== "application/json") {
    return reply.type(`${endpoint.mediaType}; charset=utf-8`).send(Readable.from(answer as FileAnswer));
  }
  const body = endpoint.reply.parse(answer);
  const record = versioned.safeParse(body);
  if (record.success) {
    reply.header("etag", `"${record.data.version}"`);
  }
  return reply.send(body);
}
