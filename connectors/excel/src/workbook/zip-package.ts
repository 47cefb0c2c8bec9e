import { promisify } from "node:util";
import { crc32, inflateRaw } from "node:zlib";
import {
  configure,
  type Entry,
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipReader,
  ZipWriter,
} from "@zip.js/zip.js";
import { MalformedPart } from "./malformed-part.ts";

// Workers would outlive the work and cost more than these small archives.
configure({ useWebWorkers: false });

/** What one workbook may grow to when it is unpacked; all in bytes. */
export interface PackageLimits {
  readonly partBytes: number;
  readonly totalBytes: number;
  /** Number of entries of the archive. */
  readonly parts: number;
}

export const DEFAULT_LIMITS: PackageLimits = {
  partBytes: 256 * 1024 * 1024,
  totalBytes: 1024 * 1024 * 1024,
  parts: 10_000,
};

/** Thrown when the archive would unpack to more than the limits allow, as a decompression bomb does. */
export class PackageTooLarge extends Error {
  override readonly name = "PackageTooLarge";
}

const inflate = promisify(inflateRaw);
const STORED = 0;
const DEFLATED = 8;

/** A zip archive in memory whose entries can be read, and replaced without touching any other entry. */
export class ZipPackage {
  readonly #entries: Map<string, Entry>;
  readonly #limits: PackageLimits;
  /** Bytes of every part that was unpacked so far. */
  readonly #unpacked = new Map<string, number>();

  private constructor(entries: readonly Entry[], limits: PackageLimits) {
    this.#entries = new Map(entries.map((entry) => [entry.filename, entry]));
    this.#limits = limits;
  }

  /** @throws MalformedPart when the bytes are no whole zip archive; PackageTooLarge when it declares more than the limits. */
  static async open(bytes: Uint8Array, limits: PackageLimits = DEFAULT_LIMITS): Promise<ZipPackage> {
    const entries = await readEntries(bytes);
    const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
    if (entries.length > limits.parts) throw new PackageTooLarge(`it holds ${entries.length} parts`);
    if (total > limits.totalBytes) throw new PackageTooLarge(`it unpacks to ${total} bytes`);
    return new ZipPackage(entries, limits);
  }

  get partNames(): readonly string[] {
    return [...this.#entries.keys()];
  }

  has(partName: string): boolean {
    return this.#find(partName) !== undefined;
  }

  /** The unpacked bytes of a part. @throws MalformedPart when it is missing or damaged, PackageTooLarge */
  async read(partName: string): Promise<Uint8Array> {
    const entry = this.#find(partName);
    if (!entry || entry.directory) throw new MalformedPart("it is missing");
    if (entry.encrypted) throw new MalformedPart("it is encrypted");
    const raw = await entry.getData(new Uint8ArrayWriter(), { passThrough: true });
    const bytes = await this.#unpack(raw, entry.compressionMethod);
    if (crc32(bytes) !== entry.signature) throw new MalformedPart("its checksum is wrong");
    this.#unpacked.set(entry.filename, bytes.length);
    const total = this.#unpacked.values().reduce((sum, size) => sum + size, 0);
    if (total > this.#limits.totalBytes) throw new PackageTooLarge("its parts are too large");
    return bytes;
  }

  /** Text of a part. A byte order mark stays, so that the text can be written back as it was. */
  async readText(partName: string): Promise<string> {
    const bytes = await this.read(partName);
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch (error) {
      throw new MalformedPart("it is not encoded as UTF-8", { cause: error });
    }
  }

  /**
   * The archive with some parts replaced. All other entries keep their place, their metadata and their
   * compressed bytes.
   */
  async replace(parts: ReadonlyMap<string, string>): Promise<Uint8Array> {
    const writer = new ZipWriter(new Uint8ArrayWriter(), { keepOrder: true, extendedTimestamp: false });
    const texts = new Map([...parts].map(([name, text]) => [this.#find(name), text]));
    for (const entry of this.#entries.values()) {
      const text = texts.get(entry);
      if (entry.directory) await writer.add(entry.filename, undefined, { entry, directory: true });
      else if (text === undefined) await copyEntry(writer, entry);
      else await writer.add(entry.filename, new Uint8ArrayReader(new TextEncoder().encode(text)));
    }
    return writer.close();
  }

  // Part names are compared without regard to case (OPC), which some writers make use of.
  #find(partName: string): Entry | undefined {
    const exact = this.#entries.get(partName);
    if (exact) return exact;
    const wanted = partName.toLowerCase();
    return [...this.#entries.values()].find((entry) => entry.filename.toLowerCase() === wanted);
  }

  // The size in the header is only a claim; zlib stops at the limit whatever the claim was.
  async #unpack(raw: Uint8Array, method: number): Promise<Uint8Array> {
    if (method === STORED) return raw;
    if (method !== DEFLATED) throw new MalformedPart(`its compression method ${method} is not known`);
    try {
      return await inflate(raw, { maxOutputLength: this.#limits.partBytes });
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE") {
        throw new PackageTooLarge(`a part unpacks to more than ${this.#limits.partBytes} bytes`, {
          cause: error,
        });
      }
      throw new MalformedPart("its compressed data is damaged", { cause: error });
    }
  }
}

async function readEntries(bytes: Uint8Array): Promise<Entry[]> {
  try {
    return await new ZipReader(new Uint8ArrayReader(bytes)).getEntries();
  } catch (error) {
    throw new MalformedPart("it is cut off or damaged", { cause: error });
  }
}

async function copyEntry(writer: ZipWriter<Uint8Array>, entry: Entry): Promise<void> {
  if (entry.directory) return;
  const raw = await entry.getData(new Uint8ArrayWriter(), { passThrough: true });
  await writer.add(entry.filename, new Uint8ArrayReader(raw), { entry, passThrough: true });
}
