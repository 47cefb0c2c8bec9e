import { FaultDetail } from "./fault-detail.ts";
import { HeldWeight } from "./held-weight.ts";
import { duplicateKey, nullKey, valueTooLong } from "./message-refusals.ts";
import { readBoolean, readInteger } from "./read-scalar.ts";
import { isReference } from "./references.ts";
import { dictionarySoFar, recordsSoFar, textsSoFar } from "./so-far.ts";
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
  /** Told of every element that stands for another one. What it throws comes out of the reader. */
  readonly onReference?: () => void;
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
  private readonly detail = new FaultDetail();
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

  attribute(name: string, value: string): void {
    if (isReference(name, value)) this.options.onReference?.();
  }

  open(qualifiedName: string, isNil: boolean): void {
    const parent = this.current();
    let node = parent === SKIP ? SKIP : childOf(parent, qualifiedName);
    if (isNil && node.kind !== NodeKind.textItem && node.kind !== NodeKind.entryValue) node = SKIP;
    this.nodes[++this.depth] = node;
    if (node.textUse !== TextUse.none) {
      this.value = "";
      if (node.kind === NodeKind.detail) this.detail.open(localNameOf(qualifiedName));
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
    if (value.length > this.options.maxTextLength) throw valueTooLong(this.options.maxTextLength);
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
      case NodeKind.flatEntry:
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
        this.openEntry();
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
      case NodeKind.flatEntry:
        this.openDictionary(node.key);
        this.openEntry();
        break;
      case NodeKind.item:
      case NodeKind.flatItem:
        this.openItem(node);
        break;
      case NodeKind.record:
      case NodeKind.result:
      case NodeKind.fault:
        this.openRecord(node);
        break;
      case NodeKind.message:
        this.messageKey = node.key;
        this.records.push(node.blank());
        break;
      default:
        break;
    }
  }

  private openEntry(): void {
    this.entryKey = null;
    this.entryValue = "";
  }

  // A list, array or dictionary that stands in pieces is read as one.
  private openDictionary(key: string): void {
    this.dictionary = dictionarySoFar(this.records.at(-1)?.[key]);
    this.fill(key, this.dictionary);
  }

  private openTexts(key: string): void {
    this.texts = textsSoFar(this.records.at(-1)?.[key]);
    this.fill(key, this.texts);
  }

  private openRecords(key: string): void {
    const list = recordsSoFar(this.records.at(-1)?.[key]);
    this.lists.push(list);
    this.fill(key, list);
  }

  private openItem(node: WireNode): void {
    const outermost = node.kind === NodeKind.item ? 1 : 0;
    if (this.lists.length === outermost) this.held.begin();
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
      case NodeKind.flatItem:
        this.closeFlatItem(node.key);
        break;
      case NodeKind.flatText:
        this.held.text(this.value);
        this.openTexts(node.key);
        this.texts.push(this.value);
        break;
      case NodeKind.records:
        this.lists.pop();
        break;
      case NodeKind.message:
        this.closeMessage();
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
        this.fill("detail", this.detail.close(this.value));
        this.value = "";
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

  /** A list of a record that stands in a list is never handed out: only the result's own is. */
  private closeFlatItem(key: string): void {
    const record = this.records.pop();
    if (record === undefined) return;
    const { onItem } = this.options;
    if (onItem !== undefined && this.lists.length === 0) return onItem(record, this.held.handOn());
    this.openRecords(key);
    this.lists.pop()?.push(record);
  }

  /** Without an element for the result, its members stand in the message itself, or there is none: all are blank. */
  private closeMessage(): void {
    const bare = this.records.pop();
    this.result ??= bare ?? null;
  }

  private closeEntry(): void {
    if (this.entryKey === null) throw nullKey();
    this.addEntry(this.entryKey, this.entryValue);
  }

  private addEntry(key: string, value: string): void {
    const { dictionary } = this;
    const present = dictionary[key];
    if (present !== undefined && present !== value) throw duplicateKey(key);
    this.held.entry(key, value);
    dictionary[key] = value;
  }
}
