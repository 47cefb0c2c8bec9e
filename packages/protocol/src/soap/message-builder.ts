import { HeldWeight } from "./held-weight.ts";
import { SoapDecodeError } from "./soap-decode-error.ts";
import {
  type Built,
  type BuiltValue,
  childOf,
  emptyDictionary,
  localNameOf,
  NodeKind,
  SKIP,
  type WireNode,
} from "./wire-node.ts";
import { type DictionaryEvents, TextUse, type XmlEvents } from "./xml-events.ts";

export interface MessageBuilderOptions {
  /** Characters that one value may have. */
  readonly maxTextLength: number;
  /** Memory that what is built may take until it is handed on, in bytes. */
  readonly maxHeldBytes: number;
  /** Takes each record of the result's list as it is complete, with its weight in bytes; the list itself then stays empty. */
  readonly onItem?: (record: Built, weight: number) => void;
}

/**
 * Builds a message from XML events by walking a tree of {@link WireNode}. It is the hot path of a sync cycle:
 * four events per field value, so it allocates nothing but what it builds.
 */
export class MessageBuilder implements XmlEvents, DictionaryEvents {
  /** Key of the message that was found in the body; "" as long as there is none. */
  messageKey = "";
  /** The result or parameter; null when the message has none. */
  result: Built | null = null;
  fault: Built | null = null;

  readonly dictionaries: DictionaryEvents = this;

  private readonly options: MessageBuilderOptions;
  private readonly nodes: WireNode[];
  private depth = 0;
  /** Records that are being filled, innermost last. */
  private readonly records: Built[] = [];
  private readonly lists: Built[][] = [];
  private texts: string[] = [];
  private dictionary: Record<string, string> = emptyDictionary();
  private entryKey: string | null = null;
  private entryValue = "";
  private value = "";
  private readonly detailNames: string[] = [];
  private readonly held: HeldWeight;

  constructor(root: WireNode, options: MessageBuilderOptions) {
    this.nodes = [root];
    this.options = options;
    this.held = new HeldWeight(options.maxHeldBytes);
  }

  /** What the element that was opened last stands for. */
  get currentKind(): NodeKind {
    return this.current().kind;
  }

  textUse(): TextUse {
    return this.current().textUse;
  }

  isInDictionary(): boolean {
    return this.current().kind === NodeKind.dictionary;
  }

  isEntry(keyName: string, valueName: string): boolean {
    return localNameOf(keyName) === "Key" && localNameOf(valueName) === "Value";
  }

  entry(key: string, value: string): void {
    this.checkLength(key);
    this.checkLength(value);
    this.addEntry(key, value);
  }

  open(qualifiedName: string, isNil: boolean): void {
    const parent = this.current();
    let node = parent === SKIP ? SKIP : childOf(parent, qualifiedName);
    if (isNil && node.kind !== NodeKind.textItem && node.kind !== NodeKind.entryValue) node = SKIP;
    this.nodes[++this.depth] = node;
    if (node.textUse !== TextUse.none) {
      this.value = "";
      if (node.kind === NodeKind.detail) this.detailNames.push(localNameOf(qualifiedName));
    } else {
      this.openContainer(node);
    }
  }

  text(text: string): void {
    if (this.textUse() === TextUse.none) return;
    if (this.value === "") this.value = text;
    else {
      // A text that comes in many small pieces is kept as pieces.
      this.held.text(text);
      this.value += text;
    }
    this.checkLength(this.value);
  }

  private checkLength(value: string): void {
    if (value.length > this.options.maxTextLength) {
      throw new SoapDecodeError(
        "too-large",
        `A value is longer than ${this.options.maxTextLength} characters, which is the limit for one value.`,
      );
    }
  }

  close(): void {
    const node = this.current();
    this.depth--;
    switch (node.kind) {
      case NodeKind.text:
        this.held.text(this.value);
        this.fill(node.key, this.value);
        break;
      case NodeKind.entryKey:
        this.entryKey = this.value;
        break;
      case NodeKind.entryValue:
        this.entryValue = this.value;
        break;
      case NodeKind.entry:
        this.closeEntry();
        break;
      case NodeKind.textItem:
        this.held.text(this.value);
        this.texts.push(this.value);
        break;
      default:
        this.closeRare(node);
    }
  }

  private current(): WireNode {
    return this.nodes[this.depth] ?? SKIP;
  }

  private fill(key: string, value: BuiltValue): void {
    const record = this.records.at(-1);
    if (record !== undefined) record[key] = value;
  }

  private openContainer(node: WireNode): void {
    switch (node.kind) {
      case NodeKind.entry:
        this.entryKey = null;
        this.entryValue = "";
        break;
      case NodeKind.dictionary:
        this.openDictionary(node.key);
        break;
      case NodeKind.texts:
        this.openTexts(node.key);
        break;
      case NodeKind.records:
        this.openRecords(node.key);
        break;
      case NodeKind.item:
        this.openItem(node);
        break;
      case NodeKind.record:
      case NodeKind.result:
      case NodeKind.fault:
        this.openRecord(node);
        break;
      case NodeKind.message:
        this.messageKey = node.key;
        break;
      default:
        break;
    }
  }

  // A list, array or dictionary that stands in pieces is read as one.
  private openDictionary(key: string): void {
    const present = this.records.at(-1)?.[key];
    this.dictionary = isDictionary(present) ? present : emptyDictionary();
    this.fill(key, this.dictionary);
  }

  private openTexts(key: string): void {
    const present = this.records.at(-1)?.[key];
    this.texts = isTexts(present) ? present : [];
    this.fill(key, this.texts);
  }

  private openRecords(key: string): void {
    const present = this.records.at(-1)?.[key];
    const list = isRecords(present) ? present : [];
    this.lists.push(list);
    this.fill(key, list);
  }

  private openItem(node: WireNode): void {
    if (this.lists.length === 1) this.held.begin();
    this.held.record();
    this.records.push(node.blank());
  }

  private openRecord(node: WireNode): void {
    const record = node.blank();
    if (node.kind === NodeKind.record) this.fill(node.key, record);
    else if (node.kind === NodeKind.fault) this.fault = record;
    else this.result ??= record;
    this.records.push(record);
  }

  private closeRare(node: WireNode): void {
    switch (node.kind) {
      case NodeKind.item:
        this.closeItem();
        break;
      case NodeKind.records:
        this.lists.pop();
        break;
      case NodeKind.record:
      case NodeKind.result:
      case NodeKind.fault:
        this.records.pop();
        break;
      case NodeKind.boolean:
        this.fill(node.key, readBoolean(node.key, this.value));
        break;
      case NodeKind.integer:
        this.fill(node.key, readInteger(this.value));
        break;
      case NodeKind.detail:
        this.closeDetail();
        break;
      default:
        break;
    }
  }

  private closeItem(): void {
    const record = this.records.pop();
    if (record === undefined) return;
    const { onItem } = this.options;
    if (onItem !== undefined && this.lists.length === 1) onItem(record, this.held.handOn());
    else this.lists.at(-1)?.push(record);
  }

  private closeEntry(): void {
    if (this.entryKey === null) {
      throw new SoapDecodeError("null-key", "A dictionary in the message has an entry without a key.");
    }
    this.addEntry(this.entryKey, this.entryValue);
  }

  private addEntry(key: string, value: string): void {
    const { dictionary } = this;
    const present = dictionary[key];
    if (present !== undefined && present !== value) {
      throw new SoapDecodeError(
        "duplicate-key",
        `A dictionary in the message has two different values under the key "${shortened(key)}".`,
      );
    }
    this.held.entry(key, value);
    dictionary[key] = value;
  }

  /** Fault details have no fixed form: every text in them is kept with the name of its element. */
  private closeDetail(): void {
    const name = this.detailNames.pop() ?? "";
    const text = this.value.trim();
    this.value = "";
    const before = this.fault?.detail;
    if (text === "" || typeof before !== "string" || before.length > MAX_DETAIL_LENGTH) return;
    const line = this.detailNames.length === 0 ? text : `${name}: ${text}`;
    this.fill("detail", before === "" ? line : `${before}\n${line}`);
  }
}

const MAX_DETAIL_LENGTH = 65_536;

const isRecords = (value: BuiltValue | undefined): value is Built[] => Array.isArray(value);
const isTexts = (value: BuiltValue | undefined): value is string[] => Array.isArray(value);
const isDictionary = (value: BuiltValue | undefined): value is Record<string, string> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function readBoolean(key: string, text: string): boolean {
  switch (text.trim().toLowerCase()) {
    case "true":
    case "1":
      return true;
    case "false":
    case "0":
    case "":
      return false;
    default:
      throw new SoapDecodeError(
        "invalid-value",
        `${key} is "${shortened(text)}", which is neither true nor false.`,
      );
  }
}

/** Lengths and ranks only order and limit what is shown, so an unreadable one is 0 rather than a failure. */
function readInteger(text: string): number {
  const number = Number(text.trim());
  return Number.isSafeInteger(number) ? number : 0;
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
