import { request as httpRequest, type IncomingHttpHeaders, type OutgoingHttpHeaders } from "node:http";

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Whether the server said 100 Continue first. */
  readonly continued: boolean;
}

export interface RawRequest {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  /** Chunks are sent one by one, with chunked encoding unless a Content-Length is given. */
  readonly body?: readonly (string | Buffer)[];
}

/** An HTTP call with exactly these headers and bytes; nothing is added but Host. */
export function callRaw(
  url: string,
  { method = "POST", headers = {}, body = [] }: RawRequest,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    let continued = false;
    const request = httpRequest(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString("utf8"),
          continued,
        }),
      );
    });
    request.on("error", reject);
    const sendBody = () => {
      for (const chunk of body) request.write(chunk);
      request.end();
    };
    request.on("continue", () => {
      continued = true;
      sendBody();
    });
    if (headers.expect === undefined) sendBody();
    else request.flushHeaders();
  });
}

/** A SOAP call as a WCF client makes it. */
export function callSoap(
  url: string,
  { body, soapAction }: { readonly body: string | Buffer; readonly soapAction: string },
): Promise<RawAnswer> {
  return callRaw(url, {
    headers: { "content-type": "text/xml; charset=utf-8", soapaction: `"${soapAction}"` },
    body: [body],
  });
}
