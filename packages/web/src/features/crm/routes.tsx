import type { CrmEntity } from "@brygga/api-contract";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { appRoute } from "../../app/routes.ts";
import { readListSearch } from "./list/list-search.ts";
import { matchRoutes } from "./match-many/routes.ts";
import { readNewRecordSearch } from "./record/new-record-search.ts";
import { readRecordSearch } from "./record/record-search.ts";
import { readSelectionsSearch } from "./selections/selections-search.ts";

// The screens are the same for every entity; which one they show is in the context of the route.

const listRoute = <const Path extends string>(entity: CrmEntity, path: Path) =>
  createRoute({
    getParentRoute: () => appRoute,
    path,
    beforeLoad: () => ({ entity }),
    validateSearch: readListSearch,
    component: lazyRouteComponent(() => import("./list/record-list-page.tsx"), "RecordListPage"),
  });

const newRecordRoute = <const Path extends string>(entity: CrmEntity, path: Path) =>
  createRoute({
    getParentRoute: () => appRoute,
    path,
    beforeLoad: () => ({ entity }),
    validateSearch: readNewRecordSearch,
    component: lazyRouteComponent(() => import("./record/new-record-page.tsx"), "NewRecordPage"),
  });

const recordRoute = <const Path extends string>(entity: CrmEntity, path: Path) =>
  createRoute({
    getParentRoute: () => appRoute,
    path,
    beforeLoad: () => ({ entity }),
    validateSearch: readRecordSearch,
    component: lazyRouteComponent(() => import("./record/record-page.tsx"), "RecordPage"),
  });

const selectionsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: "/selections",
  validateSearch: readSelectionsSearch,
  component: lazyRouteComponent(() => import("./selections/selections-page.tsx"), "SelectionsPage"),
});

/** Routes of the CRM screens, below the signed-in frame. */
export const crmRoutes = [
  listRoute("company", "/companies"),
  newRecordRoute("company", "/companies/new"),
  recordRoute("company", "/companies/$id"),
  listRoute("contact", "/contacts"),
  newRecordRoute("contact", "/contacts/new"),
  recordRoute("contact", "/contacts/$id"),
  listRoute("project", "/projects"),
  newRecordRoute("project", "/projects/new"),
  recordRoute("project", "/projects/$id"),
  selectionsRoute,
  ...matchRoutes,
] as const;
