import {
  connectorOperations,
  decodeResponse,
  encodeRequest,
  type OperationKey,
  type RequestOf,
  type ResponseOf,
  type SoapDialect,
  WCF_DIALECT,
} from "@brygga/protocol";
import type { HttpAnswer, HttpSender } from "./http-sender.ts";
import { ServiceFailure } from "./service-failure.ts";

/** A connector at an address, as the examination sees it. */
export interface ExaminedService {
  readonly url: string;
  /** @throws ServiceFailure when there is no answer of this operation */
  call<K extends OperationKey>(key: K, request: RequestOf<K>): Promise<ServiceAnswer<K>>;
  /** The message of an operation as it would be sent, for rules that send it in another way. */
  message<K extends OperationKey>(key: K, request: RequestOf<K>): SoapMessage;
  /** The answer of an operation in what came. @throws ServiceFailure */
  read<K extends OperationKey>(key: K, answer: RawAnswer): ResponseOf<K>;
  /** Posts anything. @throws ServiceFailure when nothing comes back */
  post(message: SoapMessage, options?: { readonly url?: string }): Promise<RawAnswer>;
  /** @throws ServiceFailure when nothing comes back */
  get(url: string): Promise<RawAnswer>;
}

export interface ServiceAnswer<K extends OperationKey> {
  readonly response: ResponseOf<K>;
  readonly requestBytes: number;
}

export interface SoapMessage {
  /** With its quotes, if it has any. */
  readonly soapAction: string;
  readonly body: string;
}

export interface RawAnswer extends HttpAnswer {
  /** The body, taken for UTF-8. */
  readonly text: string;
}

export interface ServiceOptions {
  readonly send: HttpSender;
  /** @default that of a WCF service */
  readonly dialect?: SoapDialect;
  /** How the SOAPAction header is written. @default in quotes */
  readonly soapAction?: (action: string) => string;
}

export function openService(url: string, options: ServiceOptions): ExaminedService {
  const { dialect = WCF_DIALECT, soapAction: written = inQuotes } = options;
  const message: ExaminedService["message"] = (key, request) => {
    const { body, soapAction } = encodeRequest(key, request, dialect);
    return { body, soapAction: written(soapAction) };
  };
  const send = (method: "GET" | "POST", to: string, { soapAction, body }: SoapMessage) =>
    sent(options.send({ method, url: to, headers: method === "GET" ? {} : headersOf(soapAction), body }));
  const post: ExaminedService["post"] = async (sending, { url: to = url } = {}) =>
    rawAnswer(await send("POST", to, sending));
  return {
    url,
    message,
    post,
    read: (key, { status, contentType, body }) => answerOf(key, { status, contentType, body }, dialect),
    get: async (to) => rawAnswer(await send("GET", to, { soapAction: "", body: "" })),
    call: async (key, request) => {
      const sending = message(key, request);
      const answer = await send("POST", url, sending);
      return { response: answerOf(key, answer, dialect), requestBytes: Buffer.byteLength(sending.body) };
    },
  };
}

const inQuotes = (action: string): string => `"${action}"`;

const headersOf = (soapAction: string): Record<string, string> => ({
  "content-type": "text/xml; charset=utf-8",
  accept: "text/xml",
  soapaction: soapAction,
});

async function sent(sending: Promise<HttpAnswer>): Promise<HttpAnswer> {
  try {
    return await sending;
  } catch (error) {
    if (error instanceof ServiceFailure) throw error;
    throw new ServiceFailure(wordsOf(error), { cause: error });
  }
}

/** The innermost message says most: fetch and its kin wrap "connection refused" in "fetch failed". */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${wordsOf(error.cause)}` : error.message;
}

const rawAnswer = (answer: HttpAnswer): RawAnswer => ({
  ...answer,
  text: new TextDecoder().decode(answer.body),
});

function answerOf<K extends OperationKey>(
  key: K,
  { status, body, contentType }: HttpAnswer,
  dialect: SoapDialect,
): ResponseOf<K> {
  const { name } = connectorOperations[key];
  const charset = /charset\s*=\s*"?([^\s";]+)/i.exec(contentType)?.[1];
  try {
    const decoded = decodeResponse(key, body, { dialect, ...(charset === undefined ? {} : { charset }) });
    if (decoded.kind === "response") return decoded.response;
    const { code, string, detail } = decoded.fault;
    throw new ServiceFailure(
      `${name} was answered with a SOAP fault: ${[code, string, detail].filter(Boolean).join(": ").slice(0, 1000)}`,
    );
  } catch (error) {
    if (error instanceof ServiceFailure) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new ServiceFailure(
      `${name} was answered with HTTP ${status} and no SOAP that can be read: ${why}`,
      {
        cause: error,
      },
    );
  }
}
