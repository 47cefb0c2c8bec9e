import type { FastifyRequest } from "fastify";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request may use the session cookie: one that changes nothing, or one that the browser says comes
 * from our own pages. A program that sends neither header is no browser, and nobody's cookie is in it unasked.
 */
export function isFromOwnPages(request: Pick<FastifyRequest, "method" | "headers">): boolean {
  if (SAFE_METHODS.has(request.method)) {
    return true;
  }
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined) {
    return site === "same-origin" || site === "none";
  }
  const { origin, host } = request.headers;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}
