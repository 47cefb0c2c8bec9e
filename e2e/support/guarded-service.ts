import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";

/** What somebody must know to call the service. */
export const GUARD = {
  username: "erp",
  password: "öppna dig",
  namespace: "http://nordisk.example/erp/",
} as const;
const USUAL_NAMESPACE = "http://tempuri.org/";

export interface GuardedService extends AsyncDisposable {
  readonly url: string;
}

/**
 * A connector behind a web server that asks for a user name and password, has a namespace of its own, and
 * describes nothing: without the settings of the section Advanced nobody can call it.
 */
export async function startGuardedService(connectorUrl: string): Promise<GuardedService> {
  const server = createServer((request, response) => {
    answer(connectorUrl, request, response).catch(() => response.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return {
    url: `http://127.0.0.1:${address.port}/ErpConnectorWS.svc`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const CREDENTIALS = `Basic ${Buffer.from(`${GUARD.username}:${GUARD.password}`).toString("base64")}`;

async function answer(connectorUrl: string, request: IncomingMessage, response: ServerResponse) {
  const body = (await buffer(request)).toString();
  if (request.headers.authorization !== CREDENTIALS) {
    response.writeHead(401, { "www-authenticate": 'Basic realm="ERP"' }).end();
    return;
  }
  if (request.method !== "POST") {
    response.writeHead(404).end();
    return;
  }
  const action = String(request.headers.soapaction ?? "");
  const isOurs = body.includes(GUARD.namespace) && action.includes(GUARD.namespace);
  const forwarded = await fetch(connectorUrl, {
    method: "POST",
    headers: {
      "content-type": "text/xml; charset=utf-8",
      soapaction: isOurs ? action.replace(GUARD.namespace, USUAL_NAMESPACE) : '"urn:unknown"',
    },
    body: body.replaceAll(GUARD.namespace, USUAL_NAMESPACE),
  });
  const text = (await forwarded.text()).replaceAll(USUAL_NAMESPACE, GUARD.namespace);
  response.writeHead(forwarded.status, { "content-type": "text/xml; charset=utf-8" }).end(text);
}
