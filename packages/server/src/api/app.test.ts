import { afterEach, beforeEach, expect, test } from "vitest";
import { openTestServer, type TestServer } from "./testing.ts";

let server: TestServer;
beforeEach(async () => {
  server = await openTestServer();
});
afterEach(() => server.close());

test("health is public and says whether the database answers", async () => {
  expect((await server.app.inject("/healthz")).json()).toEqual({ status: "ok" });
  expect((await server.app.inject("/readyz")).statusCode).toBe(200);
  await server.services.db.destroy();
  expect((await server.app.inject("/readyz")).statusCode).toBe(503);
  expect((await server.app.inject("/healthz")).statusCode).toBe(200);
});

test("every answer carries the security headers", async () => {
  const { headers } = await server.app.inject("/healthz");
  const policy = String(headers["content-security-policy"]);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toContain("unsafe-eval");
  expect(headers["x-content-type-options"]).toBe("nosniff");
});

test("a path that does not exist is a problem, not a page", async () => {
  const response = await server.app.inject("/api/v1/nonsense");
  expect(response.statusCode).toBe(404);
  expect(response.json()).toMatchObject({ code: "not-found" });
});

test("a fault of our own says nothing of its cause to the client and all of it to the log", async () => {
  await server.services.db.schema.alterTable("crm_list").renameTo("elsewhere").execute();
  const response = await server.call("user", { url: "/lists" });
  expect(response.statusCode).toBe(500);
  expect(response.json()).toMatchObject({
    code: "internal-error",
    values: { requestId: expect.any(String) },
  });
  expect(response.body).not.toContain("crm_list");
  expect(server.lines.join("")).toContain("no such table: crm_list");
});

test("the API describes every endpoint of the contract to those who are signed in", async () => {
  expect((await server.call("anonymous", { url: "/openapi.json" })).statusCode).toBe(401);
  const document = (await server.call("user", { url: "/openapi.json" })).json();
  expect(document.openapi).toBe("3.1.0");
  expect(document.paths["/companies/{id}"].patch).toMatchObject({ operationId: "updateCompany" });
  expect(document.paths["/companies"].get.parameters).toContainEqual(
    expect.objectContaining({ name: "limit", in: "query", required: false }),
  );
  expect(document.paths["/session"].post.security).toEqual([]);
});
