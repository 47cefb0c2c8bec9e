import type { z } from "zod";
import { authenticate } from "./operations/authenticate.ts";
import { createActor } from "./operations/create-actor.ts";
import { deleteConnection } from "./operations/delete-connection.ts";
import { getActors } from "./operations/get-actors.ts";
import { getActorsByTimestamp } from "./operations/get-actors-by-timestamp.ts";
import { getConfigData } from "./operations/get-config-data.ts";
import { getList } from "./operations/get-list.ts";
import { getListItems } from "./operations/get-list-items.ts";
import { getSearchableFields } from "./operations/get-searchable-fields.ts";
import { getSupportedActorTypeFields } from "./operations/get-supported-actor-type-fields.ts";
import { getSupportedActorTypes } from "./operations/get-supported-actor-types.ts";
import { saveActors } from "./operations/save-actors.ts";
import { saveConnection } from "./operations/save-connection.ts";
import { searchActorByParent } from "./operations/search-actor-by-parent.ts";
import { searchActors } from "./operations/search-actors.ts";
import { searchActorsAdvanced } from "./operations/search-actors-advanced.ts";
import { testConfigData } from "./operations/test-config-data.ts";
import { testConnection } from "./operations/test-connection.ts";

/** The seventeen calls that share the common answer, by the name of the method that serves them. */
export const connectorOperations = {
  getConfigData,
  testConfigData,
  saveConnection,
  testConnection,
  deleteConnection,
  getSupportedActorTypes,
  getSupportedActorTypeFields,
  getSearchableFields,
  getActors,
  getActorsByTimestamp,
  searchActors,
  searchActorByParent,
  searchActorsAdvanced,
  createActor,
  saveActors,
  getList,
  getListItems,
} as const;

/** All eighteen operations of the contract. */
export const operations = { ...connectorOperations, authenticate } as const;

export type ConnectorOperations = typeof connectorOperations;
export type OperationKey = keyof ConnectorOperations;
export type RequestOf<K extends OperationKey> = z.infer<ConnectorOperations[K]["request"]>;
export type ResponseOf<K extends OperationKey> = z.infer<ConnectorOperations[K]["response"]>;
