import "@fastify/cookie";
import type { FastifyReply, FastifyRequest } from "fastify";
import { SESSION_HOURS } from "../auth/sessions.ts";

const NAME = "brygga_session";

export function sessionCookieOf(request: FastifyRequest): string | undefined {
  return request.cookies[NAME];
}

/** Without an expiry of its own the cookie ends with the browser; the session behind it ends by itself. */
export function setSessionCookie(reply: FastifyReply, token: string): void {
  reply.setCookie(NAME, token, { ...attributes(reply.request), maxAge: SESSION_HOURS * 3600 });
}

export function clearSessionCookie(reply: FastifyReply): void {
  reply.clearCookie(NAME, attributes(reply.request));
}

const attributes = (request: FastifyRequest) =>
  ({ path: "/", httpOnly: true, sameSite: "strict", secure: request.protocol === "https" }) as const;
