import type { ConfigSchema } from "./config-schema.ts";
import type { ConnectorDefinition } from "./connector.ts";

const REQUIRED = [
  "testConfig",
  "getSupportedActorTypes",
  "getFields",
  "getActors",
  "getActorsByTimestamp",
  "searchActors",
] as const satisfies readonly (keyof ConnectorDefinition<ConfigSchema>)[];

/**
 * Authors who write JavaScript are told at the start what they forgot, and not by the first call.
 *
 * @throws TypeError that names what is missing
 */
export function requireDefinition<S extends ConfigSchema>(definition: ConnectorDefinition<S>): void {
  const { name, config } = definition;
  if (typeof name !== "string" || name.trim() === "") {
    throw new TypeError("a connector needs a name: it is what ?ConnectorName= and plugin:// choose it by");
  }
  const missing = REQUIRED.filter((operation) => typeof definition[operation] !== "function");
  if (missing.length > 0) throw new TypeError(`the connector “${name}” lacks ${missing.join(", ")}`);
  if (typeof config !== "object" || config === null) {
    throw new TypeError(
      `the connector “${name}” lacks config: it may be {} when there is nothing to configure`,
    );
  }
  for (const [key, field] of Object.entries(config)) requireConfigField(name, key, field);
}

function requireConfigField(connector: string, key: string, field: unknown): void {
  if (key.trim() === "") throw new TypeError(`a configuration field of “${connector}” has no key`);
  if (typeof field === "object" && field !== null && "fromText" in field) return;
  throw new TypeError(
    `the configuration field “${key}” of “${connector}” is not made by text, integer, list or their kin`,
  );
}
