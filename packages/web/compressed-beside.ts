import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "vite";

/** Smaller files are not worth a name of their own. */
const MIN_BYTES = 1024;

/** Of 11: the last two steps take five times as long for a twentieth less. */
const QUALITY = 9;

const TEXT = /\.(js|css|svg)$/;

/**
 * Puts `x.js.br` and `x.js.gz` beside every text of a build, for the server to give out as they are: compressing while
 * somebody waits would have to be done badly.
 */
export function compressedBeside(): Plugin {
  return {
    name: "compressed-beside",
    apply: "build",
    async generateBundle(_options, bundle) {
      const texts = Object.values(bundle).flatMap((output) => {
        const source = output.type === "chunk" ? output.code : output.source;
        const bytes = Buffer.from(source);
        return TEXT.test(output.fileName) && bytes.length >= MIN_BYTES
          ? [[output.fileName, bytes] as const]
          : [];
      });
      for (const [fileName, bytes] of texts) {
        this.emitFile({ type: "asset", fileName: `${fileName}.br`, source: await brotli(bytes) });
        this.emitFile({ type: "asset", fileName: `${fileName}.gz`, source: await promisify(gzip)(bytes) });
      }
    },
  };
}

const brotli = (bytes: Buffer): Promise<Buffer> =>
  promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
