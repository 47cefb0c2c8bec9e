import { DEFAULT_CONTROL_CHARACTERS, DEFAULT_DECODE_LIMITS, type DecodeLimits } from "./decode-limits.ts";
import { type SoapDialect, WCF_DIALECT } from "./dialect.ts";
import { MESSAGES, type Message, type MessageKey, messageOf, type RequestMessage } from "./message.ts";
import { MessageBuilder } from "./message-builder.ts";
import { MessageStream } from "./message-stream.ts";
import { NamespaceScopes } from "./namespace-scopes.ts";
import type { DecodeOptions } from "./response-decoder.ts";
import { envelopeNode } from "./response-tree.ts";
import { SoapDecodeError } from "./soap-decode-error.ts";
import { type Built, NodeKind, recordNode, type WireNode, wireNode } from "./wire-node.ts";
import type { XmlEvents } from "./xml-reader.ts";

/** A request, the operation that it asks for, and the dialect in which to answer it. */
export type DecodedRequest = {
  [K in MessageKey]: { readonly key: K; readonly request: RequestMessage<K>; readonly dialect: SoapDialect };
}[MessageKey];

/** Reads one request as its bytes arrive. */
export interface RequestDecoder {
  /** @throws SoapDecodeError */
  write(chunk: Uint8Array): void;
  /** @throws SoapDecodeError */
  end(): DecodedRequest;
}

export interface RequestDecodeOptions extends DecodeOptions {
  /** The service's own names: what the answer is written in where the request does not say. @default WCF's */
  readonly dialect?: SoapDialect;
}

/**
 * A decoder for a request to a connector, generous: any prefixes, order and namespaces, missing and nil members,
 * unknown elements. The dialect that it yields has the namespaces that the request was written in.
 */
export function createRequestDecoder(options: RequestDecodeOptions = {}): RequestDecoder {
  const limits = { ...DEFAULT_DECODE_LIMITS, ...options.limits };
  const reader = new RequestReader(limits, options.dialect ?? WCF_DIALECT);
  const controlCharacters = options.controlCharacters ?? DEFAULT_CONTROL_CHARACTERS;
  const stream = new MessageStream(reader, { limits, controlCharacters, charset: options.charset });
  return {
    write: (chunk) => stream.write(chunk),
    end: () => {
      stream.end();
      return reader.decoded();
    },
  };
}

/** Reads a whole request. See {@link createRequestDecoder}. */
export function decodeRequest(xml: string | Uint8Array, options: RequestDecodeOptions = {}): DecodedRequest {
  const isText = typeof xml === "string";
  const decoder = createRequestDecoder(isText ? { ...options, charset: "utf-8" } : options);
  decoder.write(isText ? new TextEncoder().encode(xml) : xml);
  return decoder.end();
}

const SOAP_12_NAMESPACE = "http://www.w3.org/2003/05/soap-envelope";
const ENVELOPE_DEPTH = 1;
const OPERATION_DEPTH = 3;
const MEMBER_DEPTH = 5;

/** Builds the request, and notes on the way which namespaces it is written in. */
class RequestReader implements XmlEvents {
  private readonly builder: MessageBuilder;
  private readonly own: SoapDialect;
  private readonly scopes = new NamespaceScopes();
  private depth = 0;
  private serviceNamespace = "";
  private dataNamespace = "";
  private arraysNamespace = "";

  constructor(limits: DecodeLimits, own: SoapDialect) {
    this.own = own;
    this.builder = new MessageBuilder(requestTree, limits);
  }

  attribute(name: string, value: string): void {
    this.scopes.attribute(name, value);
  }

  open(name: string, isNil: boolean): void {
    this.scopes.open();
    this.depth++;
    if (this.depth === ENVELOPE_DEPTH) this.checkVersion(name);
    this.builder.open(name, isNil);
    this.noteNamespace(name);
  }

  text(text: string): void {
    this.builder.text(text);
  }

  close(): void {
    this.scopes.close();
    this.depth--;
    this.builder.close();
  }

  decoded(): DecodedRequest {
    const message = MESSAGES.find(({ key }) => key === this.builder.messageKey);
    if (message === undefined) {
      throw new SoapDecodeError("unexpected-body", "The SOAP body is empty where a request was expected.");
    }
    const request = this.builder.result ?? recordNode(message.request, NodeKind.result).blank();
    normaliseGuid(request);
    // The tree under this message was made from the plan of its request schema.
    return { key: message.key, request, dialect: this.dialect(message) } as unknown as DecodedRequest;
  }

  private checkVersion(name: string): void {
    if (this.scopes.namespaceOf(name) !== SOAP_12_NAMESPACE) return;
    throw new SoapDecodeError(
      "soap-version",
      "The message is SOAP 1.2; this service speaks SOAP 1.1 (text/xml).",
    );
  }

  private noteNamespace(name: string): void {
    const kind = this.builder.currentKind;
    if (this.depth === OPERATION_DEPTH && kind === NodeKind.message) {
      this.serviceNamespace = this.scopes.namespaceOf(name);
    } else if (this.depth === MEMBER_DEPTH && ["", this.serviceNamespace].includes(this.dataNamespace)) {
      // node-soap writes the members of a base type in the service's namespace: the others say which is right.
      this.dataNamespace = this.scopes.namespaceOf(name);
    } else if ((kind === NodeKind.textItem || kind === NodeKind.entry) && this.arraysNamespace === "") {
      this.arraysNamespace = this.scopes.namespaceOf(name);
    }
  }

  /**
   * Some clients write members in the namespace of the service, or array items in that of either. They read any,
   * while those that read strictly write the right one: so only a namespace of its own is taken over. A service
   * that is called by names of which not one is ours may have one namespace for everything.
   */
  private dialect({ isAuth }: Message): SoapDialect {
    const { own, serviceNamespace, dataNamespace, arraysNamespace } = this;
    const isOurs = serviceNamespace === own.serviceNamespace;
    const data = isOurs && dataNamespace === serviceNamespace ? "" : dataNamespace;
    const hasOwnArrays = ![serviceNamespace, dataNamespace, ""].includes(arraysNamespace);
    return {
      ...own,
      serviceNamespace: serviceNamespace || own.serviceNamespace,
      dataNamespace: (isAuth ? "" : data) || own.dataNamespace,
      authNamespace: (isAuth ? data : "") || own.authNamespace,
      arraysNamespace: hasOwnArrays ? arraysNamespace : own.arraysNamespace,
    };
  }
}

const GUID = /^\s*(\{?)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(\}?)\s*$/i;

/** One spelling for a connection id: without braces, lower case. Anything that is no GUID stays as it is. */
function normaliseGuid(request: Built): void {
  const given = request.connectionGuid;
  const found = typeof given === "string" ? GUID.exec(given) : null;
  if (found?.[2] === undefined || (found[1] === "{") !== (found[3] === "}")) return;
  request.connectionGuid = found[2].toLowerCase();
}

function operationNode({ key }: Message): WireNode {
  const otherChild = recordNode(messageOf(key).request, NodeKind.result);
  return wireNode(NodeKind.message, { key, otherChild, blank: otherChild.blank });
}

const requestTree: WireNode = envelopeNode(
  wireNode(NodeKind.frame, {
    children: MESSAGES.map((message) => [message.element, operationNode(message)] as const),
    refuse: (localName) =>
      new SoapDecodeError(
        "unknown-operation",
        `The request asks for ${localName}, which the contract does not have.`,
      ),
  }),
);
