import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { encodeFault } from "@brygga/protocol";
import { callAsWcf } from "./call-as-wcf.ts";
import { parseXml } from "./foreign-reader.ts";
import { readOddRequest, writeOddAnswer } from "./odd-messages.ts";
import { ODD_OPERATIONS, type OddStyle } from "./odd-style.ts";
import { oddWsdl } from "./odd-wsdl.ts";

/** How the bytes of an answer go out. */
export type Sending = (response: ServerResponse, xml: string, status: number) => void;

export interface OddService extends AsyncDisposable {
  readonly url: string;
  /** How it spells the contract now; may be changed while it runs. */
  style: OddStyle;
  sending: Sending;
  /** Operations that were called, and what it could not read. */
  readonly calls: string[];
  readonly refused: string[];
  /** How often its description was asked for. */
  descriptions: number;
  /** Whether it has no description any more. */
  isSilent: boolean;
  /** What it answers as a fault to every call; "" where it answers as it should. */
  refuses: string;
  /** Bytes of the largest request that it did not refuse. */
  largest: number;
}

export const sendPlainly: Sending = (response, xml, status) =>
  void response.writeHead(status, { "content-type": "text/xml; charset=utf-8" }).end(xml);

/** @param target a connector that speaks as WCF does, which answers in the end */
export async function startOddService(target: string, style: OddStyle): Promise<OddService> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      if (request.method === "GET") return describe(service, request, response);
      void answer(service, { target, body: Buffer.concat(parts), action: request.headers.soapaction }).then(
        ({ xml, status }) => service.sending(response, xml, status),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const service: OddService = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/services/Erp`,
    ...{
      style,
      sending: sendPlainly,
      calls: [],
      refused: [],
      descriptions: 0,
      isSilent: false,
      refuses: "",
      largest: 0,
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return service;
}

function describe(service: OddService, { url = "" }: IncomingMessage, response: ServerResponse): void {
  const isWsdl = /\?wsdl$/i.test(url);
  if (isWsdl) service.descriptions++;
  if (!isWsdl || service.isSilent) return void response.writeHead(404).end();
  sendPlainly(response, oddWsdl(service.style, service.url), 200);
}

interface Call {
  readonly target: string;
  readonly body: Buffer;
  readonly action: string | string[] | undefined;
}

async function answer(service: OddService, call: Call): Promise<{ xml: string; status: number }> {
  try {
    return { xml: await answered(service, call), status: 200 };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    service.refused.push(message);
    return { xml: encodeFault({ code: "Client", message }), status: 500 };
  }
}

async function answered(service: OddService, { target, body, action }: Call): Promise<string> {
  const { style } = service;
  if (service.refuses !== "") throw new Error(service.refuses);
  const element = parseXml(body.toString("utf8")).children[0]?.children[0]?.children[0];
  const operation = ODD_OPERATIONS.find((name) => style.element(name) === element?.name);
  if (operation === undefined || element === undefined || element.namespace !== style.namespace) {
    throw new Error(`Unexpected wrapper element {${element?.namespace}}${element?.name} found.`);
  }
  if (action !== `"${style.action(operation)}"`)
    throw new Error(`The given SOAPAction ${action} does not match.`);
  const request = readOddRequest(style, operation, element);
  service.calls.push(operation);
  service.largest = Math.max(service.largest, body.byteLength);
  return writeOddAnswer(style, operation, await callAsWcf(target, operation, request));
}
