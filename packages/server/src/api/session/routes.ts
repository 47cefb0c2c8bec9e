import { api } from "@brygga/api-contract";
import type { FastifyInstance } from "fastify";
import type { Services } from "../../compose.ts";
import { publicRoute, route } from "../routes.ts";
import { clearSessionCookie, setSessionCookie } from "../session-cookie.ts";

export function sessionRoutes(app: FastifyInstance, { auth }: Pick<Services, "auth">): void {
  publicRoute(app, api.createSession, async ({ body, http }) => {
    const session = await auth.signIn({ ...body, address: http.request.ip });
    setSessionCookie(http.reply, session.token);
    return session;
  });

  publicRoute(app, api.getSession, async ({ http: { request } }) => ({
    user: request.principal === null ? null : await auth.sessionUser(request.principal.userId),
  }));

  route(app, api.deleteSession, async ({ http }) => {
    if (http.request.token !== null) {
      await auth.signOut(http.request.token);
    }
    clearSessionCookie(http.reply);
  });

  route(app, api.getMe, async ({ principal }) => auth.sessionUser(principal.userId));
  route(app, api.patchMe, ({ principal, body }) => auth.chooseLanguage(principal.userId, body.language));
  route(app, api.changeMyPassword, async ({ principal, body, http: { request } }) => {
    await auth.changePassword({ ...body, principal, address: request.ip, token: request.token });
  });
}
