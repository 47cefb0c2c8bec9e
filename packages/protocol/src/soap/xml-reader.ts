import { type SaxesAttributePlain, SaxesParser, type SaxesTagPlain } from "saxes";
import { SoapDecodeError } from "./soap-decode-error.ts";
import { localNameOf } from "./wire-node.ts";
import { isForbiddenCharacter, withoutForbidden } from "./xml-characters.ts";
import { isTrue, type XmlEvents, type XmlReaderOptions } from "./xml-events.ts";
import {
  controlCharacterRefused,
  entityRefused,
  malformed,
  nameTooLong,
  notSoap,
  notSoapBecause,
  pieceTooLong,
  tooDeep,
  tooManyAttributes,
} from "./xml-refusals.ts";

export type { XmlEvents } from "./xml-events.ts";

type ParserOptions = { xmlns: false; position: false };

/** Reads XML as text comes in, within limits, without document types and without entities of the message's own. */
export class XmlReader {
  private readonly events: XmlEvents;
  private readonly options: XmlReaderOptions;
  private readonly parser = new SaxesParser<ParserOptions>({ xmlns: false, position: false });
  private start = "";
  private depth = 0;
  private hasElement = false;
  private attributes = 0;
  private isNil = false;
  private sawForbidden = false;
  /** Characters since the last event: what the parser is holding back as one piece. */
  private held = 0;
  private sawEvent = false;

  constructor(events: XmlEvents, options: XmlReaderOptions) {
    this.events = events;
    this.options = options;
    const { parser } = this;
    // Seven handlers and no more: with an eighth, V8 keeps the parser as a hash table, and reading is five times
    // slower, for every parser of the process.
    parser.on("opentag", (tag) => this.open(tag));
    parser.on("closetag", () => this.close());
    parser.on("text", (text) => this.text(text));
    parser.on("cdata", (text) => this.text(text));
    parser.on("attribute", (attribute) => this.attribute(attribute));
    parser.on("doctype", (doctype) => this.refuseDoctype(doctype));
    parser.on("error", (error) => this.fail(error));
  }

  /** @throws SoapDecodeError */
  write(text: string): void {
    if (!this.hasElement && this.start.length < 80) this.start += text.slice(0, 80);
    this.sawEvent = false;
    this.parser.write(text);
    this.held = this.sawEvent ? 0 : this.held + text.length;
    if (this.held > this.options.limits.maxTextLength) {
      throw pieceTooLong(this.options.limits);
    }
  }

  /** @throws SoapDecodeError when the message is cut off. */
  end(): void {
    if (this.start.trim() === "") {
      throw new SoapDecodeError("empty", "The message is empty where a SOAP message was expected.");
    }
    this.parser.close();
  }

  /**
   * WCF writes control characters as references, which XML 1.0 forbids and the parser would refuse; raw ones it
   * reports and passes on. The parser asks its own `isChar` about references only, and sets it when it has read
   * the XML declaration; so it is replaced at the first element.
   */
  private allowForbiddenReferences(): void {
    Reflect.set(this.parser, "isChar", (code: number): boolean => {
      if (!(code >= 0 && code <= 0x10ffff)) return false;
      if (isForbiddenCharacter(code)) this.noteForbidden();
      return true;
    });
  }

  private open(tag: SaxesTagPlain): void {
    const { limits } = this.options;
    if (tag.name.length > limits.maxNameLength) throw nameTooLong(limits);
    if (++this.depth > limits.maxDepth) {
      throw tooDeep(limits);
    }
    const { isNil } = this;
    if (!this.hasElement) this.allowForbiddenReferences();
    this.sawEvent = true;
    this.hasElement = true;
    this.attributes = 0;
    this.isNil = false;
    this.events.open(tag.name, isNil);
  }

  private close(): void {
    this.sawEvent = true;
    this.depth--;
    this.events.close();
  }

  private text(text: string): void {
    this.sawEvent = true;
    if (this.sawForbidden) {
      this.sawForbidden = false;
      this.events.text(withoutForbidden(text, this.options.controlCharacters));
    } else {
      this.events.text(text);
    }
  }

  private attribute({ name, value }: SaxesAttributePlain): void {
    const { limits } = this.options;
    this.sawEvent = true;
    if (++this.attributes > limits.maxAttributes) {
      throw tooManyAttributes(limits);
    }
    if (name.length > limits.maxNameLength) throw nameTooLong(limits);
    if (localNameOf(name) === "nil") this.isNil = isTrue(value);
    this.events.attribute?.(name, value);
  }

  private refuseDoctype(doctype: string): never {
    if (/^\s*html\b/i.test(doctype)) throw notSoapBecause("is a web page");
    throw new SoapDecodeError(
      "doctype-refused",
      "The message has a document type declaration (DOCTYPE), which SOAP forbids and which is refused for safety.",
    );
  }

  /** What the parser reports. It goes on reading only after a raw control character. */
  private fail(error: Error): void {
    if (error.message === "disallowed character." && !this.isAtLess()) {
      this.noteForbidden();
    } else if (!this.hasElement) {
      throw notSoap(this.start);
    } else if (error.message === "undefined entity.") {
      throw entityRefused(error);
    } else {
      throw malformed(error.message, error);
    }
  }

  /** The parser complains in the same words about control characters and about `<` in an attribute's value. */
  private isAtLess(): boolean {
    const chunk: unknown = Reflect.get(this.parser, "chunk");
    const at: unknown = Reflect.get(this.parser, "prevI");
    return typeof chunk === "string" && typeof at === "number" && chunk[at] === "<";
  }

  private noteForbidden(): void {
    this.sawForbidden = true;
    if (this.options.controlCharacters === "refuse") throw controlCharacterRefused();
  }
}
