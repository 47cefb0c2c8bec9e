import type { IncomingHttpHeaders } from "node:http";
import { TextDecoder } from "node:util";
import { HttpRefusal } from "./http-refusal.ts";

/**
 * Checks that a request can be SOAP 1.1.
 *
 * @throws HttpRefusal 415 for SOAP 1.2 and every other media type, and for compressed bodies
 */
export function requireSoap11(headers: IncomingHttpHeaders): void {
  const encoding = headers["content-encoding"] ?? "identity";
  if (encoding !== "identity") {
    throw new HttpRefusal(415, `A body with Content-Encoding ${encoding} is not accepted; send it as it is.`);
  }
  const mediaType = mediaTypeOf(headers);
  if (mediaType === "" || mediaType === "text/xml") return;
  const soap12 = mediaType === "application/soap+xml" ? " That is SOAP 1.2." : "";
  throw new HttpRefusal(
    415,
    `Content-Type ${mediaType} is not accepted.${soap12} This service speaks SOAP 1.1 with Content-Type text/xml; charset=utf-8.`,
  );
}

/**
 * The text of a body in the encoding that its byte order mark, else the header, else the XML declaration
 * names; UTF-8 when none does.
 *
 * @throws HttpRefusal 415 for an encoding that is not known, 400 when the bytes are not in that encoding
 */
export function textOf(body: Buffer, headers: IncomingHttpHeaders): string {
  const encoding = encodingOfMark(body) ?? charsetOf(headers) ?? encodingOfDeclaration(body) ?? "utf-8";
  const decoder = decoderFor(encoding);
  try {
    return decoder.decode(body);
  } catch {
    throw new HttpRefusal(400, `The body says that it is ${encoding}, but its bytes are not.`);
  }
}

function decoderFor(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new HttpRefusal(415, `The character encoding ${encoding} is not known here; send UTF-8.`);
  }
}

function encodingOfMark(body: Buffer): string | null {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return "utf-8";
  if (body[0] === 0xff && body[1] === 0xfe) return "utf-16le";
  if (body[0] === 0xfe && body[1] === 0xff) return "utf-16be";
  return null;
}

const mediaTypeOf = (headers: IncomingHttpHeaders): string =>
  (headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";

const charsetOf = (headers: IncomingHttpHeaders): string | null =>
  /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(headers["content-type"] ?? "")?.[1] ?? null;

const encodingOfDeclaration = (body: Buffer): string | null =>
  /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(body.toString("latin1", 0, 200))?.[1] ?? null;
