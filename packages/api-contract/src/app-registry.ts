import { z } from "zod";
import { endpoint } from "./endpoint.ts";

/** An application that `app://` leads to. Brygga's private key for it is never answered. */
export const registeredApp = z.object({
  applicationId: z.string(),
  url: z.string().describe("Where it is: http:// or https://."),
  publicKeys: z.string().describe("The application's: PEM, or a JSON Web Key Set."),
  bryggaPublicKey: z.string().describe("What the application must know Brygga by: PEM."),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  usedBy: z
    .array(z.object({ id: z.int(), name: z.string(), connectionCount: z.int() }))
    .describe("The Sync Connectors whose URL is this application; deleted ones are left out."),
});
export type RegisteredApp = z.infer<typeof registeredApp>;

const appBody = z.object({
  url: z.string().trim().min(1).max(2000),
  publicKeys: z.string().trim().min(1).max(100_000),
});
const appChange = appBody.partial();
export type AppChange = z.infer<typeof appChange>;

const params = z.object({ applicationId: z.string() });

export const listRegisteredApps = endpoint("GET", "/app-registry", {
  summary: "The applications behind `app://`",
  access: "administrator",
  reply: z.object({ items: z.array(registeredApp) }),
});

export const registerApp = endpoint("POST", "/app-registry", {
  summary: "Register an application. Brygga makes a pair of keys for it",
  access: "administrator",
  body: appBody.extend({
    applicationId: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/)
      .describe("What the application is called in its URL: letters, digits, dot, underscore, hyphen."),
  }),
  reply: registeredApp,
  status: 201,
  problems: ["name-taken"],
});

export const getRegisteredApp = endpoint("GET", "/app-registry/{applicationId}", {
  summary: "One application, with the public key that Brygga has for it",
  access: "administrator",
  params,
  reply: registeredApp,
});

export const updateRegisteredApp = endpoint("PATCH", "/app-registry/{applicationId}", {
  summary: "Change an application's address or public keys. Sessions end at once",
  access: "administrator",
  params,
  body: appChange,
  reply: registeredApp,
});

export const removeRegisteredApp = endpoint("DELETE", "/app-registry/{applicationId}", {
  summary: "Forget an application and the keys for it",
  access: "administrator",
  params,
});
