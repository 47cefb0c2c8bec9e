import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endpoints, openTestServer, sampleRequest, type TestServer, toRoutePath } from "./testing.ts";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

test("every endpoint of the contract has a route", async () => {
  await server.app.ready();
  const missing = endpoints
    .filter(([, { method, path }]) => !server.app.hasRoute({ method, url: `/api/v1${toRoutePath(path)}` }))
    .map(([name]) => name);
  expect(missing).toEqual([]);
});

/** Whoever gets past the check may meet any other answer: the request has no sensible content. */
const REFUSALS = [401, 403];

describe.each(endpoints)("%s", (_name, endpoint) => {
  const { access } = endpoint;
  const statusFor = async (who: "anonymous" | "user") =>
    (await server.call(who, sampleRequest(endpoint))).statusCode;

  test(`is for ${access}`, async () => {
    const anonymous = await statusFor("anonymous");
    if (access === "public") {
      expect(anonymous).not.toBe(403);
      return;
    }
    expect(anonymous).toBe(401);
    // Signing out would end the session that the other requests use.
    if (endpoint.path !== "/session") {
      const user = await statusFor("user");
      expect(user === 403, `a user gets ${user}`).toBe(access === "administrator");
      const administrator = (await server.call("administrator", sampleRequest(endpoint))).statusCode;
      expect(REFUSALS).not.toContain(administrator);
    }
  });
});
