import { createHash } from "node:crypto";
import {
  importsOf,
  type LearnedDialect,
  learnDialect,
  readXmlElement,
  SoapDecodeError,
  type XmlElement,
} from "@brygga/protocol";
import { wholeBody } from "../answer-body.ts";
import { type CallClock, createCallClock } from "../call-clock.ts";
import { CallError } from "../call-error.ts";
import type { CallLimits } from "../call-limits.ts";
import { type ConnectorOptions, credentialHeaders } from "../connector-options.ts";
import { connectorUrl } from "../connector-url.ts";
import type { Dispatchers } from "../dispatchers.ts";
import { exchangeXml } from "../http-exchange.ts";
import { importAddresses, wsdlAddresses } from "./wsdl-addresses.ts";

export interface LearnOptions extends ConnectorOptions {
  readonly signal?: AbortSignal;
}

/** What the WSDL of a connector taught, or why it taught nothing. */
export type WsdlFinding =
  | {
      readonly ok: true;
      readonly learned: LearnedDialect;
      /** Address of the document, without credentials. */
      readonly source: string;
      /** Of all documents; another one means that the service has changed. */
      readonly hash: string;
      /** Imported documents that could not be read. */
      readonly brokenImports: readonly string[];
    }
  /** "unreachable": nothing answered; "no-wsdl": something did, but described no operation of the contract. */
  | { readonly ok: false; readonly problem: "unreachable" | "no-wsdl" };

/** Bounds of reading one service's description, whatever it imports. */
const MAX_DOCUMENTS = 40;
const MAX_DOCUMENT_BYTES = 4 * 1024 * 1024;
const MAX_BYTES = 16 * 1024 * 1024;
const WHOLE_MS = 15_000;

interface Learning {
  readonly url: string;
  readonly options: ConnectorOptions;
  readonly signal: AbortSignal | undefined;
  readonly limits: CallLimits;
  readonly dispatchers: Dispatchers;
}

/** Never throws but for the signal: a connector without a WSDL is spoken to as a WCF service. */
export async function learnFromWsdl(learning: Learning): Promise<WsdlFinding> {
  const clock = createCallClock(learning.signal, WHOLE_MS);
  try {
    return await tryAddresses(learning, clock);
  } catch (error) {
    if (learning.signal?.aborted) throw learning.signal.reason;
    return { ok: false, problem: saysNothing(error) ? "no-wsdl" : "unreachable" };
  } finally {
    clock.stop();
  }
}

async function tryAddresses(learning: Learning, clock: CallClock): Promise<WsdlFinding> {
  for (const address of wsdlAddresses(connectorUrl(learning.url))) {
    const reader = new DocumentReader(learning, clock);
    try {
      await reader.read([address]);
    } catch (error) {
      if (!saysNothing(error)) throw error;
      continue;
    }
    await reader.readImports();
    const learned = learnDialect(reader.documents);
    if (learned === null) continue;
    const { hash, brokenImports } = reader;
    return { ok: true, learned, source: address.href, hash, brokenImports };
  }
  return { ok: false, problem: "no-wsdl" };
}

/** Something answered, but not with a document that can be used; another address may do better. */
const saysNothing = (error: unknown): boolean =>
  error instanceof SoapDecodeError ||
  (error instanceof CallError &&
    ["not-found", "http-status", "not-soap", "too-large"].includes(error.failureCause));

/** Reads one document and all that it imports, each once, within bounds. */
class DocumentReader {
  readonly documents: XmlElement[] = [];
  readonly brokenImports: string[] = [];
  private readonly learning: Learning;
  private readonly clock: CallClock;
  private readonly seen = new Set<string>();
  private readonly waiting: { readonly location: string; readonly base: URL }[] = [];
  private readonly digest = createHash("sha256");
  private bytes = 0;

  constructor(learning: Learning, clock: CallClock) {
    this.learning = learning;
    this.clock = clock;
  }

  get hash(): string {
    return this.digest.copy().digest("hex");
  }

  /** Reads the first of these addresses that answers. @throws what the last of them failed with */
  async read(addresses: readonly URL[]): Promise<void> {
    let failure: unknown;
    for (const address of addresses) {
      try {
        return await this.readOne(address);
      } catch (error) {
        if (this.clock.signal.aborted) throw error;
        failure = error;
      }
    }
    throw failure instanceof Error ? failure : new CallError("unsupported-url", {});
  }

  /** A document that is missing leaves a gap and stops nothing but itself. */
  async readImports(): Promise<void> {
    for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) {
      const addresses = importAddresses(next.location, next.base).filter(({ href }) => !this.seen.has(href));
      if (addresses.length === 0) continue;
      if (this.documents.length >= MAX_DOCUMENTS || this.bytes >= MAX_BYTES) {
        this.brokenImports.push(next.location);
        continue;
      }
      await this.read(addresses).catch((error: unknown) => {
        if (this.clock.signal.aborted) throw error;
        this.brokenImports.push(next.location);
      });
    }
  }

  private async readOne(address: URL): Promise<void> {
    this.seen.add(address.href);
    const { bytes, charset } = await this.fetch(address);
    this.bytes += bytes.byteLength;
    const document = readXmlElement(bytes, charset || undefined);
    this.digest.update(bytes);
    this.documents.push(document);
    for (const location of importsOf(document)) this.waiting.push({ location, base: address });
  }

  private async fetch(address: URL): Promise<{ bytes: Uint8Array; charset: string }> {
    const { limits, dispatchers, options, url } = this.learning;
    const connector = connectorUrl(url);
    const answer = await exchangeXml({
      dispatching: dispatchers.of({ connectMs: limits.connectMs, ca: options.ca }),
      url: address,
      method: "GET",
      body: "",
      headers: { accept: "text/xml" },
      credentials: (to) => credentialHeaders(options.credentials, { connector, to }),
      clock: this.clock,
      limits,
      maxBytes: MAX_DOCUMENT_BYTES,
    });
    if (answer.status !== 200) {
      await answer.chunks.return();
      throw new CallError("http-status", { status: answer.status });
    }
    return { bytes: await wholeBody(answer.chunks), charset: answer.charset };
  }
}
