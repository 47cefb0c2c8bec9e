import { api } from "@brygga/api-contract";
import { expect, test } from "vitest";
import { topicsOfFailure, topicsOfPath } from "./topics-of-path.ts";

test("what only asks is told to nobody", () => {
  for (const path of [
    "/session",
    "/me",
    "/erp-connections/test",
    "/links/preview",
    "/sync-connectors/test",
  ]) {
    expect(topicsOfPath(path), path).toEqual([]);
  }
});

test("a write is told by what it changes", () => {
  expect(topicsOfPath("/problems/:id/ignore")).toEqual(["problems", "connections"]);
  expect(topicsOfPath("/companies/:id")).toEqual(["records"]);
  expect(topicsOfPath("/uncertain-creates/:id/search")).toContain("records");
  expect(topicsOfPath("/sync-engine/resync")).toEqual(["jobs"]);
  expect(topicsOfPath("/sync-engine")).toEqual(["engine", "connections"]);
});

test("a create that fell into doubt is told although it failed; what failed otherwise has changed nothing", () => {
  expect(topicsOfFailure("/links/create-actor", 409)).toEqual(["records"]);
  expect(topicsOfFailure("/uncertain-creates/:id/create-anyway", 502)).toEqual(["records"]);
  expect(topicsOfFailure("/links/create-actor", 401)).toEqual([]);
  expect(topicsOfFailure("/links", 409)).toEqual([]);
});

test("every path of the API that writes is known here, or known to change nothing", () => {
  const silent = Object.values(api)
    .filter(({ method, path }) => method !== "GET" && topicsOfPath(path).length === 0)
    .map(({ path }) => path);
  expect([...new Set(silent)].sort()).toEqual(
    silent
      .filter((path) => /\/(session|me|test|search|preview|preflight|match)(\/|$)/.test(path))
      .filter((path, index, all) => all.indexOf(path) === index)
      .sort(),
  );
});
