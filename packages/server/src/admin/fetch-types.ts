import type { CrmEntity } from "@brygga/api-contract";
import type { CallResult, ConnectorFailure } from "../connector-client/index.ts";
import type { BoundConnection } from "./bound-connection.ts";
import { byRank } from "./config-fields.ts";
import type { FetchedType } from "./merge-fields.ts";

/** The CRM entity of an actor type. The others of the contract, and unknown ones, are ignored. */
const ENTITY_OF: ReadonlyMap<string, CrmEntity> = new Map([
  ["Customer", "company"],
  ["Supplier", "company"],
  ["Partner", "company"],
  ["Person", "contact"],
  ["Project", "project"],
]);

/** The CRM entity that an actor type corresponds to; undefined for one that is not synchronised. */
export const entityOf = (actorType: string): CrmEntity | undefined => ENTITY_OF.get(actorType);

/** All that a connector says of its actor types, or the call in which it failed. */
export type FetchedTypes =
  | { readonly ok: true; readonly types: readonly FetchedType[] }
  | { readonly ok: false; readonly failure: ConnectorFailure };

/** Asks for the actor types, and for the fields and searchable fields of each that is synchronised. */
export async function fetchTypes(connection: BoundConnection): Promise<FetchedTypes> {
  const answer = await connection.call("getSupportedActorTypes", {});
  if (!answer.ok) return answer;
  const types: FetchedType[] = [];
  const names = new Set((answer.response.items ?? []).filter((name) => ENTITY_OF.has(name)));
  for (const actorType of names) {
    const fetched = await fetchType(connection, actorType);
    if (!fetched.ok) return fetched;
    types.push(fetched.type);
  }
  return { ok: true, types };
}

async function fetchType(
  connection: BoundConnection,
  actorType: string,
): Promise<{ ok: true; type: FetchedType } | Extract<CallResult<"getConfigData">, { ok: false }>> {
  const fields = await connection.call("getSupportedActorTypeFields", { actorType });
  if (!fields.ok) return fields;
  const searchable = await connection.call("getSearchableFields", { actorType });
  if (!searchable.ok) return searchable;
  return {
    ok: true,
    type: {
      actorType,
      fields: byRank(withoutRepeats(fields.response.fieldMetadata ?? [])),
      searchable: new Set(searchable.response.items ?? []),
    },
  };
}

/** A key that is described twice counts as it was described first; one without a key cannot be asked for. */
function withoutRepeats<Field extends { fieldKey: string }>(fields: readonly Field[]): Field[] {
  const seen = new Set([""]);
  return fields.filter(({ fieldKey }) => !seen.has(fieldKey) && seen.add(fieldKey));
}
