import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { hasCode } from "../api/api-error.ts";
import { sessionQuery } from "../api/session.ts";
import { followProfileLanguage, loadAllTexts } from "../i18n/i18n.ts";
import { ConnectingPage } from "./connecting-page.tsx";
import { CrashPage } from "./crash-page.tsx";
import { NotFoundPage } from "./not-found-page.tsx";

export interface RouterContext {
  queryClient: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  notFoundComponent: NotFoundPage,
  errorComponent: CrashPage,
});

/** Where to go after signing in: only paths of this application, never another site. */
export const isOwnPath = (path: string) => /^\/(?![/\\])/.test(path);

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>): { back?: string; ended?: true } => ({
    ...(typeof search.back === "string" && isOwnPath(search.back) ? { back: search.back } : {}),
    ...(search.ended === true ? { ended: true as const } : {}),
  }),
  component: lazyRouteComponent(() => import("./sign-in-page.tsx"), "SignInPage"),
});

/** Parent of every page that needs a signed-in user; features hang their routes below it. */
export const appRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "app",
  component: lazyRouteComponent(() => import("./app-layout.tsx"), "AppLayout"),
  notFoundComponent: NotFoundPage,
  errorComponent: CrashPage,
  // At once: a page without a word looks broken.
  pendingComponent: ConnectingPage,
  pendingMs: 0,
  // The router would keep it for half a second once it shows, and every page with it.
  pendingMinMs: 0,
  beforeLoad: async ({ context, location }) => {
    try {
      const user = await context.queryClient.ensureQueryData(sessionQuery);
      await loadAllTexts();
      await followProfileLanguage(user.language);
    } catch (error) {
      if (!hasCode(error, "not-signed-in")) throw error;
      throw redirect({ to: "/sign-in", search: location.href === "/" ? {} : { back: location.href } });
    }
  },
});

export const homeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ href: "/companies" });
  },
});

/** Whatever no feature claims: said inside the frame, so that the way back is in sight. */
export const unknownRoute = createRoute({
  getParentRoute: () => appRoute,
  path: "$",
  component: NotFoundPage,
});
