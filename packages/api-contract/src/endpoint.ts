import { z } from "zod";

/** Who may call an endpoint. `user` includes administrators. */
export type Access = "public" | "user" | "administrator";

/**
 * One endpoint of the HTTP API: what the server routes, what the browser calls and what the OpenAPI document
 * describes are all read from it. Paths are below `/api/v1`, parameters as `{name}`.
 */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly reply: Reply;
  /** Status of success: 200 by default, 201 for something created, 204 without a reply. */
  readonly status: 200 | 201 | 202 | 204;
  /** Codes of problems (see problem.ts) that this endpoint answers beside the general ones. */
  readonly problems: readonly string[];
  /** Of the reply: a file or a stream is given out piece by piece, and not checked against the schema. */
  readonly mediaType: "application/json" | "text/csv" | "text/event-stream";
}

const none = z.object({});
type None = typeof none;

/** Fills in what an endpoint leaves out: no parameters, query, body or reply. */
export function endpoint<
  Params extends z.ZodType = None,
  Query extends z.ZodType = None,
  Body extends z.ZodType = z.ZodUndefined,
  Reply extends z.ZodType = z.ZodUndefined,
>(
  method: Endpoint["method"],
  path: string,
  options: {
    summary: string;
    access: Access;
    params?: Params;
    query?: Query;
    body?: Body;
    reply?: Reply;
    status?: Endpoint["status"];
    problems?: readonly string[];
    mediaType?: Endpoint["mediaType"];
  },
): Endpoint<Params, Query, Body, Reply> {
  return {
    method,
    path,
    summary: options.summary,
    access: options.access,
    params: options.params ?? (none as unknown as Params),
    query: options.query ?? (none as unknown as Query),
    body: options.body ?? (z.undefined() as unknown as Body),
    reply: options.reply ?? (z.undefined() as unknown as Reply),
    status: options.status ?? (options.reply === undefined ? 204 : 200),
    problems: options.problems ?? [],
    mediaType: options.mediaType ?? "application/json",
  };
}

/** Path parameter of a record. */
export const idParams = z.object({ id: z.coerce.number().int().positive() });
