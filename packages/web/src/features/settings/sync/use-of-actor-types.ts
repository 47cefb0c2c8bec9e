import { type QueryKey, useQueries, useQuery } from "@tanstack/react-query";
import { connectionQuery } from "../api/erp-connections.ts";
import { actorTypesQuery } from "../api/mappings.ts";

/** How something of an actor type is read. */
type ReadOfType<Data> = (
  id: number,
  actorType: string,
) => { queryKey: QueryKey; queryFn: (context: { signal: AbortSignal }) => Promise<Data> };

/** A connection, and something that each of its actor types has. */
export type OfActorTypes<Data> = ReturnType<typeof useOfActorTypes<Data>>;

/** A connection, and something that each of its actor types has. It is not read again under what is being typed. */
export function useOfActorTypes<Data>(id: number, read: ReadOfType<Data>) {
  const connection = useQuery(connectionQuery(id));
  const actorTypes = useQuery(actorTypesQuery(id));
  const ofTypes = useQueries({
    queries: (actorTypes.data ?? []).map(({ actorType }) => ({
      ...read(id, actorType),
      refetchOnWindowFocus: false,
    })),
  });
  const parts = [connection, actorTypes, ...ofTypes];
  return {
    connection: connection.data,
    stored: ofTypes.flatMap(({ data }) => (data === undefined ? [] : [data])),
    isReady: parts.every(({ data }) => data !== undefined),
    error: parts.find(({ error }) => error !== null)?.error ?? null,
    retry: () => void Promise.all(parts.filter(({ isError }) => isError).map((part) => part.refetch())),
  };
}
