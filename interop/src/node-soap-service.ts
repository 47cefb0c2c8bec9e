import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { listen } from "soap";

type Answer = Readonly<Record<string, unknown>>;

/** What a method of the service does with the request as node-soap read it. */
export type Method = (request: Readonly<Record<string, unknown>>) => Answer;

export interface NodeSoapService {
  readonly url: string;
  close(): Promise<void>;
}

export interface NodeSoapOptions {
  readonly wsdl: string;
  readonly contractName: string;
  /** By operation element, `WSGetActors`. What they throw becomes a SOAP fault. */
  readonly methods: Readonly<Record<string, Method>>;
}

/** A service as somebody writes it who has a WSDL and the npm package `soap`, and nothing of ours. */
export async function startNodeSoapService(options: NodeSoapOptions): Promise<NodeSoapService> {
  const server = createServer((_request, response) => response.writeHead(404).end());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const path = "/soap/ErpService";
  const port = Object.fromEntries(
    Object.entries(options.methods).map(([name, method]) => [name, served(name, method)]),
  );
  listen(server, {
    path,
    xml: options.wsdl,
    services: { service: { [`BasicHttpBinding_${options.contractName}`]: port } },
  });
  const { port: number } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${number}${path}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

const served = (name: string, method: Method) => (message: { request?: Record<string, unknown> } | null) => {
  try {
    return { [`${name}Result`]: method(message?.request ?? {}) };
  } catch (error) {
    const fault = { faultcode: "soap:Server", faultstring: String(error) };
    throw Object.assign(new Error("a fault", { cause: error }), { Fault: fault });
  }
};
