import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { appRoute } from "../../../app/routes.ts";
import { readReviewSearch, readStartSearch } from "./match-search.ts";

const startRoute = createRoute({
  getParentRoute: () => appRoute,
  path: "/match",
  validateSearch: readStartSearch,
  component: lazyRouteComponent(() => import("./start-match-page.tsx"), "StartMatchPage"),
});

const reviewRoute = createRoute({
  getParentRoute: () => appRoute,
  path: "/match/$id",
  validateSearch: readReviewSearch,
  component: lazyRouteComponent(() => import("./match-page.tsx"), "MatchPage"),
});

/** Routes of matching many records. */
export const matchRoutes = [startRoute, reviewRoute] as const;
