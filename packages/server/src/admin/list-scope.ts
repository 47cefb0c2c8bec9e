import type { RecordFilter } from "@brygga/api-contract";
import type { Principal } from "../auth/principal.ts";
import type { Db } from "../db/database.ts";
import { Problem } from "../problem.ts";
import { visibleConnections } from "./access.ts";

const CONDITIONS = ["linkedIn", "unlinkedIn"] as const;

/**
 * Which records are connected in an ERP connection is for those who may see it. Throws the Problem `invalid-request`,
 * the same for a connection out of scope and for one that there is not.
 */
export async function refuseHiddenConnections(
  db: Db,
  principal: Principal,
  filter: Pick<RecordFilter, (typeof CONDITIONS)[number]>,
): Promise<void> {
  const asked = CONDITIONS.filter((condition) => filter[condition] !== undefined);
  if (asked.length === 0) return;
  const visible = new Set((await visibleConnections(db, principal)).map(({ connection }) => connection.id));
  const hidden = asked.filter((condition) => !visible.has(filter[condition] ?? 0));
  if (hidden.length === 0) return;
  const message = "There is no ERP connection of this id that you may use.";
  throw new Problem("invalid-request", {
    errors: hidden.map((path) => ({ path, code: "no-such-record", message })),
  });
}
