import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { createSampleConnector, createSampleErp, type SampleErp } from "@brygga/connector-sample";
import { ConnectorError, createMemoryConfigurationStore, createRequestListener } from "@brygga/connector-sdk";

/**
 * How a call goes wrong. "held": nothing happens before the test releases it. "loses-answer": the work is done, and the
 * connection breaks before the answer.
 */
export type Misbehaviour = "fault" | "garbage" | "slow" | "hangs-up" | "held" | "loses-answer";

const SLOW_MS = 2500;

const FAULT =
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:Server</faultcode>' +
  "<faultstring>The ERP is being backed up</faultstring></s:Fault></s:Body></s:Envelope>";

/** The sample over real SOAP, any operation of which can be made to go wrong. */
export interface MisbehavingErp {
  readonly url: string;
  readonly erp: SampleErp;
  /** Operations with the connection GUID that each was called with, oldest first. */
  readonly calls: { readonly operation: string; readonly guid: string }[];
  /** Until it behaves again. `""` is every operation. `then` is called for each call, when it has gone wrong. */
  misbehave(operation: string, how: Misbehaviour, then?: () => void): void;
  /** Lets go of what is held, too. */
  behave(): void;
  /** How many calls are held now. */
  held(): number;
  /** Lets go of what is held; what is called from now on goes wrong as before. */
  release(): void;
  /** Keys of actors that cannot be read. */
  readonly refusedKeys: Set<string>;
  stop(): Promise<void>;
}

export async function startMisbehavingErp(customers = 5): Promise<MisbehavingErp> {
  const erp = await createSampleErp({ seed: 3, customers });
  const refusedKeys = new Set<string>();
  const serve = createRequestListener({
    connectors: [createSampleConnector(refusing(erp, refusedKeys))],
    store: createMemoryConfigurationStore(),
  });
  const wrongs = new Map<string, Wrong>();
  const holding = new Set<() => void>();
  const calls: MisbehavingErp["calls"] = [];
  const server = createServer((request, response) => {
    const operation = /WS(\w+)"?$/.exec(String(request.headers.soapaction ?? ""))?.[1] ?? "";
    if (operation !== "") listenTo(request, (guid) => calls.push({ operation, guid }));
    const wrong = wrongs.get(operation) ?? wrongs.get("");
    if (wrong === undefined) serve(request, response);
    else if (wrong.how === "held") holding.add(() => serve(request, response));
    else void goWrong(wrong.how, { request, response, serve }).then(wrong.then);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : "";
  const release = () => {
    for (const answer of holding) answer();
    holding.clear();
  };
  return {
    url: `http://127.0.0.1:${port}/ErpConnectorWS.svc`,
    ...{ erp, calls, refusedKeys, release },
    misbehave: (operation, how, then = () => undefined) => void wrongs.set(operation, { how, then }),
    behave() {
      wrongs.clear();
      release();
    },
    held: () => holding.size,
    async stop() {
      server.closeAllConnections();
      server.close();
      await erp.close();
    },
  };
}

/** The ERP as the connector reads it: it cannot read these actors. */
const refusing = (erp: SampleErp, keys: ReadonlySet<string>): SampleErp => ({
  ...erp,
  actor: (actorType, erpKey) => {
    if (keys.has(erpKey)) throw new ConnectorError({ userExplanation: "Its card is open at another desk" });
    return erp.actor(actorType, erpKey);
  },
});

/** The connection that a call is about, as soon as its body has been read by whoever reads it. */
function listenTo(request: IncomingMessage, heard: (guid: string) => void): void {
  const chunks: Buffer[] = [];
  const { push } = request;
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    if (chunk === null) heard(guidIn(Buffer.concat(chunks).toString()));
    else chunks.push(chunk);
    return push.call(request, chunk, encoding);
  };
}

const guidIn = (body: string): string => /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/i.exec(body)?.[0] ?? "";

interface Wrong {
  readonly how: Misbehaviour;
  readonly then: () => void;
}

interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly serve: (request: IncomingMessage, response: ServerResponse) => void;
}

async function goWrong(how: Misbehaviour, { request, response, serve }: Call): Promise<void> {
  if (how === "slow") {
    await sleep(SLOW_MS);
    serve(request, response);
    return;
  }
  if (how === "loses-answer") {
    await doneWithoutAnswer({ request, response, serve });
    return;
  }
  request.resume();
  if (how === "hangs-up") {
    request.socket.destroy();
    return;
  }
  const isFault = how === "fault";
  response.writeHead(isFault ? 500 : 200, { "content-type": `text/${isFault ? "xml" : "html"}` });
  response.end(isFault ? FAULT : "<html><p>Welcome to the router of the branch office</html>");
}

/** What the connector would have answered goes nowhere. */
function doneWithoutAnswer({ request, response, serve }: Call): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const lose = () => {
    request.socket.destroy();
    resolve();
    return response;
  };
  response.write = () => true;
  response.end = lose;
  serve(request, response);
  return promise;
}
