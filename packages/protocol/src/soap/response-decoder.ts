import type { Actor } from "../carriers/actor.ts";
import { AnyScanner } from "./any-scanner.ts";
import {
  type ControlCharacterPolicy,
  DEFAULT_CONTROL_CHARACTERS,
  DEFAULT_DECODE_LIMITS,
  type DecodeLimits,
} from "./decode-limits.ts";
import { type SoapDialect, WCF_DIALECT } from "./dialect.ts";
import { type Message, type MessageKey, messageOf, type ResponseMessage } from "./message.ts";
import { MessageBuilder } from "./message-builder.ts";
import type { ScannerClass } from "./message-scanner.ts";
import { MessageStream } from "./message-stream.ts";
import { ReferenceMet, ReferencesInPlace } from "./references.ts";
import { responseTree } from "./response-tree.ts";
import { SoapDecodeError } from "./soap-decode-error.ts";
import { type Built, NodeKind, recordNode } from "./wire-node.ts";

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
  /** Actors per batch, at most: large ones come in smaller batches. @default 1000 */
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
  const begun = new BegunAnswer();
  let reading = readAnswer(Scanner, { key, options, begun });
  return {
    write: (chunk) => {
      begun.keep(chunk);
      try {
        reading.stream.write(chunk);
      } catch (error) {
        if (!(error instanceof ReferenceMet)) throw error;
        reading = readAnswer(Scanner, { key, options, begun: null });
        reading.stream.write(begun.whole());
      }
    },
    end: () => {
      const { stream, batch, builder, message } = reading;
      stream.end();
      batch?.flush();
      return decodedResponse<K>(message, builder);
    },
  };
}

/** So much of an answer is kept, to be read once more in another way. Of its actors none has been handed on by then. */
const KEPT_BYTES = 64 * 1024;

/** What came of an answer so far, while it can still be read from its beginning. */
class BegunAnswer {
  private kept: Uint8Array[] = [];
  private bytes = 0;

  get canBeReadAgain(): boolean {
    return this.bytes <= KEPT_BYTES;
  }

  /** Copies, because who writes may use the buffer again. */
  keep(chunk: Uint8Array): void {
    if (!this.canBeReadAgain) return;
    this.bytes += chunk.byteLength;
    if (this.canBeReadAgain) this.kept.push(chunk.slice());
    else this.kept = [];
  }

  whole(): Uint8Array {
    return Buffer.concat(this.kept);
  }
}

interface AnswerOptions {
  readonly key: MessageKey;
  readonly options: ResponseDecoderOptions;
  /** null: values that are referred to are put into their places. */
  readonly begun: BegunAnswer | null;
}

function readAnswer(Scanner: ScannerClass, { key, options, begun }: AnswerOptions) {
  const message = messageOf(key);
  const limits = { ...DEFAULT_DECODE_LIMITS, ...options.limits };
  const batch = actorBatches(options);
  const builder = new MessageBuilder(responseTree(message, options.dialect ?? WCF_DIALECT), {
    maxTextLength: limits.maxTextLength,
    maxHeldBytes: limits.maxHeldBytes,
    ...(batch !== null && answersActors(message) ? { onItem: batch.add } : {}),
    onReference: () => {
      if (begun?.canBeReadAgain === true) throw new ReferenceMet();
    },
  });
  const controlCharacters = options.controlCharacters ?? DEFAULT_CONTROL_CHARACTERS;
  const events = begun === null ? new ReferencesInPlace(builder, limits) : builder;
  const stream = new MessageStream(events, { limits, controlCharacters, charset: options.charset, Scanner });
  return { stream, batch, builder, message };
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

/** What takes them in has work for each batch too; of more at once it would hold more in memory and gain no more time. */
const DEFAULT_BATCH_SIZE = 1000;
/** A batch of this many bytes is handed on, however few its actors; it is several times what usual ones weigh. */
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
