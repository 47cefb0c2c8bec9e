import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createSampleConnector, createSampleErp, type SampleErp } from "@brygga/connector-sample";
import {
  type ConfigurationStore,
  ConnectorError,
  createMemoryConfigurationStore,
  createRequestListener,
} from "@brygga/connector-sdk";
import { encodeFault } from "@brygga/protocol";

/** How a call goes wrong instead of being answered. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => void;

/** The real sample connector over HTTP, in which any operation can be made to fail. */
export interface FaultySample extends AsyncDisposable {
  readonly url: string;
  readonly erp: SampleErp;
  /** What the connector remembers; delete from it and it has forgotten. */
  readonly store: ConfigurationStore;
  /** Operations in the order in which they were called, without `WS`. */
  readonly calls: string[];
  /** Keys for which GetActors refuses the whole request. */
  readonly refusedKeys: Set<string>;
  /** Makes every call of an operation fail until it is mended. */
  fail(operation: string, fault?: Fault): void;
  mend(): void;
}

export const answerFault: Fault = (_request, response) => {
  response.writeHead(500, { "content-type": "text/xml; charset=utf-8" });
  response.end(encodeFault({ code: "s:Server", message: "The sample was told to fail" }));
};

export async function startFaultySample(
  size: { customers: number } = { customers: 5 },
): Promise<FaultySample> {
  const erp = await createSampleErp({ seed: 3, ...size });
  const store = createMemoryConfigurationStore();
  const refusedKeys = new Set<string>();
  const serve = createRequestListener({
    connectors: [createSampleConnector(refusing(erp, refusedKeys))],
    store,
  });
  const faults = new Map<string, Fault>();
  const calls: string[] = [];
  const server = createServer((request, response) => {
    // The description of the service is read by GET; only calls are counted and fail.
    if (request.method === "GET") return serve(request, response);
    const operation = /WS(\w+)"?$/.exec(String(request.headers.soapaction ?? ""))?.[1] ?? "";
    calls.push(operation);
    const fault = faults.get(operation);
    if (fault === undefined) serve(request, response);
    else request.resume().on("end", () => fault(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/ErpConnectorWS.svc`,
    erp,
    store,
    calls,
    refusedKeys,
    fail: (operation, fault = answerFault) => void faults.set(operation, fault),
    mend: () => faults.clear(),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await erp.close();
    },
  };
}

/** The ERP that the connector reads: it breaks down over these keys. */
const refusing = (erp: SampleErp, keys: ReadonlySet<string>): SampleErp => ({
  ...erp,
  actor: (actorType, erpKey) => {
    if (keys.has(erpKey)) throw new ConnectorError({ userExplanation: "The ERP cannot read this actor" });
    return erp.actor(actorType, erpKey);
  },
});
