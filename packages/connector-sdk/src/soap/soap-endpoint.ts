import type { IncomingMessage, ServerResponse } from "node:http";
import {
  CALL_TOKEN_HEADER,
  type DecodedRequest,
  decodeRequest,
  encodeFault,
  encodeResponse,
  type OperationKey,
  operationOfSoapAction,
  type RequestOf,
  SoapDecodeError,
  type SoapDialect,
} from "@brygga/protocol";
import type { AppAuthentication } from "../app/app-authentication.ts";
import { ConnectorError } from "../connector-error.ts";
import { type Dispatcher, failed, type StreamedResponse } from "../dispatcher.ts";
import { isActorListOperation } from "../handler.ts";
import { encodeInParts } from "./encode-in-parts.ts";
import { type ForbiddenCharacters, spelled } from "./forbidden-characters.ts";
import type { BodyReader } from "./read-body.ts";
import { charsetOf, requireSoap11 } from "./require-soap-11.ts";
import { type Reply, send, sendParts, XML } from "./send.ts";
import { SoapFault } from "./soap-fault.ts";

export interface SoapCall {
  readonly dispatcher: Dispatcher;
  /** "" for the first connector. */
  readonly connectorName: string;
  /** The service's own, for answers to requests that name no namespaces. */
  readonly dialect: SoapDialect;
  readonly forbiddenCharacters: ForbiddenCharacters;
  readonly bodies: BodyReader;
  /** Where callers must authenticate themselves. */
  readonly authentication: AppAuthentication | undefined;
  /** How long a caller may take to read 64 KB of its answer. */
  readonly readMs: number;
}

/**
 * Answers one POST. Whatever a connector says, also a failure, is an answer with status 200; a SOAP fault with
 * status 500 says that the call itself could not be understood.
 *
 * @throws HttpRefusal when the request is no SOAP 1.1 at all
 */
export async function answerSoap(
  request: IncomingMessage,
  response: ServerResponse,
  call: SoapCall,
): Promise<void> {
  try {
    requireSoap11(request.headers);
    if (waitsForContinue(request)) response.writeContinue();
    const body = await call.bodies.read(request);
    const decoded = decodedRequest(body, { charset: charsetOf(request.headers), dialect: call.dialect });
    requireSameOperation(decoded, request.headers.soapaction);
    const token = String(request.headers[CALL_TOKEN_HEADER] ?? "");
    await answerDecoded(decoded, response, { ...call, admit: () => call.authentication?.admit(token, body) });
  } catch (error) {
    if (!(error instanceof SoapFault)) throw error;
    const fault = encodeFault({ code: error.code, message: error.message });
    send(response, soapReply(500, fault, call), call.readMs);
  }
}

/** HTTP/1.0 does not know the interim answer: there it would be taken for the answer itself. */
const waitsForContinue = ({ headers, httpVersion }: IncomingMessage): boolean =>
  headers.expect !== undefined && httpVersion !== "1.0";

function decodedRequest(
  body: Buffer,
  { charset, dialect }: { readonly charset: string | undefined; readonly dialect: SoapDialect },
): DecodedRequest {
  try {
    return decodeRequest(body, charset === undefined ? { dialect } : { charset, dialect });
  } catch (error) {
    if (error instanceof SoapDecodeError) throw new SoapFault("Client", error.message, { cause: error });
    throw error;
  }
}

/** Without a SOAPAction the body alone decides; with one, the two must say the same. */
function requireSameOperation({ key }: DecodedRequest, header: string | string[] | undefined): void {
  const action = String(header ?? "")
    .replaceAll('"', "")
    .trim();
  if (action === "" || operationOfSoapAction(action) === key) return;
  throw new SoapFault(
    "Client",
    `The SOAPAction “${action.slice(0, 200)}” does not match the body, which calls ${key}. Send the action of the operation in the body, or none.`,
  );
}

/** A call whose body is at hand. */
interface ReadCall extends SoapCall {
  /** @throws ConnectorError when the caller may not call */
  readonly admit: () => Promise<void> | undefined;
}

async function answerDecoded(
  { key, request, dialect }: DecodedRequest,
  response: ServerResponse,
  call: ReadCall,
): Promise<void> {
  if (key === "authenticate") {
    const said = (await call.authentication?.authenticate(request.signedToken)) ?? CANNOT_AUTHENTICATE;
    return send(response, soapReply(200, encodeResponse(key, said, dialect), call), call.readMs);
  }
  const answer = await admittedAnswer(key, request, call);
  if (answer.actors === null || !isActorListOperation(key)) {
    return send(response, soapReply(200, encodeResponse(key, answer.response, dialect), call), call.readMs);
  }
  const { response: result, actors } = answer;
  const { forbiddenCharacters } = call;
  await sendParts(
    response,
    encodeInParts({ key, result, actors, dialect, forbiddenCharacters }),
    call.readMs,
  );
}

async function admittedAnswer<K extends OperationKey>(
  key: K,
  request: RequestOf<K>,
  { admit, dispatcher, connectorName }: ReadCall,
): Promise<StreamedResponse<K>> {
  try {
    await admit();
  } catch (error) {
    if (error instanceof ConnectorError) return failed(key, error);
    throw error;
  }
  return dispatcher.stream(key, request, connectorName);
}

const soapReply = (status: number, xml: string, { forbiddenCharacters }: SoapCall): Reply => ({
  status,
  contentType: XML,
  body: spelled(xml, forbiddenCharacters),
});

/** Mutual authentication belongs to `app://` connectors, which are reached through an application registry. */
const CANNOT_AUTHENTICATE = {
  reason: "This connector is not registered as an application; use its URL directly.",
  signedApplicationToken: "",
  succeeded: false,
};
