import { createCallSlots } from "../call-slots.ts";
import type { ConnectorClients } from "../connector-client.ts";
import type { PluginCatalogue } from "./plugin-catalogue.ts";
import { createPluginClient } from "./plugin-client.ts";
import { pluginNameIn } from "./plugin-url.ts";

/** Clients whose transport is chosen by the address: `plugin://` for plugins, any other as before. */
export function clientsWithPlugins(others: ConnectorClients, catalogue: PluginCatalogue): ConnectorClients {
  const slots = createCallSlots();
  return {
    ...others,
    open(url, options = {}) {
      const name = pluginNameIn(url);
      return name === null
        ? others.open(url, options)
        : createPluginClient({ catalogue, name, options, slots });
    },
    async close() {
      await Promise.all([others.close(), catalogue.close()]);
    },
  };
}
