import type { Logger } from "pino";
import type { Words } from "../words.ts";
import { findPlugins, type PluginFile, type PluginPlaces } from "./find-plugins.ts";
import { PluginEnded } from "./plugin-end.ts";
import { loadProblemWords, NO_FILE, nameTakenWords } from "./plugin-failure-texts.ts";
import { type PluginConnector, type PluginProcessOptions, startPluginProcess } from "./plugin-process.ts";
import { type SupervisedPlugin, supervisePlugin } from "./supervised-plugin.ts";

/** One connector of a plugin, or a plugin that has none to offer. */
export interface ListedPlugin {
  /** Of the connector; "" where the plugin could not be loaded. */
  readonly name: string;
  readonly description: string;
  /** File, folder or package that it comes from. */
  readonly source: string;
  /** Why it cannot be used; null when it can. */
  readonly problem: Words | null;
}

/** A connector that can be called. */
export interface FoundPlugin {
  /** As the connector spells it. */
  readonly name: string;
  readonly plugin: SupervisedPlugin;
}

export interface PluginCatalogue {
  /** All that is installed now; what could not be loaded before is tried again. */
  list(): Promise<ListedPlugin[]>;
  /** The same as it was when it was looked at last. */
  known(): ListedPlugin[];
  /** By its name in any case; null when there is none. */
  find(name: string): Promise<FoundPlugin | null>;
  /** Ends all processes. */
  close(): Promise<void>;
}

export interface PluginRuntime
  extends Pick<
    PluginProcessOptions,
    "hostProgram" | "cacheFolder" | "memoryMegabytes" | "startMs" | "aliveMs" | "maxMessageBytes"
  > {
  readonly dataFolderOf: (pluginId: string) => string;
  readonly storeFolderOf: (pluginId: string) => string;
  readonly storeKeyOf: (pluginId: string) => string;
  readonly logger: Logger;
}

/** A plugin file that was looked into once. */
interface Known {
  readonly file: PluginFile;
  readonly connectors: readonly PluginConnector[];
  readonly problem: Words | null;
  readonly plugin: SupervisedPlugin | null;
}

export function createPluginCatalogue(places: PluginPlaces, runtime: PluginRuntime): PluginCatalogue {
  const known = new Map<string, Known>();
  let listed: readonly Known[] = [];
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | null = null;
  let closed = false;
  const look = async () => {
    const files = await findPlugins(places);
    const unusable = files.filter(({ id }) => (known.get(id)?.plugin ?? null) === null);
    const found = await inLanes(unusable, (file) => inspect(file, runtime));
    for (const one of found) known.set(one.file.id, one);
    listed = files.flatMap(({ id }) => known.get(id) ?? []);
    lookedAt = performance.now();
  };
  /** Whoever asks while somebody looks waits for the same. */
  const lookOnce = async () => {
    if (closed) return;
    looking ??= look().finally(() => {
      looking = null;
    });
    await looking;
  };
  return {
    async list() {
      await lookOnce();
      return listing(listed);
    },
    known: () => listing(listed),
    async find(name) {
      const found = pick(listed, name);
      if (found !== null) return found;
      if (performance.now() - lookedAt >= LOOK_AGAIN_MS) await lookOnce();
      return pick(listed, name);
    },
    async close() {
      closed = true;
      await looking;
      await Promise.all([...known.values()].map(async ({ plugin }) => plugin?.close()));
    },
  };
}

/** A cycle that asks again and again for a plugin that is not there does not start all that are broken. */
const LOOK_AGAIN_MS = 10_000;

/** Plugins that are looked into at a time, each in a process of its own. */
const LANES = 3;

async function inLanes<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const waiting = [...items];
  const results: Result[] = [];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift())
      results.push(await work(item));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return results;
}

/** Starts it to learn what it offers. */
async function inspect(file: PluginFile, runtime: PluginRuntime): Promise<Known> {
  const options = optionsOf(file, runtime);
  if (options === null) {
    return { file, connectors: [], problem: NO_FILE, plugin: null };
  }
  try {
    const process = await startPluginProcess(options);
    const { connectors } = process;
    const plugin = supervisePlugin({
      name: file.label,
      options,
      first: process,
      onEnd: (end) => runtime.logger.warn({ plugin: file.label, ...end }, "the process of a plugin ended"),
    });
    return { file, connectors, problem: null, plugin };
  } catch (error) {
    if (!(error instanceof PluginEnded)) throw error;
    const { problem, why } = error.end;
    runtime.logger.warn({ plugin: file.label, problem, why }, "a plugin could not be loaded");
    return { file, connectors: [], problem: loadProblemWords(error.end), plugin: null };
  }
}

function optionsOf({ id, label, entry }: PluginFile, runtime: PluginRuntime): PluginProcessOptions | null {
  if (entry === null) return null;
  const logger = runtime.logger.child({ plugin: label });
  return {
    ...runtime,
    entry,
    dataFolder: runtime.dataFolderOf(id),
    storeFolder: runtime.storeFolderOf(id),
    storeKey: runtime.storeKeyOf(id),
    onLine: (stream, line) => (stream === "stderr" ? logger.warn(line) : logger.info(line)),
  };
}

/** Of several connectors with one name the first is used, and the others say so. */
function listing(known: readonly Known[]): ListedPlugin[] {
  const taken = new Map<string, string>();
  return known.flatMap(({ file, connectors, problem }): ListedPlugin[] => {
    if (problem !== null) return [{ name: "", description: "", source: file.label, problem }];
    return connectors.map(({ name, description }) => {
      const other = taken.get(name.toLowerCase());
      taken.set(name.toLowerCase(), other ?? file.label);
      const clash = other === undefined ? null : nameTakenWords(other);
      return { name, description, source: file.label, problem: clash };
    });
  });
}

function pick(known: readonly Known[], wanted: string): FoundPlugin | null {
  const lower = wanted.toLowerCase();
  for (const { connectors, plugin } of known) {
    const connector = connectors.find(({ name }) => name.toLowerCase() === lower);
    if (connector !== undefined && plugin !== null) return { name: connector.name, plugin };
  }
  return null;
}
