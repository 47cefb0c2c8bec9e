import { IS_NAME, IS_NAME_START, IS_SPACE } from "./byte-classes.ts";
import type { ByteWindow } from "./byte-window.ts";
import type { InternTable } from "./intern-table.ts";
import type { TagName } from "./tag-name.ts";
import { localNameOf } from "./wire-node.ts";
import { readAttributeValue } from "./xml-characters.ts";
import { isTrue, type XmlEvents, type XmlReaderOptions } from "./xml-events.ts";
import { malformed, tooManyAttributes } from "./xml-refusals.ts";

/** An attribute as it stands in the window: its value is raw, from `start` to `end`. */
interface RawAttribute {
  readonly name: TagName;
  readonly start: number;
  readonly end: number;
}

/** Stands for "the window ends before this does" wherever an offset is answered. */
export const UNFINISHED = -1;

const SLASH = 0x2f;
const GREATER = 0x3e;
const LESS = 0x3c;
const EQUALS = 0x3d;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;

/** Reads the part of an opening tag behind its name. */
export class TagReader {
  /** Of the tag that was read last. */
  isSelfClosing = false;

  private readonly attributes: RawAttribute[] = [];
  private readonly window: ByteWindow;
  private readonly names: InternTable<TagName>;
  private readonly options: XmlReaderOptions;

  constructor(window: ByteWindow, names: InternTable<TagName>, options: XmlReaderOptions) {
    this.window = window;
    this.names = names;
    this.options = options;
  }

  /**
   * Reads up to and with the `>` and answers the offset behind it, or {@link UNFINISHED}.
   *
   * @throws SoapDecodeError
   */
  read(from: number): number {
    const { data, end } = this.window;
    this.attributes.length = 0;
    let at = from;
    for (;;) {
      const afterSpace = skipSpace(data, at);
      if (afterSpace >= end) return UNFINISHED;
      const byte = data[afterSpace] ?? 0;
      if (byte === GREATER) return this.done(false, afterSpace + 1);
      if (byte === SLASH) return this.selfClosing(afterSpace + 1);
      if (afterSpace === at) throw malformed("no whitespace between attributes.");
      if (IS_NAME_START[byte] === 0) throw malformed("disallowed character in attribute name.");
      at = this.attribute(afterSpace);
      if (at === UNFINISHED) return UNFINISHED;
    }
  }

  /**
   * Tells the attributes of the tag that was read last, and answers whether they say that the element is nil.
   *
   * @param isStrict whether references to characters that XML forbids are refused
   * @throws SoapDecodeError
   */
  report(events: XmlEvents, { isStrict }: { readonly isStrict: boolean }): boolean {
    const { controlCharacters: policy } = this.options;
    const names = new Set<string>();
    let isNil = false;
    for (const { name, start, end } of this.attributes) {
      const value = readAttributeValue(this.window.text(start, end), { policy, isStrict });
      if (localNameOf(name.text) === "nil") isNil = isTrue(value);
      events.attribute?.(name.text, value);
      if (names.has(name.text)) throw malformed(`duplicate attribute: ${name.text}.`);
      names.add(name.text);
    }
    return isNil;
  }

  private done(isSelfClosing: boolean, at: number): number {
    this.isSelfClosing = isSelfClosing;
    return at;
  }

  private selfClosing(at: number): number {
    const { data, end } = this.window;
    if (at >= end) return UNFINISHED;
    if (data[at] !== GREATER) throw malformed("forward-slash in opening tag not followed by >.");
    return this.done(true, at + 1);
  }

  private attribute(at: number): number {
    const { data, end } = this.window;
    const { limits } = this.options;
    let nameEnd = at;
    while (IS_NAME[data[nameEnd] ?? 0] === 1) nameEnd++;
    const equals = skipSpace(data, nameEnd);
    if (equals >= end) return UNFINISHED;
    if (data[equals] !== EQUALS) throw malformed("attribute without value.");
    const quote = skipSpace(data, equals + 1);
    if (quote >= end) return UNFINISHED;
    const valueEnd = this.value(quote);
    if (valueEnd === UNFINISHED) return UNFINISHED;
    // Here and not at the end of the tag: a million names would be looked up before.
    if (this.attributes.length >= limits.maxAttributes) throw tooManyAttributes(limits);
    this.attributes.push({ name: this.names.at(data, at, nameEnd), start: quote + 1, end: valueEnd });
    return valueEnd + 1;
  }

  private value(quote: number): number {
    const { data, end } = this.window;
    const byte = data[quote];
    if (byte !== DOUBLE_QUOTE && byte !== SINGLE_QUOTE) throw malformed("unquoted attribute value.");
    let at = quote + 1;
    while (data[at] !== byte && data[at] !== LESS) at++;
    if (at >= end) return UNFINISHED;
    if (data[at] === LESS) throw malformed("disallowed character in an attribute's value.");
    return at;
  }
}

/** The offset of the first byte that is no white space. */
export function skipSpace(data: Uint8Array, from: number): number {
  let at = from;
  while (IS_SPACE[data[at] ?? 0] === 1) at++;
  return at;
}
