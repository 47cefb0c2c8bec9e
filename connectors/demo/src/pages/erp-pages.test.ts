import { once } from "node:events";
import { createServer, request as httpRequest, type IncomingMessage, type Server } from "node:http";
import { createSampleErp, type SampleErp } from "@brygga/connector-sample";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createErpPages } from "./erp-pages.ts";

let erp: SampleErp;
let server: Server;
let origin: string;

beforeEach(async () => {
  erp = await createSampleErp({ seed: 7, customers: 60 });
  const pages = createErpPages(erp);
  server = createServer((request, response) => void pages(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
  await erp.close();
});

interface Sent {
  readonly form?: Record<string, string>;
  readonly headers?: Record<string, string>;
}

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${origin}${path}`, { headers, redirect: "manual" });

const post = (path: string, { form = {}, headers = {} }: Sent = {}) =>
  fetch(`${origin}${path}`, {
    method: "POST",
    body: new URLSearchParams(form),
    headers: { origin, ...headers },
    redirect: "manual",
  });

/** With headers that fetch does not let a program choose. */
async function rawGet(path: string, headers: Record<string, string>): Promise<IncomingMessage> {
  const sent = httpRequest(`${origin}${path}`, { headers }).end();
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  response.resume();
  return response;
}

const valuesOf = (erpKey: string) => erp.actor("Customer", erpKey)?.fieldValues ?? {};

describe("looking", () => {
  test.each([
    ["sv", "Kunder", "Kundnummer"],
    ["en", "Customers", "Customer number"],
  ])("the lists and the records are in %s", async (language, heading, label) => {
    const asked = { "accept-language": `${language},de;q=0.5` };
    expect((await get("/", asked)).headers.get("location")).toBe("/Customer");
    const list = await (await get("/Customer", asked)).text();
    expect(list).toContain(`<html lang="${language}">`);
    expect(list).toContain(`<h1>${heading}</h1>`);
    expect(await (await get("/Customer/C1", asked)).text()).toContain(label);
  });

  test("a language that is chosen is kept", async () => {
    const chosen = await get("/Project?lang=sv", { "accept-language": "en" });
    const cookie = chosen.headers.get("set-cookie")?.split(";")[0] ?? "";
    const next = await get("/Supplier", { "accept-language": "en", cookie });
    expect(await next.text()).toContain("<h1>Leverantörer</h1>");
  });

  test("a search finds by number and by name, and long lists have pages", async () => {
    const { NUMBER1 = "", NAME = "" } = valuesOf("C7");
    for (const q of [NUMBER1, NAME.toUpperCase()]) {
      const found = await (await get(`/Customer?q=${encodeURIComponent(q)}`)).text();
      expect(found).toContain('href="/Customer/C7"');
      expect(found).not.toContain('href="/Customer/C8"');
    }
    expect(await (await get("/Customer")).text()).not.toContain('href="/Customer/C51"');
    expect(await (await get("/Customer?page=2")).text()).toContain('href="/Customer/C51"');
  });

  test("what is not there is said so", async () => {
    expect((await get("/Customer/C999")).status).toBe(404);
    expect((await get("/Invoice")).status).toBe(404);
    expect((await get("/Customer/%E0%A4%A")).status).toBe(404);
  });

  test("values are text, whatever they hold", async () => {
    await erp.edit("Customer", "C1", { NAME: '<script>alert("1")</script>' });
    for (const path of ["/Customer", "/Customer/C1"]) {
      const page = await (await get(path)).text();
      expect(page).not.toContain("<script");
      expect(page).toContain("&lt;script&gt;alert(&quot;1&quot;)");
    }
  });
});

describe("editing", () => {
  test("saves what was changed, and only that", async () => {
    const { PHONE = "" } = valuesOf("C1");
    const stamp = erp.actor("Customer", "C1")?.lastModified;
    // Brygga writes the phone while the form is open.
    await erp.edit("Customer", "C1", { PHONE: "019-77 77 77" });
    const form = { "before.POSTALCITY": "Lund", POSTALCITY: "Örebro", "before.PHONE": PHONE, PHONE };
    const saved = await post("/Customer/C1", { form });
    expect([saved.status, saved.headers.get("location")]).toEqual([303, "/Customer/C1?saved=1"]);
    expect(valuesOf("C1")).toMatchObject({ POSTALCITY: "Örebro", PHONE: "019-77 77 77" });
    expect(Number(erp.actor("Customer", "C1")?.lastModified)).toBeGreaterThan(Number(stamp));
  });

  test("check boxes, numbers, lists and dates keep their types", async () => {
    const form = {
      ...{ "before.BLOCKED": "0", BLOCKED: "1", "before.CREDITDAYS": "30", CREDITDAYS: "45" },
      ...{ "before.CUSTGROUP": "G1", CUSTGROUP: "G4", "before.SINCE": "", SINCE: "2026-03-01T08:30" },
    };
    expect((await post("/Customer/C2", { form })).status).toBe(303);
    expect(valuesOf("C2")).toMatchObject({
      ...{ BLOCKED: "[I:1]", CREDITDAYS: "[I:45]", CUSTGROUP: "G4" },
      SINCE: "[DT:03/01/2026 08:30:00.0000000]",
    });
    await post("/Customer/C2", { form: { "before.BLOCKED": "1" } });
    expect(valuesOf("C2").BLOCKED).toBe("[I:0]");
  });

  test("a form that is sent as it came changes nothing", async () => {
    const page = await (await get("/Customer/C3")).text();
    const hidden = [...page.matchAll(/name="before\.(\w+)" value="([^"]*)"/g)];
    const form = Object.fromEntries(
      hidden.flatMap(([, key = "", value = ""]) => [
        [`before.${key}`, value],
        ...(key === "BLOCKED" && value !== "1" ? [] : [[key, value]]),
      ]),
    );
    const before = erp.actor("Customer", "C3");
    expect((await post("/Customer/C3", { form })).headers.get("location")).toBe("/Customer/C3?saved=0");
    expect(hidden.length).toBeGreaterThan(10);
    expect(erp.actor("Customer", "C3")).toEqual(before);
  });

  test("what the ERP refuses is explained, and what was typed stays in the form", async () => {
    const form = { "before.NAME": "A", NAME: "", "before.PHONE": "", PHONE: "019-1" };
    const refused = await post("/Customer/C1", { form, headers: { "accept-language": "sv" } });
    const page = await refused.text();
    expect(refused.status).toBe(422);
    expect(page).toContain("Namn måste fyllas i");
    expect(page).toContain('name="PHONE" value="019-1"');
  });

  test("a record is made, and deleted", async () => {
    const made = await post("/Project/new", { form: { NAME: "Nytt kontor", HOURS: "12" } });
    const path = made.headers.get("location")?.replace("?saved=1", "") ?? "";
    const erpKey = path.split("/")[2] ?? "";
    expect(erp.actor("Project", erpKey)?.fieldValues).toMatchObject({ NAME: "Nytt kontor", HOURS: "[I:12]" });
    expect((await post(`${path}/delete`)).headers.get("location")).toBe("/Project");
    expect(erp.actor("Project", erpKey)).toBeUndefined();
  });
});

describe("nobody else gets in", () => {
  const form = { "before.NAME": "A", NAME: "Owned" };

  test.each([
    ["another site", { origin: "https://evil.example" }],
    ["no page at all", { origin: "null" }],
  ])("a form from %s is refused", async (_from, headers) => {
    expect((await post("/Customer/C1", { form, headers })).status).toBe(403);
    expect((await post("/Customer/C1/delete", { headers })).status).toBe(403);
    expect(valuesOf("C1").NAME).not.toBe("Owned");
    expect(erp.actor("Customer", "C1")).toBeDefined();
  });

  test("a name that was made to lead to this machine is refused", async () => {
    const port = new URL(origin).port;
    expect((await rawGet("/Customer", { host: `evil.example:${port}` })).statusCode).toBe(403);
    expect((await rawGet("/Customer", { host: `localhost:${port}` })).statusCode).toBe(200);
  });

  test("pages run no script and stand in no frame of others", async () => {
    const policy = (await get("/Customer")).headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
  });

  test.each(["/", "/ErpConnectorWS.sv?ConnectorName=Excel"])(
    "a call to %s, a mistyped URL of a connector, is told that it is not there, not that it may not",
    async (path) => {
      const body = "<Envelope/>";
      const { status } = await fetch(`${origin}${path}`, { method: "POST", body });
      expect(status).toBe(404);
    },
  );

  test("what is no form of these pages is refused", async () => {
    const json = { "content-type": "application/json" };
    expect((await post("/Customer/C1", { form, headers: json })).status).toBe(400);
    expect((await post("/Customer/C1", { form: { NAME: "x".repeat(300_000) } })).status).toBe(400);
    expect((await fetch(`${origin}/Customer`, { method: "PUT" })).status).toBe(405);
  });
});
