import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { appRoute } from "../../app/routes.ts";
import { readApplicationsSearch } from "./applications/applications-search.ts";
import { readLogSearch } from "./log/log-search.ts";
import { readSyncSearch } from "./sync/sync-search.ts";

const settingsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: "/settings",
  component: lazyRouteComponent(() => import("./settings-layout.tsx"), "SettingsLayout"),
});

const settingsHomeRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ href: "/settings/quote-sync" });
  },
});

const syncRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/quote-sync",
  validateSearch: readSyncSearch,
  component: lazyRouteComponent(() => import("./sync/sync-page.tsx"), "SyncPage"),
});

const logRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/quote-sync/log",
  validateSearch: readLogSearch,
  component: lazyRouteComponent(() => import("./log/log-page.tsx"), "LogPage"),
});

const applicationsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/quote-sync/applications",
  validateSearch: readApplicationsSearch,
  component: lazyRouteComponent(() => import("./applications/applications-page.tsx"), "ApplicationsPage"),
});

export const settingsRoutes = [
  settingsRoute.addChildren([settingsHomeRoute, syncRoute, logRoute, applicationsRoute]),
] as const;
