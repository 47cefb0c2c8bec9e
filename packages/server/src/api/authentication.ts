import type { FastifyInstance, FastifyRequest } from "fastify";
import type { AuthService } from "../auth/auth-service.ts";
import type { Principal } from "../auth/principal.ts";
import { isFromOwnPages } from "./same-origin.ts";
import { sessionCookieOf } from "./session-cookie.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Who sent the request; null when nobody that is known. */
    principal: Principal | null;
    /** What the client proved that with. */
    token: string | null;
  }
}

/** Finds out who sends each request, before anything else is done with it. */
export function authenticate(app: FastifyInstance, auth: AuthService): void {
  app.decorateRequest("principal", null);
  app.decorateRequest("token", null);
  app.addHook("onRequest", async (request) => {
    const token = bearerOf(request) ?? cookieOf(request);
    const principal = token === undefined ? null : await auth.principalOf(token);
    request.principal = principal;
    request.token = principal === null ? null : (token ?? null);
  });
}

function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
}

/** A cookie that another site made the browser send counts for nothing. */
function cookieOf(request: FastifyRequest): string | undefined {
  return isFromOwnPages(request) ? sessionCookieOf(request) : undefined;
}
