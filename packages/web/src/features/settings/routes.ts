import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { appRoute } from "../../app/routes.ts";
import { readApplicationsSearch } from "./applications/applications-search.ts";
import { readFieldsSearch } from "./fields/fields-search.ts";
import { readHealthSearch } from "./health/health-search.ts";
import { readImportSearch, readImportsSearch } from "./imports/import-search.ts";
import { readListsSearch } from "./lists/lists-search.ts";
import { readLogSearch } from "./log/log-search.ts";
import { readPeopleSearch } from "./people/people-search.ts";
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

const healthRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/quote-sync/health",
  validateSearch: readHealthSearch,
  component: lazyRouteComponent(() => import("./health/health-page.tsx"), "HealthPage"),
});

const applicationsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/quote-sync/applications",
  validateSearch: readApplicationsSearch,
  component: lazyRouteComponent(() => import("./applications/applications-page.tsx"), "ApplicationsPage"),
});

const peopleRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/users",
  validateSearch: readPeopleSearch,
  component: lazyRouteComponent(() => import("./people/people-page.tsx"), "PeoplePage"),
});

const listsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/lists",
  validateSearch: readListsSearch,
  component: lazyRouteComponent(() => import("./lists/lists-page.tsx"), "ListsPage"),
});

const fieldsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/fields",
  validateSearch: readFieldsSearch,
  component: lazyRouteComponent(() => import("./fields/fields-page.tsx"), "FieldsPage"),
});

const importsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/import",
  validateSearch: readImportsSearch,
  component: lazyRouteComponent(() => import("./imports/imports-page.tsx"), "ImportsPage"),
});

const importRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/import/$id",
  validateSearch: readImportSearch,
  component: lazyRouteComponent(() => import("./imports/import-page.tsx"), "ImportPage"),
});

export const settingsRoutes = [
  settingsRoute.addChildren([
    settingsHomeRoute,
    syncRoute,
    logRoute,
    healthRoute,
    applicationsRoute,
    peopleRoute,
    listsRoute,
    fieldsRoute,
    importsRoute,
    importRoute,
  ]),
] as const;
