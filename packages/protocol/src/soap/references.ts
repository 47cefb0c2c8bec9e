import type { DecodeLimits } from "./decode-limits.ts";
import { HeldWeight } from "./held-weight.ts";
import { SoapDecodeError } from "./soap-decode-error.ts";
import { localNameOf } from "./wire-node.ts";
import { TextUse, type XmlEvents } from "./xml-events.ts";
import { tooDeep } from "./xml-refusals.ts";

/** Thrown by who cannot read on before references are followed. */
export class ReferenceMet extends Error {}

/** Whether an attribute makes its element stand for another one of the message. */
export const isReference = (name: string, value: string): boolean =>
  name === "href" && value.length > 1 && value.startsWith("#");

interface Element {
  readonly name: string;
  readonly isNil: boolean;
  /** Whom it stands for; "" for itself. */
  readonly href: string;
  readonly id: string;
  readonly content: (Element | string)[];
}

/** Envelope and Body. */
const FRAME = 2;
/** A value that many refer to is told as many times; a message cannot make itself many times as large by that. */
const MAX_GROWTH = 16;

/**
 * Tells a message in SOAP encoding (section 5 of SOAP 1.1, "multiref") as if each value stood where it is referred to:
 * `<Actor href="#id1"/>` … `<multiRef id="id1">…</multiRef>`. It holds the whole body until its end.
 */
export class ReferencesInPlace implements XmlEvents {
  private readonly receiver: XmlEvents;
  private readonly limits: DecodeLimits;
  private readonly held: HeldWeight;
  private depth = 0;
  private href = "";
  private id = "";
  /** Children of the Body, and the open elements below it. */
  private roots: Element[] = [];
  private readonly path: Element[] = [];
  private readonly byId = new Map<string, Element>();
  private known = 0;
  private told = 0;

  constructor(receiver: XmlEvents, limits: DecodeLimits) {
    this.receiver = receiver;
    this.limits = limits;
    this.held = new HeldWeight(limits.maxHeldBytes);
  }

  textUse(): TextUse {
    return this.depth >= FRAME ? TextUse.value : (this.receiver.textUse?.() ?? TextUse.value);
  }

  attribute(name: string, value: string): void {
    if (isReference(name, value)) this.href = value.slice(1);
    else if (name === "id") this.id = value;
    if (this.depth < FRAME) this.receiver.attribute?.(name, value);
  }

  open(name: string, isNil: boolean): void {
    const { href, id } = this;
    this.href = "";
    this.id = "";
    if (this.depth++ < FRAME) {
      this.receiver.open(name, isNil);
      return;
    }
    this.held.record();
    this.known++;
    const element: Element = { name, isNil, href, id, content: [] };
    (this.path.at(-1)?.content ?? this.roots).push(element);
    this.path.push(element);
    if (id !== "" && !this.byId.has(id)) this.byId.set(id, element);
  }

  text(text: string): void {
    const element = this.path.at(-1);
    if (element === undefined) {
      if (this.depth < FRAME) this.receiver.text(text);
      return;
    }
    this.held.text(text);
    element.content.push(text);
  }

  close(): void {
    this.depth--;
    if (this.depth >= FRAME) this.path.pop();
    else {
      if (this.depth === FRAME - 1) this.tellBody();
      this.receiver.close();
    }
  }

  /** The values that stand beside the message are those with an id. */
  private tellBody(): void {
    const { roots } = this;
    this.roots = [];
    for (const [index, root] of roots.entries()) {
      if (index === 0 || root.id === "") this.tell(root, FRAME + 1);
    }
  }

  private tell(element: Element, depth: number): void {
    if (depth > this.limits.maxDepth) throw tooDeep(this.limits);
    if (++this.told > MAX_GROWTH * (this.known + MAX_GROWTH)) throw growsTooMuch();
    const value = this.valueOf(element);
    this.receiver.open(element.name, value.isNil);
    for (const part of value.content) {
      if (typeof part === "string") this.receiver.text(part);
      else this.tell(part, depth + 1);
    }
    this.receiver.close();
  }

  private valueOf(element: Element): Element {
    let value = element;
    for (let hops = 0; isEmptyReference(value); hops++) {
      const next = this.byId.get(value.href);
      if (next === undefined || hops > MAX_GROWTH) throw leadsNowhere(element);
      value = next;
    }
    return value;
  }
}

/** One that has content of its own is something else, such as a link in a web page that a fault quotes. */
const isEmptyReference = ({ href, content }: Element): boolean =>
  href !== "" && content.every((part) => typeof part === "string" && part.trim() === "");

const leadsNowhere = ({ name, href }: Element): SoapDecodeError =>
  new SoapDecodeError(
    "malformed-xml",
    `${localNameOf(name)} in the message refers to "#${href.slice(0, 60)}", which the message does not hold.`,
  );

const growsTooMuch = (): SoapDecodeError =>
  new SoapDecodeError(
    "holds-too-much",
    "The values in the message refer to one another so often that it would become many times as large as it is.",
  );
