import type { IncomingHttpHeaders } from "node:http";
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

const mediaTypeOf = (headers: IncomingHttpHeaders): string =>
  (headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";

/** The character encoding that the header names, if it does. */
export const charsetOf = (headers: IncomingHttpHeaders): string | undefined =>
  /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(headers["content-type"] ?? "")?.[1];
