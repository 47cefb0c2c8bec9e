import { pathToFileURL } from "node:url";
import type { Connector } from "../define-connector.ts";
import type { PluginContext } from "./plugin-context.ts";

/**
 * Loads the file of a plugin and answers the connectors that it exports.
 *
 * @throws TypeError when it exports none, or two of the same name; whatever the file itself throws
 */
export async function loadConnectors(entry: string, context: PluginContext): Promise<readonly Connector[]> {
  const exported: unknown = await import(pathToFileURL(entry).href);
  const connectors = await connectorsIn(exported, context);
  if (connectors.length === 0) {
    throw new TypeError(
      "it exports no connector; export what defineConnector makes, or a function that answers it, as default",
    );
  }
  const names = connectors.map(({ name }) => name.toLowerCase());
  const twice = connectors.find(({ name }, index) => names.indexOf(name.toLowerCase()) !== index);
  if (twice !== undefined) throw new TypeError(`it exports two connectors called “${twice.name}”`);
  return connectors;
}

async function connectorsIn(exported: unknown, context: PluginContext): Promise<Connector[]> {
  if (typeof exported !== "object" || exported === null) return [];
  const { default: main, ...named } = exported as Record<string, unknown>;
  const produced = typeof main === "function" ? ((await main(context)) as unknown) : main;
  const found = [produced, ...Object.values(named)].flat().filter(isConnector);
  // The same one may be exported as default and by its name.
  return [...new Set(found)];
}

const isConnector = (value: unknown): value is Connector =>
  typeof value === "object" &&
  value !== null &&
  "name" in value &&
  typeof value.name === "string" &&
  value.name !== "" &&
  "handlers" in value &&
  typeof value.handlers === "object" &&
  value.handlers !== null;
