import { api, type Endpoint } from "@brygga/api-contract";
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";
import { pino } from "pino";
import { addUser } from "../auth/users.ts";
import { compose, type Services } from "../compose.ts";
import { type Config, loadConfig } from "../config.ts";
import type { Db } from "../db/database.ts";
import { type DatabaseTemplate, makeTemplate, openTestDatabase } from "../db/testing.ts";
import { createSecrets } from "../secrets.ts";
import { type AppOptions, buildApp } from "./app.ts";

export const TEST_PASSWORD = "a good password";

export type Who = "administrator" | "user" | "anonymous";

export interface TestServer extends AsyncDisposable {
  readonly app: FastifyInstance;
  readonly services: Services;
  /** Calls a path below `/api/v1` with the token of a user of this role. */
  call(who: Who, request: InjectOptions & { readonly url: string }): Promise<LightMyRequestResponse>;
  readonly lines: string[];
  close(): Promise<void>;
}

export interface TestServerOptions extends Omit<AppOptions, "logger"> {
  readonly settings?: Partial<Config>;
}

/** The whole server over a real database, with a user of each role; nothing listens. */
export async function openTestServer({
  settings = {},
  ...options
}: TestServerOptions = {}): Promise<TestServer> {
  usersTemplate ??= makeTemplate(addSignedInUsers);
  const template = await usersTemplate;
  const tokens = template.content;
  const database = await openTestDatabase({ template });
  const { db } = database;
  const config = { ...loadConfig({}), dataFolder: database.folder, ...settings };
  const services = compose({ config, db, secrets: createSecrets(SECRET_KEY) });
  const lines: string[] = [];
  const logger = pino({ level: "debug" }, { write: (line: string) => void lines.push(line) });
  const app = buildApp(services, { ...options, logger });
  const close = async () => {
    await app.close();
    await services.close();
    await database.close();
  };
  return {
    app,
    services,
    lines,
    close,
    [Symbol.asyncDispose]: close,
    call: (who, request) => app.inject(withToken(request, tokens.get(who))),
  };
}

const SECRET_KEY = "k".repeat(32);

type Tokens = ReadonlyMap<Who, string>;

/** Hashing four passwords for every test would take most of its time. */
let usersTemplate: Promise<DatabaseTemplate<Tokens>> | undefined;

async function addSignedInUsers(db: Db): Promise<Tokens> {
  const { auth } = compose({ config: loadConfig({}), db, secrets: createSecrets(SECRET_KEY) });
  const tokens = new Map<Who, string>();
  for (const role of ["administrator", "user"] as const) {
    await addUser(db, { username: `test-${role}`, displayName: role, role, password: TEST_PASSWORD });
    const credentials = { username: `test-${role}`, password: TEST_PASSWORD, address: "127.0.0.1" };
    tokens.set(role, (await auth.signIn(credentials)).token);
  }
  return tokens;
}

export interface AdministratorCall {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly url: string;
  readonly payload?: object | undefined;
  /** The version of the record that the caller has seen; without it whatever is stored is changed. */
  readonly version?: number;
}

/** What an administrator is answered: the body, or the status where there is none. */
export async function asAdministrator<Reply>(server: TestServer, call: AdministratorCall): Promise<Reply> {
  const { method, url, payload, version } = call;
  const headers = version === undefined ? {} : { "if-match": `"${version}"` };
  const response = await server.call("administrator", { method, url, headers, ...(payload && { payload }) });
  return (response.body === "" ? { status: response.statusCode } : response.json()) as Reply;
}

function withToken(
  request: InjectOptions & { readonly url: string },
  token: string | undefined,
): InjectOptions {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return { ...request, url: `/api/v1${request.url}`, headers: { ...headers, ...request.headers } };
}

/** A request to an endpoint with 1 for every parameter, and no body. */
export function sampleRequest({ method, path }: Endpoint): InjectOptions & { readonly url: string } {
  return { method, url: path.replaceAll(/\{\w+\}/g, "1") };
}

export { toRoutePath } from "./routes.ts";

export const endpoints: readonly [string, Endpoint][] = Object.entries(api);
