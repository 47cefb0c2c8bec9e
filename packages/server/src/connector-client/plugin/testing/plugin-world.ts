import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Logger, pino } from "pino";
import { projectPaths } from "../../../project-paths.ts";
import type { CallLimits } from "../../call-limits.ts";
import { type ConnectorClient, createConnectorClients } from "../../connector-client.ts";
import { clientsWithPlugins } from "../clients-with-plugins.ts";
import { createPlugins, type PluginOptions } from "../create-plugins.ts";
import type { PluginCatalogue } from "../plugin-catalogue.ts";
import { pluginUrl } from "../plugin-url.ts";

/** Plugins in a folder of their own, in real processes. */
export interface PluginWorld extends AsyncDisposable {
  readonly folder: string;
  readonly dataFolder: string;
  readonly catalogue: PluginCatalogue;
  /** What the plugins printed and what was said about them. */
  readonly log: string[];
  client(name: string, limits?: Partial<CallLimits>): ConnectorClient;
}

type Files = Readonly<Record<string, string>>;
type WorldOptions = Partial<Pick<PluginOptions, "memoryMegabytes" | "times" | "packageFolders">>;

/** @param files content by path in the connectors folder */
export async function openPluginWorld(files: Files, options: WorldOptions = {}): Promise<PluginWorld> {
  const root = await mkdtemp(join(tmpdir(), "brygga-plugins-"));
  const folder = join(root, "connectors");
  const dataFolder = join(root, "data");
  await writeFiles(folder, files);
  const { log, logger } = collectingLogger();
  const catalogue = createPlugins({
    ...{ folder, dataFolder, logger, packageFolders: [], memoryMegabytes: 256 },
    hostProgram: projectPaths.pluginHost,
    // The same for all tests: each of them starts several processes.
    cacheFolder: join(projectPaths.packages, ".cache", "brygga-plugins"),
    keyFor: (purpose) => Buffer.alloc(32, purpose).toString("base64url"),
    ...options,
  });
  const clients = clientsWithPlugins(createConnectorClients({ egress: { allowPrivate: true } }), catalogue);
  return {
    ...{ folder, dataFolder, catalogue, log },
    client: (name, limits = {}) => clients.open(pluginUrl(name), { limits }),
    async [Symbol.asyncDispose]() {
      await clients.close();
      await rm(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

export async function writeFiles(folder: string, files: Files): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

function collectingLogger(): { log: string[]; logger: Logger } {
  const log: string[] = [];
  return { log, logger: pino({ level: "info" }, { write: (line: string) => void log.push(line) }) };
}

/** A plugin of the sample connector over a small ERP in memory. */
export function samplePlugin(size = "{ customers: 5 }"): string {
  const sample = join(projectPaths.connectors, "sample", "src", "index.ts");
  return `
    import { createSampleConnector, createSampleErp } from ${JSON.stringify(sample)};
    export default async () => createSampleConnector(await createSampleErp({ seed: 3, ...${size} }));
  `;
}

/** A plugin whose operations are given as source; it has one actor type and no configuration. */
export function oddPlugin(name: string, operations: string, before = ""): string {
  return `
    import { defineConnector, ConnectorError } from "@brygga/connector-sdk";
    ${before}
    const actor = (n: number) => ({ erpKey: String(n), lastModified: String(n), fieldValues: { NAME: "Actor " + n } });
    export default defineConnector({
      name: ${JSON.stringify(name)},
      config: {},
      testConfig: () => {},
      getSupportedActorTypes: () => ["Customer"],
      getFields: () => [{ fieldKey: "NAME", fieldType: "Text" }],
      getActors: () => [],
      getActorsByTimestamp: () => [actor(1)],
      searchActors: () => [actor(1)],
      ${operations}
    });
  `;
}
