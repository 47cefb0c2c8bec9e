import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip, type ZlibOptions } from "node:zlib";
import type { Plugin } from "vite";

/** Smaller files are not worth a name of their own. */
const MIN_BYTES = 1024;

/** Of 11: the last two steps take five times as long for a twentieth less. */
const QUALITY = 9;

const TEXT = /\.(js|css|svg)$/;

/**
 * Puts `x.js.br` and `x.js.gz` beside every text of a build, for the server to give out as they are: compressing while
 * somebody waits would have to be done badly. Only when everything is written: Vite still changes what it has bundled
 * when others have seen it.
 */
export function compressedBeside(): Plugin {
  return {
    name: "compressed-beside",
    apply: "build",
    async writeBundle({ dir }, bundle) {
      if (dir === undefined) throw new Error("the build has no folder");
      const texts = Object.keys(bundle).filter((fileName) => TEXT.test(fileName));
      await Promise.all(texts.map((fileName) => compress(join(dir, fileName))));
    },
  };
}

const gzipped = promisify<Buffer, ZlibOptions, Buffer>(gzip);

async function compress(file: string): Promise<void> {
  const bytes = await readFile(file);
  if (bytes.length < MIN_BYTES) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY };
  await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, { params }));
  const smallest = { level: constants.Z_BEST_COMPRESSION };
  await writeFile(`${file}.gz`, await gzipped(bytes, smallest));
}
