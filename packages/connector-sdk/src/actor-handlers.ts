import { mapped } from "./answer-mapping.ts";
import { completeActor, completeActors } from "./complete-actor.ts";
import type { ConfigOf, ConfigSchema } from "./config-schema.ts";
import type {
  ActorSource,
  Connection,
  ConnectorDefinition,
  FieldDefinition,
  SearchActorByParentArguments,
  SearchActorsAdvancedArguments,
} from "./connector.ts";
import { ConnectorError } from "./connector-error.ts";
import { childrenOf, fieldsToRead, matching } from "./derived-searches.ts";
import type { ActorListOperation, Handlers } from "./handler.ts";
import { type Answer, isNoted } from "./noted.ts";
import { openConnection } from "./open-connection.ts";

/** The operations that read and write actors. */
export function actorHandlers<S extends ConfigSchema>(
  definition: ConnectorDefinition<S>,
): Pick<Handlers, ActorListOperation | "createActor"> {
  return { ...readHandlers(definition), ...searchHandlers(definition), ...writeHandlers(definition) };
}

function readHandlers<S extends ConfigSchema>(
  definition: ConnectorDefinition<S>,
): Pick<Handlers, "getActors" | "getActorsByTimestamp" | "searchActors"> {
  return {
    getActors: async (request, store) => {
      const connection = await openConnection(definition, request.connectionGuid, store);
      return answered(definition.getActors(connection, request), request.actorType);
    },
    getActorsByTimestamp: async (request, store) => {
      const connection = await openConnection(definition, request.connectionGuid, store);
      return answered(definition.getActorsByTimestamp(connection, request), request.actorType);
    },
    searchActors: async (request, store) => {
      const connection = await openConnection(definition, request.connectionGuid, store);
      return answered(definition.searchActors(connection, request), request.actorType);
    },
  };
}

function searchHandlers<S extends ConfigSchema>(
  definition: ConnectorDefinition<S>,
): Pick<Handlers, "searchActorByParent" | "searchActorsAdvanced"> {
  return {
    searchActorByParent: async (request, store) => {
      const connection = await openConnection(definition, request.connectionGuid, store);
      const { parentActorErpKey: parentErpKey, ...rest } = request;
      return answered(searchByParent(definition, connection, { ...rest, parentErpKey }), request.actorType);
    },
    searchActorsAdvanced: async (request, store) => {
      const connection = await openConnection(definition, request.connectionGuid, store);
      return answered(searchAdvanced(definition, connection, request), request.actorType);
    },
  };
}

function writeHandlers<S extends ConfigSchema>(
  definition: ConnectorDefinition<S>,
): Pick<Handlers, "createActor" | "saveActors"> {
  return {
    createActor: async ({ connectionGuid, actor }, store) => {
      const connection = await openConnection(definition, connectionGuid, store);
      if (!definition.createActor) throw notSupported("CreateActor", definition.name);
      return mapped(definition.createActor(connection, actor), (created) => ({
        actor: completeActor(created, actor.actorType),
      }));
    },
    saveActors: async ({ connectionGuid, actors }, store) => {
      const connection = await openConnection(definition, connectionGuid, store);
      if (!definition.saveActors) throw notSupported("SaveActors", definition.name);
      return answered(definition.saveActors(connection, actors), actors[0]?.actorType ?? "");
    },
  };
}

const answered = (answer: Answer<ActorSource>, actorType: string) =>
  mapped(answer, (actors) => ({ actors: completeActors(actors, actorType) }));

function searchByParent<S extends ConfigSchema>(
  definition: ConnectorDefinition<S>,
  connection: Connection<ConfigOf<S>>,
  wanted: SearchActorByParentArguments,
): Answer<ActorSource> {
  if (definition.searchActorByParent) return definition.searchActorByParent(connection, wanted);
  return mapped(definition.searchActors(connection, wanted), (found) => childrenOf(found, wanted));
}

async function searchAdvanced<S extends ConfigSchema>(
  definition: ConnectorDefinition<S>,
  connection: Connection<ConfigOf<S>>,
  wanted: SearchActorsAdvancedArguments,
): Promise<Awaited<Answer<ActorSource>>> {
  if (definition.searchActorsAdvanced) return definition.searchActorsAdvanced(connection, wanted);
  const fields = payloadOf(await definition.getFields(connection, wanted.actorType));
  const all = { actorType: wanted.actorType, searchText: "", fieldKeys: fieldsToRead(wanted) };
  return mapped(definition.searchActors(connection, all), (found) => matching(found, wanted, fields));
}

function payloadOf(answer: Awaited<Answer<readonly FieldDefinition[]>>): readonly FieldDefinition[] {
  return isNoted(answer) ? answer.payload : answer;
}

function notSupported(operationName: string, connectorName: string): ConnectorError {
  return new ConnectorError({
    userExplanation: {
      US: `The Sync Connector “${connectorName}” only reads from its ERP system and cannot save to it.`,
      SV: `Sync Connector ”${connectorName}” läser bara från sitt ERP-system och kan inte spara där.`,
      NO: `Sync Connector «${connectorName}» leser bare fra sitt ERP-system og kan ikke lagre der.`,
    },
    techExplanation: `Connector "${connectorName}" does not implement ${operationName}`,
    errorCode: "NOT_SUPPORTED",
  });
}
