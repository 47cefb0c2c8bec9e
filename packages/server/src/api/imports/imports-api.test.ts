import type { ImportLine, ImportView, Selection } from "@brygga/api-contract";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addUser } from "../../auth/users.ts";
import { type ImportWorld, openImportWorld } from "../../sync/imports/testing/import-world.ts";
import { buildApp } from "../app.ts";

let world: ImportWorld;
let app: FastifyInstance;
const tokens = new Map<string, string>();

const PASSWORD = "a good password";

beforeEach(async () => {
  world = await openImportWorld();
  app = buildApp(world.services, { logger: pino({ enabled: false }) });
  await addUser(world.db, { username: "user", displayName: "User", role: "user", password: PASSWORD });
  for (const username of ["anna", "user"]) {
    const signIn = { username, password: PASSWORD, address: "127.0.0.1" };
    tokens.set(username, (await world.services.auth.signIn(signIn)).token);
  }
});
afterEach(async () => {
  await app.close();
  await world[Symbol.asyncDispose]();
});

type Method = "GET" | "POST" | "PATCH" | "DELETE";

async function send(method: Method, url: string, { body, as = "anna" }: { body?: object; as?: string } = {}) {
  return app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { authorization: `Bearer ${tokens.get(as)}` },
    ...(body === undefined ? {} : { payload: body }),
  });
}

async function ok<Answer>(method: Method, url: string, body?: object): Promise<Answer> {
  const answer = await send(method, url, body === undefined ? {} : { body });
  expect(answer.statusCode, `${method} ${url}: ${answer.body}`).toBeLessThan(300);
  return answer.body === "" ? (undefined as Answer) : answer.json<Answer>();
}

async function ended({ id }: ImportView): Promise<ImportView> {
  await world.ended(id);
  return ok("GET", `/imports/${id}`);
}

interface Found {
  readonly columns: readonly { readonly fieldKey: string }[];
  readonly items: readonly { readonly erpKey: string; readonly isChosen: boolean; readonly values: object }[];
  readonly nextCursor: string | null;
  readonly total: number;
  readonly linked: number;
}

const begin = () =>
  ok<ImportView>("POST", "/imports", {
    connectionId: world.connectionId,
    actorType: "Customer",
    name: "Customers",
  });

describe("an import through the API", () => {
  test("goes from the choice of a source to selections", async () => {
    const sources = await ok<{
      items: { connectionId: number; actorTypes: { actorType: string; obstacle: unknown }[] }[];
    }>("GET", "/import-sources");
    expect(sources.items[0]?.actorTypes).toContainEqual({
      actorType: "Customer",
      entity: "company",
      obstacle: null,
    });
    const draft = await begin();
    expect(draft).toMatchObject({ state: "draft", chosen: 0, outcomes: null, contactsObstacle: null });

    const found = await ok<Found>("POST", `/imports/${draft.id}/search?limit=2`, { criteria: [] });
    expect(found).toMatchObject({ total: 5, linked: 0 });
    expect(found.items.map(({ isChosen }) => isChosen)).toEqual([false, false]);
    const next = await ok<Found>("GET", `/imports/${draft.id}/search?limit=3&cursor=${found.nextCursor}`);
    expect(next.items).toHaveLength(3);
    expect(next.nextCursor).toBeNull();

    const [first] = found.items;
    const some = await ok<{ added: number }>("POST", `/imports/${draft.id}/actors`, {
      erpKeys: [first?.erpKey],
    });
    expect(some.added).toBe(1);
    const all = await ok<{ added: number; import: ImportView }>("POST", `/imports/${draft.id}/actors`, {
      all: true,
      except: [next.items[0]?.erpKey],
    });
    expect(all).toMatchObject({ added: 3, import: { chosen: 4 } });
    const chosen = await ok<{ items: { lineId: number; name: string }[]; total: number }>(
      "GET",
      `/imports/${draft.id}/actors`,
    );
    expect(chosen.total).toBe(4);
    const removed = await ok<ImportView>("POST", `/imports/${draft.id}/actors/remove`, {
      lineIds: [chosen.items[3]?.lineId],
    });
    expect(removed.chosen).toBe(3);

    await ok("PATCH", `/imports/${draft.id}`, {
      name: "Our customers",
      settings: { duplicateMatch: "name" },
    });
    const previewed = await ended(await ok("POST", `/imports/${draft.id}/preview`));
    expect(previewed).toMatchObject({ state: "previewed", name: "Our customers", outcomes: { new: 3 } });
    const lines = await ok<{ items: ImportLine[] }>(
      "GET",
      `/imports/${draft.id}/preview?outcome=new&limit=2`,
    );
    expect(lines.items).toHaveLength(2);
    const [line] = lines.items;
    const detail = await ok<{ fields: { effect: string; displayName: string }[] }>(
      "GET",
      `/imports/${draft.id}/preview/${line?.lineId}`,
    );
    expect(detail.fields.map(({ effect }) => effect)).toContain("written");
    const unchecked = await ok<ImportView>("PATCH", `/imports/${draft.id}/preview`, {
      lineIds: [line?.lineId],
      isChecked: false,
    });
    expect(unchecked.unchecked).toBe(1);

    const imported = await ended(await ok("POST", `/imports/${draft.id}/run`));
    expect(imported).toMatchObject({
      state: "imported",
      results: { new: 2, skipped: 1 },
      job: { kind: "import", canUndo: true },
    });
    const results = await ok<{ items: ImportLine[] }>("GET", `/imports/${draft.id}/results?result=new`);
    expect(results.items.map(({ record }) => record?.entity)).toEqual(["company", "company"]);

    const selections = await ok<{ items: Selection[] }>("GET", `/selections?importId=${draft.id}`);
    expect(selections.items).toMatchObject([
      { name: "Our customers", kind: "new", entity: "company", count: 2 },
    ]);
    const [selection] = selections.items;
    const file = await send("GET", `/selections/${selection?.id}/records.csv`);
    expect(file.body.trim().split("\n")).toHaveLength(3);
    await ok("DELETE", `/selections/${selection?.id}`);
    expect(await ok<{ items: Selection[] }>("GET", "/selections")).toMatchObject({ items: [] });
    expect((await ok<Selection>("POST", `/selections/${selection?.id}/restore`)).deletedAt).toBeNull();
  });

  test("is for administrators; whoever uses the CRM sees selections", async () => {
    const { id } = await begin();
    for (const url of ["/import-sources", "/imports", `/imports/${id}`, `/imports/${id}/preview`]) {
      expect((await send("GET", url, { as: "user" })).statusCode, url).toBe(403);
    }
    expect((await send("POST", `/imports/${id}/run`, { as: "user" })).statusCode).toBe(403);
    expect((await send("GET", "/selections", { as: "user" })).statusCode).toBe(200);
    expect((await send("DELETE", "/selections/1", { as: "user" })).statusCode).toBe(403);
  });

  test("refuses what does not go with its state or the mapping, in words", async () => {
    const { id } = await begin();
    const refused = async (method: Method, url: string, body?: object) => {
      const answer = await send(method, url, body === undefined ? {} : { body });
      return answer.json<{ code: string }>().code;
    };
    expect(await refused("POST", `/imports/${id}/preview`)).toBe("nothing-to-import");
    expect(await refused("POST", `/imports/${id}/run`)).toBe("import-not-previewed");
    expect(await refused("POST", `/imports/${id}/retry`)).toBe("nothing-to-import");
    expect(await refused("PATCH", `/imports/${id}`, { settings: { duplicateMatch: "vat-number" } })).toBe(
      "invalid-request",
    );
    expect(
      await refused("POST", `/imports/${id}/search`, {
        criteria: [{ fieldKey: "NONE", operator: "=", values: ["x"] }],
      }),
    ).toBe("invalid-request");
    expect(
      await refused("POST", "/imports", { connectionId: world.connectionId, actorType: "Supplier" }),
    ).toBe("not-found");
    await world.db.updateTable("erp_connection").set({ active: 0 }).execute();
    expect(
      await refused("POST", "/imports", { connectionId: world.connectionId, actorType: "Customer" }),
    ).toBe("connection-inactive");
    expect((await send("DELETE", `/imports/${id}`)).statusCode).toBe(204);
    expect((await send("GET", `/imports/${id}`)).statusCode).toBe(404);
  });

  test("tells its search in the columns of the search, and what is linked already", async () => {
    const { id } = await begin();
    const name = [...world.sample.erp.actors("Customer")][1]?.fieldValues.NAME ?? "";
    const criteria = [{ fieldKey: "NAME", operator: "=", values: [name.toUpperCase()] }];
    const found = await ok<Found>("POST", `/imports/${id}/search`, { criteria });
    expect(found.items).toMatchObject([{ values: { NAME: name }, linkedTo: null }]);
    await ok("POST", `/imports/${id}/actors`, { all: true });
    await ended(await ok("POST", `/imports/${id}/preview`));
    await ended(await ok("POST", `/imports/${id}/run`));
    const other = await begin();
    const again = await ok<Found>("POST", `/imports/${other.id}/search`, { criteria });
    expect(again).toMatchObject({ total: 1, linked: 1, items: [{ linkedTo: { entity: "company", name } }] });
  });

  test("takes a match by id before its field is chosen, and asks for the field with the preview", async () => {
    const { id } = await begin();
    const found = await ok<Found>("POST", `/imports/${id}/search`);
    await ok("POST", `/imports/${id}/actors`, { erpKeys: [found.items[0]?.erpKey] });
    const settings = { duplicateMatch: "id", idFieldKey: null };
    expect(await ok<ImportView>("PATCH", `/imports/${id}`, { settings })).toMatchObject({ settings });
    const early = await send("POST", `/imports/${id}/preview`);
    expect(early.json()).toMatchObject({
      code: "invalid-request",
      errors: [{ path: "settings.idFieldKey" }],
    });
    const unknown = await send("PATCH", `/imports/${id}`, { body: { settings: { idFieldKey: "NONE" } } });
    expect(unknown.statusCode).toBe(400);
    await ok("PATCH", `/imports/${id}`, { settings: { idFieldKey: "NAME" } });
    expect(await ended(await ok("POST", `/imports/${id}/preview`))).toMatchObject({ outcomes: { new: 1 } });
  });

  test("checks what a filter shows, and gives its lines out as files", async () => {
    const { id } = await begin();
    await ok("POST", `/imports/${id}/search`);
    await ok("POST", `/imports/${id}/actors`, { all: true });
    await ended(await ok("POST", `/imports/${id}/preview`));
    const [first] = [...world.sample.erp.actors("Customer")];
    const q = first?.erpKey ?? "";
    const checking = { all: true, outcome: "new", q, isChecked: false };
    expect(await ok("PATCH", `/imports/${id}/preview`, checking)).toMatchObject({
      unchecked: 1,
      toImport: 4,
    });
    const preview = await send("GET", `/imports/${id}/preview.csv?checked=false`);
    expect(preview.headers["content-disposition"]).toContain(`import-${id}-preview.csv`);
    const [head, line, ...more] = preview.body.trim().split("\n");
    expect(head).toBe(
      "entity,actorType,erpKey,name,parentName,isChecked,outcome,result,reason,details,values,problems,entityId,recordName",
    );
    expect(line).toContain(`company,Customer,${q},${first?.fieldValues.NAME},,false,new,`);
    expect(more).toEqual([]);
    await ended(await ok("POST", `/imports/${id}/run`));
    const results = (await send("GET", `/imports/${id}/results.csv`)).body.trim().split("\n");
    expect(results).toHaveLength(6);
    expect(results.filter((one) => one.includes(",skipped,unchecked,"))).toHaveLength(1);
    const made = (await send("GET", `/imports/${id}/results.csv?result=new`)).body.trim().split("\n");
    expect(made).toHaveLength(5);
  });

  test("is begun once, when two administrators begin it at once", async () => {
    const { id } = await begin();
    await ok("POST", `/imports/${id}/search`);
    await ok("POST", `/imports/${id}/actors`, { all: true });
    await ended(await ok("POST", `/imports/${id}/preview`));
    const codes = async (url: string) => {
      const answers = await Promise.all([send("POST", url), send("POST", url)]);
      return answers.map(({ statusCode }) => statusCode).sort();
    };
    expect(await codes(`/imports/${id}/run`)).toEqual([202, 409]);
    await world.ended(id);
    const jobs = await world.db.selectFrom("sync_job").select("kind").where("kind", "=", "import").execute();
    expect(jobs).toHaveLength(1);
  });

  test("that has only linked is taken back as a whole, once", async () => {
    const erpKeys = [[...world.sample.erp.actors("Customer")][0]?.erpKey];
    const importThem = async () => {
      const { id } = await begin();
      await ok("POST", `/imports/${id}/search`);
      await ok("POST", `/imports/${id}/actors`, { erpKeys });
      await ended(await ok("POST", `/imports/${id}/preview`));
      return ended(await ok("POST", `/imports/${id}/run`));
    };
    await importThem();
    await ok("DELETE", `/links/${(await world.db.selectFrom("link").select("id").executeTakeFirst())?.id}`);
    const done = await importThem();
    const { id } = done;
    expect(done).toMatchObject({ results: { "linked-only": 1 }, job: { canUndo: true } });
    const preview = await ok<{ id: number }>("POST", `/jobs/${done.job?.id}/undo`, { preview: true });
    await world.services.jobs.runner.settled(preview.id, AbortSignal.timeout(30_000));
    const { params } = await ok<{ params: { runId: number } }>("GET", `/jobs/${preview.id}`);
    const undo = await ok<{ id: number }>("POST", `/sync-engine/runs/${params.runId}/undo`);
    await world.services.jobs.runner.settled(undo.id, AbortSignal.timeout(30_000));
    expect(await ok("GET", `/jobs/${undo.id}`)).toMatchObject({ counts: { written: 1 }, canUndo: false });
    expect(await ok("GET", `/imports/${id}`)).toMatchObject({
      results: { skipped: 1 },
      job: { canUndo: false },
    });
    expect(await world.db.selectFrom("link").select("id").execute()).toEqual([]);
  });
});
