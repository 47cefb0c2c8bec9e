import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { encodeFault } from "@brygga/protocol";
import { callAsWcf } from "./call-as-wcf.ts";
import { FOREIGN, FOREIGN_REQUESTS, foreignAction } from "./foreign-contract.ts";
import { type Node, parseXml, readMembers } from "./foreign-reader.ts";
import { FOREIGN_SCHEMAS, foreignWsdl } from "./foreign-wsdl.ts";

/** A connector with namespaces, names and order of its own, described by its own WSDL. */
export interface ForeignService extends AsyncDisposable {
  readonly url: string;
  readonly origin: string;
  /** Paths of the documents that were asked for. */
  readonly documents: string[];
  /** Operations that were called. */
  readonly calls: string[];
  /** Bytes of the largest request. */
  readonly largest: () => number;
  /** Connections that were opened to it. */
  readonly sockets: () => number;
  readonly headers: IncomingMessage["headers"][];
  /** What it says of itself; may be changed while it runs. */
  readonly description: ForeignDescription;
}

export interface ForeignDescription {
  /** null: it has none. */
  address: string | null;
  imports: readonly string[];
  /** Paths at which it answers calls. */
  path: string;
}

const schemaPaths = (): string[] => Object.keys(FOREIGN_SCHEMAS).map((name) => `?xsd=${name}`);

/** @param target a connector that speaks as WCF does, which answers in the end */
export async function startForeignService(target: string): Promise<ForeignService> {
  const state = {
    documents: [] as string[],
    calls: [] as string[],
    headers: [] as IncomingMessage["headers"][],
  };
  const sockets = new Set<Socket>();
  let largest = 0;
  const description: ForeignDescription = { address: "", imports: schemaPaths(), path: "/nordisk" };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const body = Buffer.concat(parts);
      largest = Math.max(largest, body.byteLength);
      if (request.method === "GET") {
        state.documents.push(request.url ?? "");
        return sendDocument(request, response, description);
      }
      state.headers.push(request.headers);
      void answer(request, response, { body: body.toString("utf8"), target, state, description });
    });
  });
  server.on("connection", (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...state,
    ...{ description, origin, url: `${origin}/nordisk`, largest: () => largest, sockets: () => sockets.size },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function sendDocument(
  { url = "", headers }: IncomingMessage,
  response: ServerResponse,
  { address, imports }: ForeignDescription,
): void {
  const send = (xml: string | undefined) => {
    response.writeHead(xml === undefined ? 404 : 200, { "content-type": "text/xml; charset=utf-8" });
    response.end(xml);
  };
  const name = /\?xsd=(\w+)$/.exec(url)?.[1];
  if (name !== undefined) return send(FOREIGN_SCHEMAS[name]);
  if (address === null || !/\?wsdl$/i.test(url)) return send(undefined);
  send(foreignWsdl({ address: address || `http://${headers.host}/nordisk`, imports }));
}

interface Answering {
  readonly body: string;
  readonly target: string;
  readonly state: { readonly calls: string[] };
  readonly description: ForeignDescription;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  answering: Answering,
): Promise<void> {
  if (request.url?.split("?")[0] !== answering.description.path) return void response.writeHead(404).end();
  const { status, xml } = await translate(request, answering).catch((error: Error) => ({
    status: 500,
    xml: encodeFault({ code: "Server", message: error.message }),
  }));
  response.writeHead(status, { "content-type": "text/xml; charset=utf-8" }).end(xml);
}

async function translate({ headers }: IncomingMessage, { body, target, state }: Answering) {
  const action = String(headers.soapaction).replaceAll('"', "");
  const operation = Object.keys(FOREIGN_REQUESTS).find((name) => foreignAction(name) === action);
  const element = parseXml(body).children[0]?.children[0]?.children[0];
  if (operation === undefined || element?.namespace !== FOREIGN.service) {
    return { status: 500, xml: encodeFault({ code: "ActionNotSupported", message: "no such action" }) };
  }
  state.calls.push(operation);
  const read = readMembers(parameterOf(element), FOREIGN_REQUESTS[operation] ?? []);
  return { status: 200, xml: foreignAnswer(operation, await callAsWcf(target, operation, read)) };
}

const parameterOf = (element: Node): Node =>
  element.children.find(({ name, namespace }) => name === "indata" && namespace === FOREIGN.service) ?? {
    ...element,
    children: [],
  };

function foreignAnswer(operation: string, response: object): string {
  const members = Object.entries(response).toReversed();
  return (
    '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>' +
    `<WS${operation}Response xmlns="${FOREIGN.service}"><svar xmlns="${FOREIGN.data}">` +
    `${members.map(([name, value]) => elementOf(WIRE_NAMES[name] ?? name, value)).join("")}</svar>` +
    `</WS${operation}Response></e:Body></e:Envelope>`
  );
}

/** Members whose names on the wire are not those of the schemas. */
const WIRE_NAMES: Readonly<Record<string, string>> = { fieldMetadata: "FieldMetaDataObjects" };
const DICTIONARIES = new Set(["FieldValues", "ListItems"]);

function elementOf(name: string, value: unknown): string {
  const wireName = (name[0]?.toUpperCase() ?? "") + name.slice(1);
  if (value === null) return "";
  return `<${wireName}>${contentOf(wireName, value)}</${wireName}>`;
}

function contentOf(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((each) => `<post>${contentOf("", each)}</post>`).join("");
  if (typeof value !== "object" || value === null) return escaped(String(value));
  const entries = Object.entries(value);
  if (!DICTIONARIES.has(name)) return entries.map(([key, each]) => elementOf(key, each)).join("");
  return entries
    .map(([key, text]) => `<par><namn>${escaped(key)}</namn><varde>${escaped(String(text))}</varde></par>`)
    .join("");
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\r", "&#xD;");
