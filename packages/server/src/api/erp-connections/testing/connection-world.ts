import type { ErpConnection, FieldMapping, ProblemDetails } from "@brygga/api-contract";
import { type FaultySample, startFaultySample } from "../../../admin/testing/faulty-sample.ts";
import { openTestServer, type TestServer, type Who } from "../../testing.ts";

/** The whole server beside a real connector, and the steps of the how-to as calls of the API. */
export interface ConnectionWorld extends AsyncDisposable {
  readonly server: TestServer;
  readonly sample: FaultySample;
  readonly connectorId: number;
  /** Calls as administrator and answers the body, whatever the status. */
  call<Body = unknown>(method: Method, path: string, options?: CallBody): Promise<Answer<Body>>;
  /** Tests these values and answers the token of the success. */
  testToken(config: Config, connectionId?: number): Promise<string>;
  /** Creates a connection as the dialog does. */
  create(change?: Record<string, unknown>): Promise<Answer<ErpConnection & ProblemDetails>>;
  connection(id: number): Promise<ErpConnection>;
  /** Maps fields of an actor type and switches it on. */
  map(id: number, mappings: readonly Mapping[], actorType?: string): Promise<Answer<ProblemDetails>>;
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
export type Config = Record<string, string>;
type Mapping = Partial<FieldMapping> & { fieldKey: string };

interface CallBody {
  readonly body?: unknown;
  readonly who?: Who;
  readonly language?: "en" | "sv";
}

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

export const CONFIG: Config = {
  Company: "Nordvik",
  User: "anna",
  Password: "secret",
  UseTest: "0",
  From: "2024-01-31T00:00:00",
  Timeout: "30",
  Factor: "1.25",
  Region: "N",
};

export async function openConnectionWorld(): Promise<ConnectionWorld> {
  const server = await openTestServer();
  const sample = await startFaultySample();
  const call: ConnectionWorld["call"] = async (
    method,
    url,
    { body, who = "administrator", language } = {},
  ) => {
    const payload = body === undefined ? {} : { payload: body as object };
    const headers = language === undefined ? {} : { "accept-language": language };
    const response = await server.call(who, { method, url, headers, ...payload });
    return { status: response.statusCode, body: JSON.parse(response.body || "null") };
  };
  const added = await call<{ id: number }>("POST", "/sync-connectors", {
    body: { name: "Sample", url: sample.url },
  });
  const connectorId = added.body.id;
  const world = { server, sample, connectorId, call };
  return {
    ...world,
    ...steps(world),
    async [Symbol.asyncDispose]() {
      await sample[Symbol.asyncDispose]();
      await server.close();
    },
  };
}

type Steps = Pick<ConnectionWorld, "testToken" | "create" | "connection" | "map">;

function steps({ call, connectorId }: Pick<ConnectionWorld, "call" | "connectorId">): Steps {
  const testToken: Steps["testToken"] = async (config, connectionId) => {
    const body = { connectorId, config, ...(connectionId === undefined ? {} : { connectionId }) };
    const answer = await call<{ testToken: string | null }>("POST", "/erp-connections/test", { body });
    return answer.body.testToken ?? "";
  };
  return {
    testToken,
    async create(change = {}) {
      const body = {
        connectorId,
        name: "Nordvik",
        scope: "everyone",
        config: CONFIG,
        testToken: await testToken(CONFIG),
        ...change,
      };
      return call("POST", "/erp-connections", { body });
    },
    connection: async (id) => (await call<ErpConnection>("GET", `/erp-connections/${id}`)).body,
    map: (id, mappings, actorType = "Customer") => {
      const fields = mappings.map((mapping) => ({ ...UNMAPPED, ...mapping }));
      return call("PUT", `/erp-connections/${id}/mappings/${actorType}`, { body: { active: true, fields } });
    },
  };
}

const UNMAPPED = {
  crmFieldKey: null,
  syncToCrm: false,
  syncToErp: false,
  showInErpTab: false,
  showInSearch: false,
};

/** Name both ways: enough for the sample to be activated. */
export const NAME_BOTH_WAYS: Mapping = {
  fieldKey: "NAME",
  crmFieldKey: "name",
  syncToCrm: true,
  syncToErp: true,
};
