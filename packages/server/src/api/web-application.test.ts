import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openTestServer } from "./testing.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "brygga-web-"));
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "assets", "app-3f2a.js"), "export {};");
});
afterEach(() => rm(folder, { recursive: true }));

const html = { accept: "text/html,application/xhtml+xml" };

test("pages of the application get index.html, asked for anew; assets are kept for ever", async () => {
  await writeFile(join(folder, "index.html"), "<title>Brygga</title>");
  await using server = await openTestServer({ webFolder: folder });
  for (const url of ["/", "/companies/3?tab=erp"]) {
    const page = await server.app.inject({ url, headers: html });
    expect([page.statusCode, page.body]).toEqual([200, "<title>Brygga</title>"]);
    expect(page.headers["cache-control"]).toBe("no-cache");
    expect(page.headers["content-security-policy"]).toBeDefined();
  }
  const asset = await server.app.inject("/assets/app-3f2a.js");
  expect(asset.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
});

test("an asset that is gone and a path of the API are not answered with a page", async () => {
  await writeFile(join(folder, "index.html"), "<title>Brygga</title>");
  await using server = await openTestServer({ webFolder: folder });
  for (const url of ["/assets/app-old.js", "/api/v1/nonsense", "/../../etc/passwd"]) {
    const response = await server.app.inject({ url, headers: html });
    expect(response.body, url).not.toContain("root:");
    if (!url.includes("..")) {
      expect(response.statusCode, url).toBe(404);
    }
  }
});

test("before the application is built its address says how to build it", async () => {
  await using server = await openTestServer({ webFolder: folder });
  const response = await server.app.inject({ url: "/", headers: html });
  expect(response.statusCode).toBe(503);
  expect(response.body).toContain("npm start");
});

test("what the build has compressed is given to those who can read it", async () => {
  await writeFile(join(folder, "index.html"), "<title>Brygga</title>");
  await writeFile(join(folder, "assets", "app-3f2a.js.br"), "brotli");
  await writeFile(join(folder, "assets", "app-3f2a.js.gz"), "gzip");
  await using server = await openTestServer({ webFolder: folder });
  const bodies = { "gzip, deflate, br": "brotli", gzip: "gzip", identity: "export {};" };
  for (const [accepted, body] of Object.entries(bodies)) {
    const headers = { "accept-encoding": accepted };
    const asset = await server.app.inject({ url: "/assets/app-3f2a.js", headers });
    expect(asset.body, accepted).toBe(body);
    expect(asset.headers).toMatchObject({
      "content-type": expect.stringContaining("javascript"),
      "cache-control": "public, max-age=31536000, immutable",
      vary: "accept-encoding",
    });
  }
});
