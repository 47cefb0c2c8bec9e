import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { Config } from "../config.ts";
import { createConnectorClients } from "../connector-client/index.ts";
import {
  clientsWithPlugins,
  createPlugins,
  type PluginCatalogue,
  pluginUrl,
} from "../connector-client/plugin/index.ts";
import { checkConnectorsFolder } from "../connectors-folder.ts";
import { projectPaths } from "../project-paths.ts";
import type { ExaminedAddress } from "./examined-address.ts";
import { answeringService } from "./service-of-client.ts";

export type PluginSettings = Pick<Config, "connectorsFolder" | "pluginMemoryMegabytes">;

/**
 * Runs a plugin of the connectors folder for an examination: in a process of its own, over an empty folder for what it
 * keeps, which is gone afterwards. Neither a database nor what a running Brygga's plugins keep is touched.
 *
 * @throws StartError when there is no such plugin, or it cannot be run
 */
export async function openExaminedPlugin(name: string, settings: PluginSettings): Promise<ExaminedAddress> {
  await checkConnectorsFolder(settings);
  const dataFolder = await mkdtemp(join(tmpdir(), "brygga-check-"));
  const plugins = pluginsIn(dataFolder, settings);
  const clients = clientsWithPlugins(createConnectorClients({ egress: { allowPrivate: true } }), plugins);
  const url = pluginUrl(name);
  const close = async () => {
    await clients.close();
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    return { url, service: await answeringService(url, clients.open(url)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function pluginsIn(
  dataFolder: string,
  { connectorsFolder, pluginMemoryMegabytes }: PluginSettings,
): PluginCatalogue {
  const key = randomBytes(32).toString("base64url");
  return createPlugins({
    ...{ folder: connectorsFolder, packageFolders: [projectPaths.packages], dataFolder },
    hostProgram: projectPaths.pluginHost,
    cacheFolder: projectPaths.compiledCode,
    memoryMegabytes: pluginMemoryMegabytes,
    keyFor: () => key,
    logger: pino({ level: "info", base: null, timestamp: false }, { write: print }),
  });
}

/** Standard error, so that standard output stays the report. */
function print(line: string): void {
  const { plugin = "", msg = "", why = "" } = JSON.parse(line) as Readonly<Record<string, string>>;
  process.stderr.write(`[${plugin}] ${msg}${why === "" ? "" : `: ${why}`}\n`);
}
