import { createRouter } from "@tanstack/react-router";
import { createQueryClient } from "../api/query-client.ts";
import { queryKeys } from "../api/query-keys.ts";
import { accountRoutes } from "../features/account/routes.ts";
import { crmRoutes } from "../features/crm/routes.tsx";
import { settingsRoutes } from "../features/settings/routes.ts";
import { appRoute, homeRoute, rootRoute, signInRoute, unknownRoute } from "./routes.ts";

/** A session that ended elsewhere: sign in, and come back to the very same page with its dialog. */
function leaveForSignIn() {
  const { pathname, href } = router.latestLocation;
  if (pathname === "/sign-in") return;
  queryClient.removeQueries({ queryKey: queryKeys.session });
  void router.navigate({ to: "/sign-in", search: { back: href, ended: true } });
}

export const queryClient = createQueryClient({ onSignedOut: leaveForSignIn });

const routeTree = rootRoute.addChildren([
  signInRoute,
  appRoute.addChildren([homeRoute, ...crmRoutes, ...settingsRoutes, ...accountRoutes, unknownRoute]),
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
