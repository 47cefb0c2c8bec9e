import type { Connector } from "../define-connector.ts";

/** What Brygga hands to a plugin that wants to know where it runs. */
export interface PluginContext {
  /** A folder of the plugin's own that stays, for whatever it keeps. Made before the plugin is loaded. */
  readonly dataFolder: string;
}

/**
 * What the file of a plugin exports, as default or under any name: a connector, several, or a function that makes
 * them.
 *
 * @example
 * const plugin: Plugin = ({ dataFolder }) => createMyConnector({ stateFolder: dataFolder });
 * export default plugin;
 */
export type Plugin = PluginProduct | ((context: PluginContext) => PluginProduct | Promise<PluginProduct>);

export type PluginProduct = Connector | readonly Connector[];
