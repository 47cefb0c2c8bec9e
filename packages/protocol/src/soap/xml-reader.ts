import { type SaxesAttributePlain, SaxesParser, type SaxesTagPlain } from "saxes";
import type { ControlCharacterPolicy, DecodeLimits } from "./decode-limits.ts";
import { SoapDecodeError } from "./soap-decode-error.ts";
import { localNameOf } from "./wire-node.ts";

/** What is told about a message's XML. Names are qualified; attributes come before the element that carries them. */
export interface XmlEvents {
  attribute?(name: string, value: string): void;
  open(name: string, isNil: boolean): void;
  text(text: string): void;
  close(): void;
}

type ParserOptions = { xmlns: false; position: false };

export interface XmlReaderOptions {
  readonly limits: DecodeLimits;
  readonly controlCharacters: ControlCharacterPolicy;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

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
      throw new SoapDecodeError(
        "too-large",
        `The message holds one piece of more than ${this.options.limits.maxTextLength} characters, which is the limit.`,
      );
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
      if (isForbidden(code)) this.noteForbidden();
      return true;
    });
  }

  private open(tag: SaxesTagPlain): void {
    const { limits } = this.options;
    if (tag.name.length > limits.maxNameLength) throw nameTooLong(limits);
    if (++this.depth > limits.maxDepth) {
      throw new SoapDecodeError(
        "too-deep",
        `The message nests more than ${limits.maxDepth} elements, which is the limit.`,
      );
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
      this.events.text(this.withoutForbidden(text));
    } else {
      this.events.text(text);
    }
  }

  private attribute({ name, value }: SaxesAttributePlain): void {
    const { limits } = this.options;
    this.sawEvent = true;
    if (++this.attributes > limits.maxAttributes) {
      throw new SoapDecodeError(
        "too-large",
        `An element has more than ${limits.maxAttributes} attributes, which is the limit.`,
      );
    }
    if (name.length > limits.maxNameLength) throw nameTooLong(limits);
    if (localNameOf(name) === "nil") this.isNil = value.trim() === "true" || value.trim() === "1";
    this.events.attribute?.(name, value);
  }

  private refuseDoctype(doctype: string): never {
    if (/^\s*html\b/i.test(doctype)) throw notSoap("is a web page");
    throw new SoapDecodeError(
      "doctype-refused",
      "The message has a document type declaration (DOCTYPE), which SOAP forbids and which is refused for safety.",
    );
  }

  /** What the parser reports. It goes on reading only after a raw control character. */
  private fail(error: Error): void {
    if (error.message === "disallowed character.") {
      this.noteForbidden();
    } else if (!this.hasElement) {
      throw notSoap(
        this.start.trim() === "" ? "is empty" : `begins with "${this.start.trim().slice(0, 60)}"`,
      );
    } else if (error.message === "undefined entity.") {
      throw new SoapDecodeError(
        "doctype-refused",
        "The message uses an entity other than the five of XML and character references, which is refused for safety.",
        { cause: error },
      );
    } else {
      throw malformed(error);
    }
  }

  private noteForbidden(): void {
    this.sawForbidden = true;
    if (this.options.controlCharacters === "refuse") {
      throw new SoapDecodeError(
        "control-character",
        "The message holds a control character, which XML forbids.",
      );
    }
  }

  private withoutForbidden(text: string): string {
    const wellFormed = text.toWellFormed();
    return this.options.controlCharacters === "keep"
      ? wellFormed.replaceAll("\u0000", "\uFFFD")
      : wellFormed.replace(FORBIDDEN, "\uFFFD");
  }
}

function isForbidden(code: number): boolean {
  if (code < 0x20) return code !== 0x9 && code !== 0xa && code !== 0xd;
  return (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff;
}

const nameTooLong = ({ maxNameLength }: DecodeLimits): SoapDecodeError =>
  new SoapDecodeError(
    "name-too-long",
    `The message has a name of more than ${maxNameLength} characters, which is the limit.`,
  );

const notSoap = (what: string): SoapDecodeError =>
  new SoapDecodeError(
    "not-soap",
    `What came is not a SOAP message: it ${what}. Check that the URL is that of the service.`,
  );

const malformed = (cause: Error): SoapDecodeError =>
  new SoapDecodeError(
    "malformed-xml",
    `The message is not well-formed XML, or it was cut off: ${cause.message}`,
    { cause },
  );
