import { actorHandlers } from "./actor-handlers.ts";
import type { ConfigSchema } from "./config-schema.ts";
import { configurationHandlers } from "./configuration-handlers.ts";
import type { ConnectorDefinition } from "./connector.ts";
import type { Handlers } from "./handler.ts";
import { metadataHandlers } from "./metadata-handlers.ts";
import { requireDefinition } from "./require-definition.ts";

/** A connector ready to be served: over SOAP by `serveConnectors`, in-process by `createDispatcher`. */
export interface Connector {
  readonly name: string;
  readonly description: string;
  /** @internal */
  readonly handlers: Handlers;
}

/**
 * Makes a connector of one typed object. The configuration is declared once, and every operation receives it
 * parsed and typed.
 *
 * @throws TypeError that names what an untyped definition lacks
 * @example
 * const connector = defineConnector({
 *   name: "Example",
 *   config: {
 *     company: text({ label: { US: "Company", SV: "Företag" }, mandatory: true }),
 *     timeoutSeconds: integer({ label: "Timeout", default: 30, mandatory: true }),
 *   },
 *   testConfig: async ({ company }) => {
 *     if (!(await erp.has(company))) throw new ConnectorError({ userExplanation: `There is no company ${company}.` });
 *   },
 *   getSupportedActorTypes: () => ["Customer"],
 *   getFields: () => [{ fieldKey: "NAME", fieldType: "Text", access: "Mandatory" }],
 *   getActors: ({ config }, { erpKeys }) => erp.customers(config.company).filter(({ erpKey }) => erpKeys.includes(erpKey)),
 *   getActorsByTimestamp: ({ config }, { updatedOnOrAfter }) => erp.changedSince(config.company, updatedOnOrAfter),
 *   searchActors: ({ config }, { searchText }) => erp.find(config.company, searchText),
 * });
 * const service = await serveConnectors({ connectors: [connector], store: createFileConfigurationStore("./state") });
 */
export function defineConnector<const S extends ConfigSchema>(definition: ConnectorDefinition<S>): Connector {
  requireDefinition(definition);
  return {
    name: definition.name,
    description: definition.description ?? "",
    handlers: {
      ...configurationHandlers(definition),
      ...metadataHandlers(definition),
      ...actorHandlers(definition),
    },
  };
}
