export { clientsWithPlugins } from "./clients-with-plugins.ts";
export { createPlugins, type PluginOptions } from "./create-plugins.ts";
export type { ListedPlugin, PluginCatalogue } from "./plugin-catalogue.ts";
export { pluginNameIn, pluginUrl } from "./plugin-url.ts";
