import { afterEach, beforeEach, expect, test } from "vitest";
import { insertConnectionRow, insertConnector } from "../../db/testing/connection-row.ts";
import { openTestServer, type TestServer } from "../testing.ts";

let server: TestServer;
beforeEach(async () => {
  server = await openTestServer();
});
afterEach(() => server.close());

const get = async (url: string) => (await server.call("user", { url })).json();
const send = (method: "POST" | "PUT" | "DELETE", url: string, payload?: object) =>
  server.call("user", { method, url, ...(payload && { payload }) });

async function create(url: string, payload: object): Promise<number> {
  const response = await send("POST", url, payload);
  expect(response.statusCode).toBe(201);
  return response.json().id;
}

const namesOf = (page: { items: { name?: string; lastName?: string }[] }) =>
  page.items.map(({ name, lastName }) => name ?? lastName);

const origins = async () =>
  (await server.services.db.selectFrom("crm_change").select(["entity", "version", "origin"]).execute()).map(
    ({ entity, version, origin }) => `${entity} ${version} ${origin}`,
  );

test("a deleted record can be seen, found among the deleted ones and restored, and its feed says by whom", async () => {
  const id = await create("/companies", { name: "Fjord AB" });
  await send("DELETE", `/companies/${id}`);
  expect(await get(`/companies/${id}`)).toMatchObject({ code: "not-found" });
  expect(await get(`/companies/${id}?deleted=true`)).toMatchObject({ name: "Fjord AB", version: 2 });
  expect(await get("/companies?deleted=true")).toMatchObject({ items: [{ id }], total: 1 });
  const restored = await server.call("administrator", { method: "POST", url: `/companies/${id}/restore` });
  expect(restored.json()).toMatchObject({ id, version: 3, deletedAt: null });
  expect(await get("/companies")).toMatchObject({ items: [{ id }], total: 1 });
  expect(await origins()).toEqual(["company 1 user:2", "company 2 user:2", "company 3 user:1"]);
  expect((await send("POST", "/companies/99/restore")).statusCode).toBe(404);
});

test("a project has companies and contacts, and each of them tells its projects", async () => {
  const project = await create("/projects", { name: "Hamnen" });
  const company = await create("/companies", { name: "Fjord AB" });
  const contact = await create("/contacts", { lastName: "Berg" });
  for (let twice = 0; twice < 2; twice += 1) {
    expect((await send("PUT", `/projects/${project}/companies/${company}`)).statusCode).toBe(204);
    expect((await send("PUT", `/projects/${project}/contacts/${contact}`)).statusCode).toBe(204);
  }
  expect(namesOf(await get(`/companies?projectId=${project}`))).toEqual(["Fjord AB"]);
  expect(namesOf(await get(`/contacts?projectId=${project}`))).toEqual(["Berg"]);
  expect(namesOf(await get(`/projects?companyId=${company}`))).toEqual(["Hamnen"]);
  expect(namesOf(await get(`/projects?contactId=${contact}`))).toEqual(["Hamnen"]);
  await send("DELETE", `/projects/${project}/companies/${company}`);
  expect(namesOf(await get(`/companies?projectId=${project}`))).toEqual([]);
  expect(await get(`/projects/${project}`)).toMatchObject({ version: 4 });
  expect((await origins()).filter((line) => line.startsWith("project"))).toHaveLength(4);
  expect((await send("PUT", `/projects/${project}/companies/99`)).statusCode).toBe(404);
});

test("the columns that a user chose are the user's own", async () => {
  expect(await get("/me/list-columns")).toEqual({ company: null, contact: null, project: null });
  await send("PUT", "/me/list-columns/company", { columns: ["name", "phone"] });
  await send("PUT", "/me/list-columns/company", { columns: ["name", "postalCity"] });
  expect(await get("/me/list-columns")).toMatchObject({ company: ["name", "postalCity"], contact: null });
  const other = await server.call("administrator", { url: "/me/list-columns" });
  expect(other.json()).toMatchObject({ company: null });
  await send("PUT", "/me/list-columns/company", { columns: null });
  expect(await get("/me/list-columns")).toMatchObject({ company: null });
});

test("a list is given out as CSV as it is filtered and sorted, with values as people read them", async () => {
  await server.services.db
    .insertInto("crm_list_item")
    .values({
      list_id: 1,
      key: "customer",
      name: 'US:"Customer";SV:"Kund"',
      tooltip: "",
      rank: 1,
      deleted: 0,
    })
    .execute();
  const company = await create("/companies", { name: "Beta, AB", category: "customer", phone: "+46 1" });
  await create("/companies", { name: "=cmd|' /C calc'!A0" });
  await create("/contacts", { lastName: "Berg", companyId: company });
  const file = async (url: string) => {
    const response = await server.call("user", { url });
    expect(response.headers["content-type"]).toBe("text/csv; charset=utf-8");
    return response.body.replace("\ufeff", "").trim().split("\n");
  };
  const headings = encodeURIComponent(JSON.stringify(["Namn", "Kategori"]));
  expect(
    await file(`/companies.csv?language=sv&sort=-name&columns=name,category&headings=${headings}`),
  ).toEqual(["Namn,Kategori", '"Beta, AB",Kund', "'=cmd|' /C calc'!A0,"]);
  expect(await file("/companies.csv?q=beta&columns=id,phone")).toEqual(["id,phone", `${company},'+46 1`]);
  expect(await file("/contacts.csv?columns=lastName,companyId")).toEqual([
    "lastName,companyId",
    'Berg,"Beta, AB"',
  ]);
  const { errors } = await get("/companies.csv?columns=nonsense");
  expect(errors).toMatchObject([{ path: "columns" }]);
  expect(await get("/companies.csv?sort=nonsense")).toMatchObject({ errors: [{ path: "sort" }] });
});

test("a user is told the ERP connections that the scope allows", async () => {
  const { db } = server.services;
  const connector_id = await insertConnector(db, { name: "Sample", url: "http://127.0.0.1:1/" });
  for (const scope of ["everyone", "restricted"] as const) {
    const name = `US:"For ${scope}";SV:"För ${scope}"`;
    await insertConnectionRow(db, { connector_id, scope, name, connection_guid: scope });
  }
  await db
    .insertInto("actor_type_mapping")
    .values({ connection_id: 1, actor_type: "Customer", crm_entity: "company", active: 1 })
    .execute();
  expect(await get("/me/erp-connections")).toEqual({
    items: [
      {
        id: 1,
        name: "For everyone",
        active: true,
        entities: ["company"],
        canConnect: true,
        canCreateInErp: true,
      },
    ],
  });
});
