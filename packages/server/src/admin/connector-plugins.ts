import type { ConnectorPlugin } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import { type PluginCatalogue, pluginUrl } from "../connector-client/plugin/index.ts";
import type { Language } from "./admin-deps.ts";
import { wordsIn } from "./words.ts";

/** The plugin connectors that can be added, and those that cannot, with the reason. */
export async function listConnectorPlugins(
  plugins: PluginCatalogue,
  language: Language,
): Promise<ConnectorPlugin[]> {
  return (await plugins.list()).map(({ name, description, source, problem }) => ({
    name,
    description: textInLanguage(description, language),
    url: problem === null ? pluginUrl(name) : "",
    source,
    problem: problem === null ? "" : wordsIn(problem, language),
  }));
}
