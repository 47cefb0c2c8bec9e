import type { CrmField, CrmRecordBody, CrmValue } from "@brygga/api-contract";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { saveRecord } from "./save-record.ts";

const fields = ["name", "phone", "fax"].map(
  (key): CrmField => ({
    entity: "company",
    key,
    type: "text",
    label: null,
    maxLength: 255,
    scale: null,
    readOnly: false,
    mandatory: false,
    listId: null,
    userDefined: false,
  }),
);

/** The server's record; `whileAway` are changes that somebody else makes before each PATCH of ours. */
let stored: CrmRecordBody;
let whileAway: Record<string, CrmValue>[];

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

function answer(_url: string, { method, headers, body }: RequestInit): Response {
  if (method === "GET") return json(stored);
  const others = whileAway.shift();
  if (others !== undefined) stored = { ...stored, ...others, version: stored.version + 1 };
  if (new Headers(headers).get("if-match") !== `"${stored.version}"`) {
    return json({ type: "", title: "", status: 412, code: "version-conflict" }, 412);
  }
  stored = { ...stored, ...JSON.parse(String(body)), version: stored.version + 1 };
  return json(stored);
}

const base: CrmRecordBody = {
  id: 1,
  version: 1,
  createdAt: "2026-11-22T10:00:00Z",
  updatedAt: "2026-11-22T10:00:00Z",
  deletedAt: null,
  name: "Fjord",
  phone: "1",
  fax: null,
};

beforeEach(() => {
  stored = base;
  whileAway = [];
  vi.stubGlobal("document", { documentElement: { lang: "en" } });
  vi.stubGlobal("fetch", async (url: string, request: RequestInit) => answer(url, request));
});
afterEach(() => vi.unstubAllGlobals());

const save = (values: Record<string, CrmValue>) => saveRecord({ entity: "company", fields, base, values });

test("changes are saved on the version on which the editing began", async () => {
  expect(await save({ phone: "2" })).toMatchObject({ kind: "saved", foreign: [], record: { phone: "2" } });
});

test("where somebody else changed another field, both changes stand and theirs is told", async () => {
  whileAway = [{ fax: "9" }, { name: "Fjord AB" }];
  const outcome = await save({ phone: "2" });
  expect(outcome).toMatchObject({ kind: "saved", record: { name: "Fjord AB", phone: "2", fax: "9" } });
  expect(outcome.foreign.map(({ field }) => field.key)).toEqual(["name", "fax"]);
});

test("where somebody else changed the same field, nothing is overwritten and the conflict is answered", async () => {
  whileAway = [{ phone: "theirs", fax: "9" }];
  const outcome = await save({ phone: "mine" });
  expect(outcome).toMatchObject({ kind: "conflict", current: { phone: "theirs" } });
  expect(stored).toMatchObject({ phone: "theirs", fax: "9" });
});

test("a record that never comes to rest is given up after some tries, with the server's own words", async () => {
  whileAway = [{ fax: "1" }, { fax: "2" }, { fax: "3" }, { fax: "4" }];
  await expect(save({ phone: "2" })).rejects.toMatchObject({ problem: { code: "version-conflict" } });
  expect(stored.phone).toBe("1");
});
