import type { Actor } from "../carriers/actor.ts";
import { AnyScanner } from "./any-scanner.ts";
import {
  type ControlCharacterPolicy,
  DEFAULT_CONTROL_CHARACTERS,
  DEFAULT_DECODE_LIMITS,
  type DecodeLimits,
} from "./decode-limits.ts";
import { entryOf, type SoapDialect, WCF_DIALECT } from "./dialect.ts";
import { type Message, type MessageKey, messageOf, type ResponseMessage } from "./message.ts";
import { MessageBuilder } from "./message-builder.ts";
import type { ScannerClass } from "./message-scanner.ts";
import { MessageStream } from "./message-stream.ts";
import { SoapDecodeError } from "./soap-decode-error.ts";
import { type Built, NodeKind, recordNode, SKIP, type WireNode, wireNode } from "./wire-node.ts";

/** A SOAP fault of version 1.1 or 1.2, as texts. */
export interface SoapFault {
  /** Local name of the fault code, such as Client, Server, InternalServiceFault, ActionNotSupported. */
  readonly code: string;
  readonly string: string;
  /** The texts of the detail, one a line as `Message: …`; "" where there is none. */
  readonly detail: string;
}

/** What a response message turned out to be. */
export type DecodedResponse<K extends MessageKey = MessageKey> =
  | {
      readonly kind: "response";
      readonly response: ResponseMessage<K>;
      /** Whether the answer's list (CreateActor: its actor) was there, not missing and not nil; false where the operation has none. */
      readonly hadList: boolean;
    }
  | { readonly kind: "fault"; readonly fault: SoapFault };

/** Options of the decoders. */
export interface DecodeOptions {
  readonly limits?: Partial<DecodeLimits>;
  /** @default "keep" */
  readonly controlCharacters?: ControlCharacterPolicy;
  /** Charset of the Content-Type header. It goes before the XML declaration, after a byte order mark. */
  readonly charset?: string;
}

export interface ResponseDecoderOptions extends DecodeOptions {
  /**
   * Takes the actors of an answer in batches while it is being read; the response's own list then stays empty.
   * They come before it is known whether the answer as a whole is in order: keep them apart until `end` returned.
   */
  readonly onActors?: (actors: Actor[]) => void;
  /** Actors per batch, at most: large ones come in smaller batches. @default 500 */
  readonly batchSize?: number;
  /** What the service calls its operations and the entries of its dictionaries. @default as WCF */
  readonly dialect?: Pick<SoapDialect, "arrayNames" | "operations" | "types">;
}

/** Reads one response as its bytes arrive. */
export interface ResponseDecoder<K extends MessageKey = MessageKey> {
  /** @throws SoapDecodeError, and whatever `onActors` throws; the decoder is then of no further use. */
  write(chunk: Uint8Array): void;
  /** @throws SoapDecodeError when the message is cut off or is no answer to the operation. */
  end(): DecodedResponse<K>;
}

/** A decoder for the response to one call. Elements are known by local name, in any order and any namespace. */
export const createResponseDecoder = <K extends MessageKey>(
  key: K,
  options: ResponseDecoderOptions = {},
): ResponseDecoder<K> => {
  if (KEPT.length === 0) keepOneDecoder();
  return responseDecoderBy(AnyScanner, key, options);
};

/**
 * A decoder that is never given up. V8 throws away what it has compiled for objects of a class, and what it knows
 * of their form, when a garbage collection finds none of them; between two answers there would be none, and each
 * would be read at less than half the speed.
 */
const KEPT: unknown[] = [];

function keepOneDecoder(): void {
  const actors: Actor[] = [];
  const decoder = responseDecoderBy(AnyScanner, "getActors", { onActors: (batch) => actors.push(...batch) });
  const entry = "<e><Key>k</Key><Value>v</Value></e>";
  decoder.write(
    Buffer.from(
      '<Envelope a=""><Body><WSGetActorsResponse><Result><IsOk>true</IsOk><Actors><Actor><ActorType>Customer</ActorType>' +
        `<FieldValues>${entry.repeat(3)}</FieldValues></Actor></Actors></Result></WSGetActorsResponse></Body></Envelope>`,
    ),
  );
  KEPT.push(decoder, decoder.end(), actors);
}

/** The same with a scanner of one's choice: the tests compare one with the other. */
export function responseDecoderBy<K extends MessageKey>(
  Scanner: ScannerClass,
  key: K,
  options: ResponseDecoderOptions,
): ResponseDecoder<K> {
  const message = messageOf(key);
  const limits = { ...DEFAULT_DECODE_LIMITS, ...options.limits };
  const batch = actorBatches(options);
  const builder = new MessageBuilder(responseTree(message, options.dialect ?? WCF_DIALECT), {
    maxTextLength: limits.maxTextLength,
    maxHeldBytes: limits.maxHeldBytes,
    ...(batch !== null && answersActors(message) ? { onItem: batch.add } : {}),
  });
  const controlCharacters = options.controlCharacters ?? DEFAULT_CONTROL_CHARACTERS;
  const stream = new MessageStream(builder, { limits, controlCharacters, charset: options.charset, Scanner });
  return {
    write: (chunk) => stream.write(chunk),
    end: () => {
      stream.end();
      batch?.flush();
      return decodedResponse<K>(message, builder);
    },
  };
}

/** Reads a whole response. See {@link createResponseDecoder}. */
export function decodeResponse<K extends MessageKey>(
  key: K,
  xml: string | Uint8Array,
  options: ResponseDecoderOptions = {},
): DecodedResponse<K> {
  const isText = typeof xml === "string";
  const decoder = createResponseDecoder(key, isText ? { ...options, charset: "utf-8" } : options);
  decoder.write(isText ? new TextEncoder().encode(xml) : xml);
  return decoder.end();
}

const DEFAULT_BATCH_SIZE = 500;
/** A batch of this many bytes is handed on, however few its actors; it is ten times what 500 usual ones weigh. */
const MAX_BATCH_WEIGHT = 16 * 1024 ** 2;

interface ActorBatches {
  readonly add: (record: Built, weight: number) => void;
  readonly flush: () => void;
}

function actorBatches({
  onActors,
  batchSize = DEFAULT_BATCH_SIZE,
}: ResponseDecoderOptions): ActorBatches | null {
  if (onActors === undefined) return null;
  let batch: Actor[] = [];
  let batchWeight = 0;
  const flush = () => {
    if (batch.length === 0) return;
    const full = batch;
    batch = [];
    batchWeight = 0;
    onActors(full);
  };
  return {
    flush,
    add: (record, weight) => {
      // The record was built by the plan of the actor schema.
      batch.push(record as Actor);
      batchWeight += weight;
      if (batch.length >= batchSize || batchWeight >= MAX_BATCH_WEIGHT) flush();
    },
  };
}

const listMember = ({ response }: Message) => response.members.find((member) => member.nullable);

const answersActors = (message: Message): boolean => {
  const list = listMember(message);
  return list?.plan.kind === "records" && list.plan.record.typeName === "ErpActorWS";
};

function decodedResponse<K extends MessageKey>(
  message: Message,
  builder: MessageBuilder,
): DecodedResponse<K> {
  const { fault, messageKey } = builder;
  if (fault !== null) return { kind: "fault", fault: faultOf(fault) };
  if (messageKey === "") {
    throw new SoapDecodeError(
      "unexpected-body",
      `The SOAP body is empty where ${message.element}Response was expected.`,
    );
  }
  // An answer without a result is what .NET sends for null: every member has its default.
  const response = builder.result ?? recordNode(message.response, NodeKind.result).blank();
  const list = listMember(message);
  return {
    kind: "response",
    // It was built by the plan of this operation's response schema.
    response: response as unknown as ResponseMessage<K>,
    hadList: list !== undefined && response[list.key] !== null,
  };
}

function faultOf(fault: Built): SoapFault {
  const text = (key: string) => String(fault[key] ?? "").trim();
  const code = text("code");
  return { code: code.slice(code.indexOf(":") + 1), string: text("string"), detail: text("detail") };
}

type Spelling = Pick<SoapDialect, "arrayNames" | "operations" | "types">;

const TREES = new WeakMap<object, Map<string, WireNode>>();

/** Envelope, body and answer of one operation; made once, and shared by all services that name them alike. */
function responseTree(message: Message, dialect: Spelling): WireNode {
  const spelling = isAsWcf(message, dialect) ? WCF_DIALECT : dialect;
  const trees = TREES.get(spelling) ?? new Map<string, WireNode>();
  TREES.set(spelling, trees);
  const made = trees.get(message.key) ?? makeResponseTree(message, spelling);
  trees.set(message.key, made);
  return made;
}

function isAsWcf({ element }: Message, { arrayNames, operations, types }: Spelling): boolean {
  const own = entryOf(operations, element);
  return (
    arrayNames.key === WCF_DIALECT.arrayNames.key &&
    arrayNames.value === WCF_DIALECT.arrayNames.value &&
    [own?.element, own?.response, own?.flatAnswers].every((each) => each === undefined) &&
    Object.values(types).every(({ flatMembers }) => flatMembers === undefined)
  );
}

function makeResponseTree(message: Message, { arrayNames, operations, types }: Spelling): WireNode {
  const own = entryOf(operations, message.element);
  const expected = own?.response ?? `${own?.element ?? message.element}Response`;
  const result = recordNode(message.response, NodeKind.result, {
    entryNames: arrayNames,
    flat: new Set(own?.flatAnswers),
    flatOf: (typeName) => new Set(entryOf(types, typeName)?.flatMembers),
  });
  // In the "bare" style the members stand in the answer's element itself.
  const { children, blank } = result;
  const answer = wireNode(NodeKind.message, { key: message.key, children, blank, otherChild: result });
  const body = wireNode(NodeKind.frame, {
    children: [
      [expected, answer],
      [`${message.element}Response`, answer],
      ["Fault", faultNode()],
    ],
    refuse: (localName) =>
      new SoapDecodeError("unexpected-body", `The answer holds ${localName} where ${expected} was expected.`),
  });
  return envelopeNode(body);
}

/** The frame around every message. */
export function envelopeNode(body: WireNode): WireNode {
  const envelope = wireNode(NodeKind.frame, {
    children: [
      ["Header", SKIP],
      ["Body", body],
    ],
  });
  return wireNode(NodeKind.frame, {
    children: [["Envelope", envelope]],
    refuse: (localName) =>
      new SoapDecodeError(
        "not-soap",
        localName.toLowerCase() === "html"
          ? "What came is a web page and not a SOAP message. Check that the URL is that of the service."
          : `What came is XML but not SOAP: it begins with the element ${localName}. Check that the URL is that of the service.`,
      ),
  });
}

function faultNode(): WireNode {
  const detail = wireNode(NodeKind.detail, { otherChild: null });
  const text = (key: string) => wireNode(NodeKind.text, { key });
  return wireNode(NodeKind.fault, {
    blank: () => ({ code: "", string: "", detail: "" }),
    children: [
      ["faultcode", text("code")],
      ["faultstring", text("string")],
      ["detail", detail],
      ["Code", wireNode(NodeKind.frame, { children: [["Value", text("code")]] })],
      ["Reason", wireNode(NodeKind.frame, { children: [["Text", text("string")]] })],
      ["Detail", detail],
    ],
  });
}
