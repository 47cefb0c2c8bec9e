import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import type { Words } from "../words.ts";
import { findPlugins, type PluginFile, type PluginPlaces } from "./find-plugins.ts";
import { PluginEnded } from "./plugin-end.ts";
import { loadProblemWords, NO_FILE, nameTakenWords } from "./plugin-failure-texts.ts";
import { type PluginConnector, type PluginProcessOptions, startPluginProcess } from "./plugin-process.ts";
import { type PluginStamp, stampOf } from "./plugin-stamp.ts";
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
  /** All that is installed now; what could not be loaded before, or was changed since, is loaded again. */
  list(): Promise<ListedPlugin[]>;
  /** The same as it was when it was looked at last. */
  known(): ListedPlugin[];
  /** By its name in any case, as its files are now; null when there is none. */
  find(name: string): Promise<FoundPlugin | null>;
  /** Ends all processes. */
  close(): Promise<void>;
}

export interface PluginRuntime
  extends Pick<
    PluginProcessOptions,
    "hostProgram" | "cacheFolder" | "memoryMegabytes" | "startMs" | "aliveMs" | "maxMessageBytes"
  > {
  /** How long calls of a plugin may last that are under way when its files have changed. */
  readonly lastCallsMs: number;
  readonly dataFolderOf: (pluginId: string) => string;
  readonly storeFolderOf: (pluginId: string) => string;
  readonly storeKeyOf: (pluginId: string) => string;
  readonly logger: Logger;
}

/** A plugin file that was looked into once. */
interface Known {
  readonly file: PluginFile;
  /** As its files were before it was loaded. */
  readonly stamp: PluginStamp;
  readonly connectors: readonly PluginConnector[];
  readonly problem: Words | null;
  readonly plugin: SupervisedPlugin | null;
}

export function createPluginCatalogue(places: PluginPlaces, runtime: PluginRuntime): PluginCatalogue {
  const known = new Map<string, Known>();
  const retired = createRetirement(runtime.lastCallsMs);
  const hasChangedLately = createChangeCheck();
  let listed: readonly Known[] = [];
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | null = null;
  let closed = false;
  const look = async () => {
    const files = await findPlugins(places);
    const found = await inLanes(files, (file) => upToDate(known.get(file.id), { file, runtime }));
    for (const one of found) {
      retired.add(known.get(one.file.id), one);
      known.set(one.file.id, one);
    }
    forget(known, found, retired);
    listed = found;
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
      const sinceLook = performance.now() - lookedAt;
      if (found === null ? sinceLook >= LOOK_AGAIN_MS : await hasChangedLately(found.known)) await lookOnce();
      return foundPlugin(pick(listed, name));
    },
    async close() {
      closed = true;
      await looking;
      await Promise.all([...known.values()].map(async ({ plugin }) => plugin?.close()));
      await retired.close();
    },
  };
}

/** A cycle that asks again and again for a plugin that is not there does not start all that are broken. */
const LOOK_AGAIN_MS = 10_000;

/** Its files are not looked at with each of many calls. */
const CHECK_MS = 1_000;

function createChangeCheck(): (known: Known) => Promise<boolean> {
  const checkedAt = new WeakMap<Known, number>();
  return async (known) => {
    const now = performance.now();
    if (now - (checkedAt.get(known) ?? Number.NEGATIVE_INFINITY) < CHECK_MS) return false;
    checkedAt.set(known, now);
    return hasChanged(known);
  };
}

/** Files that were written this moment may not be complete yet. */
const SETTLED_MS = 500;

async function hasChanged({ file, stamp }: Known): Promise<boolean> {
  const { text, writtenAt } = await stampOf(file);
  return text !== stamp.text && !isBeingWritten(writtenAt);
}

/** A time in the future is that of a clock that was wrong. */
function isBeingWritten(writtenAt: number): boolean {
  const age = Date.now() - writtenAt;
  return age >= 0 && age < SETTLED_MS;
}

/** What is known of a plugin, when that is how its files are now; otherwise it is loaded. */
async function upToDate(
  known: Known | undefined,
  { file, runtime }: { readonly file: PluginFile; readonly runtime: PluginRuntime },
): Promise<Known> {
  if (known !== undefined && known.plugin !== null && !(await hasChanged(known))) return known;
  if (known !== undefined && known.plugin !== null) {
    runtime.logger.info({ plugin: file.label }, "the files of a plugin have changed; it is loaded anew");
  }
  return inspect(file, runtime);
}

/** Plugins of which a newer version was loaded, and that have calls under way. */
interface Retirement {
  add(before: Known | undefined, now: Known | undefined): void;
  close(): Promise<void>;
}

/** For whoever was about to call what is being retired. */
const HANDOVER_MS = 500;

function createRetirement(lastCallsMs: number): Retirement {
  const leaving = new Set<SupervisedPlugin>();
  const retire = async (plugin: SupervisedPlugin) => {
    await sleep(HANDOVER_MS, undefined, { ref: false });
    await Promise.race([plugin.idle(), sleep(lastCallsMs, undefined, { ref: false })]);
    await plugin.close();
  };
  return {
    add(before, now) {
      const plugin = before?.plugin ?? null;
      if (plugin === null || plugin === now?.plugin) return;
      leaving.add(plugin);
      void retire(plugin).finally(() => leaving.delete(plugin));
    },
    async close() {
      await Promise.all([...leaving].map((plugin) => plugin.close()));
    },
  };
}

/** What is not installed any more. */
function forget(known: Map<string, Known>, found: readonly Known[], retired: Retirement): void {
  const ids = new Set(found.map(({ file }) => file.id));
  for (const [id, one] of known) {
    if (ids.has(id)) continue;
    retired.add(one, undefined);
    known.delete(id);
  }
}

/** Plugins that are looked into at a time, each in a process of its own. */
const LANES = 3;

/** @returns the results in the order of the items */
async function inLanes<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  const lane = async () => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return results;
}

/** Starts it to learn what it offers. */
async function inspect(file: PluginFile, runtime: PluginRuntime): Promise<Known> {
  const stamp = await stampOf(file);
  const options = optionsOf(file, runtime);
  if (options === null) {
    return { file, stamp, connectors: [], problem: NO_FILE, plugin: null };
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
    return { file, stamp, connectors, problem: null, plugin };
  } catch (error) {
    if (!(error instanceof PluginEnded)) throw error;
    const { problem, why } = error.end;
    runtime.logger.warn({ plugin: file.label, problem, why }, "a plugin could not be loaded");
    return { file, stamp, connectors: [], problem: loadProblemWords(error.end), plugin: null };
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

/** A connector of a plugin that could be loaded. */
interface Picked {
  readonly known: Known;
  readonly plugin: SupervisedPlugin;
  readonly name: string;
}

function pick(all: readonly Known[], wanted: string): Picked | null {
  const lower = wanted.toLowerCase();
  for (const known of all) {
    const connector = known.connectors.find(({ name }) => name.toLowerCase() === lower);
    if (connector !== undefined && known.plugin !== null) {
      return { known, plugin: known.plugin, name: connector.name };
    }
  }
  return null;
}

const foundPlugin = (picked: Picked | null): FoundPlugin | null =>
  picked === null ? null : { name: picked.name, plugin: picked.plugin };
