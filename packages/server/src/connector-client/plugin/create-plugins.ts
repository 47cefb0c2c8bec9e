import { join } from "node:path";
import type { Logger } from "pino";
import { DEFAULT_CALL_LIMITS } from "../call-limits.ts";
import { createPluginCatalogue, type PluginCatalogue } from "./plugin-catalogue.ts";

export interface PluginOptions {
  /** The connectors folder; null when there is none. */
  readonly folder: string | null;
  /** `node_modules` folders in which packages may be plugins. */
  readonly packageFolders: readonly string[];
  readonly dataFolder: string;
  readonly hostProgram: string;
  /** For compiled programs, so that a process starts sooner. @default below the data folder */
  readonly cacheFolder?: string;
  readonly memoryMegabytes: number;
  /** A key of 32 bytes, base64url, for one purpose. */
  readonly keyFor: (purpose: string) => string;
  readonly logger: Logger;
  /** @default 30 s until a plugin must be ready, 5 s until it must say that it is alive */
  readonly times?: { readonly startMs?: number; readonly aliveMs?: number };
}

/** The plugins of this installation, each of which keeps what it keeps below the data folder. */
export function createPlugins(options: PluginOptions): PluginCatalogue {
  const { folder, packageFolders, dataFolder, hostProgram, memoryMegabytes, keyFor, logger } = options;
  const { startMs = 30_000, aliveMs = 5_000 } = options.times ?? {};
  const folderOf = (id: string, what: string) => join(dataFolder, "plugins", id, what);
  return createPluginCatalogue(
    { folder, packageFolders },
    {
      ...{ hostProgram, memoryMegabytes, startMs, aliveMs, logger },
      cacheFolder: options.cacheFolder ?? join(dataFolder, "plugins", "compiled"),
      lastCallsMs: DEFAULT_CALL_LIMITS.wholeMs,
      maxMessageBytes: DEFAULT_CALL_LIMITS.maxPlainBytes,
      dataFolderOf: (id) => folderOf(id, "data"),
      storeFolderOf: (id) => folderOf(id, "connections"),
      storeKeyOf: (id) => keyFor(`plugin-store:${id}`),
    },
  );
}
