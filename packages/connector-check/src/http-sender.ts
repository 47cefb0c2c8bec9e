/** One HTTP exchange, in whatever way the caller reaches the network. */
export type HttpSender = (request: HttpRequest) => Promise<HttpAnswer>;

export interface HttpRequest {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** "" for GET. */
  readonly body: string;
}

export interface HttpAnswer {
  readonly status: number;
  /** Of the Content-Type header; "" where there is none. */
  readonly contentType: string;
  readonly body: Uint8Array;
}
