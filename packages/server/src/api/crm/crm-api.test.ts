import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openTestServer, type TestServer } from "../testing.ts";

let server: TestServer;
beforeEach(async () => {
  server = await openTestServer();
  await server.services.db
    .insertInto("crm_list_item")
    .values({ list_id: 1, key: "customer", name: "Customer", tooltip: "", rank: 1, deleted: 0 })
    .execute();
});
afterEach(() => server.close());

const create = (payload: object, url = "/companies") => server.call("user", { method: "POST", url, payload });

const patch = (payload: object, etag?: string) =>
  server.call("user", {
    method: "PATCH",
    url: "/companies/1",
    payload,
    headers: etag === undefined ? {} : { "if-match": etag },
  });

const errorsOf = async (payload: object, url = "/companies") => {
  const response = await create(payload, url);
  expect(response.json()).toMatchObject({ code: "invalid-request", status: 400 });
  return response.json().errors.map(({ path, code }: { path: string; code: string }) => `${path}: ${code}`);
};

test("a created company is answered whole, with its version as ETag, and can be read again", async () => {
  const response = await create({ name: "Fjord AB", category: "customer", phone: "" });
  expect(response.statusCode).toBe(201);
  expect(response.headers.etag).toBe('"1"');
  expect(response.json()).toMatchObject({
    id: 1,
    version: 1,
    name: "Fjord AB",
    category: "customer",
    phone: null,
  });
  expect((await server.call("user", { url: "/companies/1" })).json()).toEqual(response.json());
});

test("a change names its version, and is refused when somebody else was faster", async () => {
  await create({ name: "Fjord AB" });
  const first = await patch({ phone: "1" }, '"1"');
  expect(first.headers.etag).toBe('"2"');
  const second = await patch({ phone: "2" }, '"1"');
  expect(second.statusCode).toBe(412);
  expect(second.json()).toMatchObject({ code: "version-conflict", values: { version: 2 } });
  expect((await patch({ phone: "3" }, "nonsense")).statusCode).toBe(400);
  expect((await patch({ phone: "3" })).json()).toMatchObject({ version: 3, phone: "3" });
});

test("a change to the present values is no change", async () => {
  await create({ name: "Fjord AB" });
  expect((await patch({ name: "Fjord AB", phone: "" })).json()).toMatchObject({ version: 1 });
});

test("writes are in the change feed with the user as their origin", async () => {
  await create({ name: "Fjord AB" });
  await patch({ phone: "1" });
  await server.call("administrator", { method: "DELETE", url: "/companies/1" });
  const changes = await server.services.db.selectFrom("crm_change").select(["version", "origin"]).execute();
  expect(changes).toEqual([
    { version: 1, origin: "user:2" },
    { version: 2, origin: "user:2" },
    { version: 3, origin: "user:1" },
  ]);
});

test("a deleted record is gone from the list and cannot be read or changed", async () => {
  await create({ name: "Fjord AB" });
  expect((await server.call("user", { method: "DELETE", url: "/companies/1" })).statusCode).toBe(204);
  expect((await server.call("user", { url: "/companies" })).json()).toMatchObject({
    items: [],
    nextCursor: null,
    total: 0,
  });
  expect((await server.call("user", { url: "/companies/1" })).json()).toMatchObject({ code: "not-found" });
  expect((await patch({ phone: "1" })).statusCode).toBe(404);
});

describe("a bad value is answered with its field:", () => {
  test("missing and blank mandatory fields", async () => {
    expect(await errorsOf({})).toEqual(["name: mandatory"]);
    expect(await errorsOf({ name: " \t" })).toEqual(["name: mandatory"]);
    expect(await errorsOf({ lastName: "" }, "/contacts")).toEqual(["lastName: mandatory"]);
  });

  test("unknown fields, wrong types, too long texts, items that are not in the list", async () => {
    expect(
      await errorsOf({
        name: "A",
        nonsense: 1,
        phone: 1,
        code: "x".repeat(256),
        category: "none",
        ourContactId: 99,
      }),
    ).toEqual([
      "nonsense: unknown-field",
      "phone: wrong-type",
      "code: too-long",
      "category: no-such-item",
      "ourContactId: no-such-record",
    ]);
  });

  test("U+0000, which cannot be sent to an ERP; other control characters are kept", async () => {
    expect(await errorsOf({ name: "A\u0000", note: "\u0000" })).toEqual([
      "name: nul-character",
      "note: nul-character",
    ]);
    expect((await create({ name: "A", note: "a\u0001b\tc" })).statusCode).toBe(201);
  });

  test("length is counted in UTF-16 units, as ERP systems count", async () => {
    expect((await create({ name: "A", code: "🌉".repeat(127) })).statusCode).toBe(201);
    expect(await errorsOf({ name: "A", code: "🌉".repeat(128) })).toEqual(["code: too-long"]);
  });

  test("dates that do not exist", async () => {
    expect(await errorsOf({ name: "A", endDate: "2026-02-30" }, "/projects")).toEqual([
      "endDate: invalid-date",
    ]);
    expect(await errorsOf({ name: "A", endDate: "24.12.2026" }, "/projects")).toEqual([
      "endDate: invalid-date",
    ]);
    expect((await create({ name: "A", endDate: "2028-02-29" }, "/projects")).statusCode).toBe(201);
  });

  test("decimals and integers of user-defined fields", async () => {
    const field = { entity: "project" as const, max_length: 0, list_id: null };
    await server.services.db
      .insertInto("crm_field")
      .values([
        { ...field, key: "x_budget", type: "decimal", label: "Budget", scale: 2 },
        { ...field, key: "x_seats", type: "integer", label: "Seats", scale: null },
      ])
      .execute();
    expect(await errorsOf({ name: "A", x_budget: "1.234", x_seats: 1.5 }, "/projects")).toEqual([
      "x_budget: too-precise",
      "x_seats: wrong-type",
    ]);
    const stored = await create({ name: "A", x_budget: "9999999999999999.99", x_seats: 3 }, "/projects");
    expect(stored.json()).toMatchObject({ x_budget: "9999999999999999.99", x_seats: 3 });
  });
});

test("a list is searched, limited and continued with its cursor", async () => {
  for (const name of ["Alfa", "Beta", "Gamma alfa"]) {
    await create({ name });
  }
  const list = async (query: string) => (await server.call("user", { url: `/companies?${query}` })).json();
  const first = await list("q=ALFA&limit=1");
  expect(first.items).toMatchObject([{ name: "Alfa" }]);
  expect(await list(`q=alfa&limit=1&cursor=${first.nextCursor}`)).toMatchObject({
    items: [{ name: "Gamma alfa" }],
    nextCursor: null,
  });
  expect(await list("limit=0")).toMatchObject({ code: "invalid-request", errors: [{ path: "limit" }] });
  expect(await list("sort=nonsense")).toMatchObject({ errors: [{ path: "sort", code: "unknown-sort" }] });
});

test("a body that is no JSON, or of another type, is the sender's mistake", async () => {
  const send = (payload: string, type: string) =>
    server.call("user", { method: "POST", url: "/companies", payload, headers: { "content-type": type } });
  expect((await send("{", "application/json")).json()).toMatchObject({
    code: "invalid-request",
    status: 400,
  });
  expect((await send("name=A", "application/x-www-form-urlencoded")).statusCode).toBe(415);
  expect((await send('{"__proto__":{}}', "application/json")).statusCode).toBe(400);
});

test("fields and lists are described", async () => {
  const fields = (await server.call("user", { url: "/fields" })).json().items;
  expect(fields).toContainEqual(
    expect.objectContaining({
      entity: "company",
      key: "category",
      type: "list",
      listId: 1,
      userDefined: false,
    }),
  );
  const lists = (await server.call("user", { url: "/lists" })).json().items;
  expect(lists[0]).toMatchObject({ key: "category", items: [{ key: "customer", name: "Customer" }] });
});
