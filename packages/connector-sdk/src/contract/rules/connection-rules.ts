import assert from "node:assert/strict";
import { type Actor, type ConnectorResult, isUnknownConnection } from "@brygga/protocol";
import type { Contract } from "../contract.ts";
import type { ContractRule } from "../contract-rule.ts";

/** Made for these rules and never saved. */
const NEVER_SAVED = "0ddba11a-7e57-4000-8000-00000000c0de";

const unknown: ContractRule = {
  id: "unknown-connection",
  sentence: "says of a connection it does not know that it is unknown, in every operation",
  check: async (contract) => {
    for (const [operation, result] of await answersFor(contract, NEVER_SAVED)) {
      assert.ok(
        isUnknownConnection(result),
        `${operation} answers IsOk ${result.isOk}, ErrorCode ${JSON.stringify(result.errorCode)} for an unknown connection; expected IsOk false, UNKNOWN_CONNECTION_ID`,
      );
    }
  },
};

async function answersFor(
  { call, actorTypes, mayCreate }: Contract,
  connectionGuid: string,
): Promise<[operation: string, result: ConnectorResult][]> {
  const [actorType = "Customer"] = await actorTypes();
  const read = { connectionGuid, actorType, fieldKeys: [] };
  const search = { ...read, searchText: "" };
  const parent = { parentActorType: "Customer", parentActorErpKey: "1" };
  const actor = { ...NO_ACTOR, actorType };
  return [
    ["TestConnection", await call("testConnection", { connectionGuid })],
    ["GetSupportedActorTypes", await call("getSupportedActorTypes", { connectionGuid })],
    ["GetSupportedActorTypeFields", await call("getSupportedActorTypeFields", { connectionGuid, actorType })],
    ["GetSearchableFields", await call("getSearchableFields", { connectionGuid, actorType })],
    ["GetActors", await call("getActors", { ...read, erpKeys: [] })],
    ["GetActorsByTimestamp", await call("getActorsByTimestamp", { ...read, updatedOnOrAfter: "" })],
    ["SearchActors", await call("searchActors", search)],
    ["SearchActorByParent", await call("searchActorByParent", { ...search, ...parent })],
    ["SearchActorsAdvanced", await call("searchActorsAdvanced", { ...read, restrictions: [] })],
    ["SaveActors", await call("saveActors", { connectionGuid, actors: [] })],
    ...(mayCreate
      ? [["CreateActor", await call("createActor", { connectionGuid, actor })] as [string, ConnectorResult]]
      : []),
  ];
}

const NO_ACTOR: Actor = {
  actorType: "",
  erpKey: "",
  fieldValues: {},
  lastModified: "",
  parentActorType: "",
  parentErpKey: "",
};

const spellings: ContractRule = {
  id: "connection-id-spellings",
  sentence: "knows its connection by its id with or without braces, in any case",
  check: async ({ call, connectionGuid }) => {
    for (const spelling of [connectionGuid.toUpperCase(), `{${connectionGuid}}`]) {
      const answer = await call("testConnection", { connectionGuid: spelling });
      assert.ok(answer.isOk, `TestConnection fails for the id ${spelling}: ${answer.errorCode}`);
    }
  },
};

const again: ContractRule = {
  id: "connection-saved-again",
  sentence: "takes the same connection again, as the caller sends it whenever it is in doubt",
  check: async ({ given, ok }) => {
    await ok("saveConnection", { connectionInfo: given.config });
    await ok("testConnection", {});
  },
};

const forgets: ContractRule = {
  id: "connection-deleted",
  sentence: "forgets a deleted connection, and knows it again when it is sent again",
  check: async ({ ask, given, ok }) => {
    await ok("deleteConnection", {});
    const gone = await ask("testConnection", {});
    assert.ok(
      isUnknownConnection(gone),
      `TestConnection answers ${JSON.stringify(gone)} after DeleteConnection`,
    );
    await ok("saveConnection", { connectionInfo: given.config });
    await ok("getSupportedActorTypes", {});
  },
};

/** How a connector knows, and comes to know, a connection. */
export const connectionRules: readonly ContractRule[] = [unknown, spellings, again, forgets];
