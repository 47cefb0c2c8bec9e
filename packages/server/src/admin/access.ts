import type { Principal } from "../auth/principal.ts";
import type { Db } from "../db/database.ts";
import { loadConnection, loadConnections, type StoredConnection } from "./connection-store.ts";

/** What a user may do with a connection. Scope binds administrators too, everywhere but in Settings. */
export interface ConnectionRights {
  readonly visible: boolean;
  /** May link and unlink existing actors. */
  readonly canConnect: boolean;
  /** May create new actors in the ERP. */
  readonly canCreateInErp: boolean;
}

const ALL: ConnectionRights = { visible: true, canConnect: true, canCreateInErp: true };
const NONE: ConnectionRights = { visible: false, canConnect: false, canCreateInErp: false };

/** A live connection that a user may see. */
export interface VisibleConnection {
  readonly connection: StoredConnection;
  readonly rights: ConnectionRights;
}

/** The rights of a user and of the user's groups, added up. A deleted connection or group gives none. */
export async function rightsOf(
  db: Db,
  connectionId: number,
  principal: Principal,
): Promise<ConnectionRights> {
  const connection = await loadConnection(db, connectionId);
  if (connection.deletedAt !== null) return NONE;
  if (connection.scope === "everyone") return ALL;
  return (await grantedRights(db, principal)).get(connectionId) ?? NONE;
}

/** Every live connection, active or not, that the user may see. */
export async function visibleConnections(db: Db, principal: Principal): Promise<VisibleConnection[]> {
  const granted = await grantedRights(db, principal);
  const live = (await loadConnections(db)).filter(({ deletedAt }) => deletedAt === null);
  return live.flatMap((connection) => {
    const rights = connection.scope === "everyone" ? ALL : (granted.get(connection.id) ?? NONE);
    return rights.visible ? [{ connection, rights }] : [];
  });
}

async function grantedRights(db: Db, { userId }: Principal): Promise<Map<number, ConnectionRights>> {
  const rows = await db
    .selectFrom("connection_access")
    .select(["connection_id", "can_connect", "can_create_in_erp"])
    .where((eb) =>
      eb.or([
        eb("user_id", "=", userId),
        eb(
          "group_id",
          "in",
          eb
            .selectFrom("user_group_member")
            .innerJoin("user_group", "user_group.id", "user_group_member.group_id")
            .select("user_group_member.group_id")
            .where("user_group_member.user_id", "=", userId)
            .where("user_group.deleted_at", "is", null),
        ),
      ]),
    )
    .execute();
  const byConnection = Map.groupBy(rows, (row) => row.connection_id);
  return new Map(
    [...byConnection].map(([id, group]) => [
      id,
      {
        visible: true,
        canConnect: group.some((row) => row.can_connect === 1),
        canCreateInErp: group.some((row) => row.can_create_in_erp === 1),
      },
    ]),
  );
}
