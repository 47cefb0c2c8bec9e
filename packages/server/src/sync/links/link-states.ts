import type { LinkState, LinkStateChange } from "@brygga/sync-engine";
import type { Trx } from "../../db/database.ts";
import { runForEach } from "../../db/for-each-row.ts";
import { markForCheck } from "./link-writes.ts";

const CHANGE = "update link set state = ?, state_since = ? where id = ? and connection_id = ? and state <> ?";

/**
 * Pauses links and wakes them. One that wakes is compared on both sides in the next cycle, because neither side's
 * stamps or feed tell what it has missed. Links that are gone are let go.
 */
export async function changeStates(trx: Trx, { connectionId, states, at }: StateChanges): Promise<void> {
  const since = at.toISOString();
  const rows = states.map(({ linkId, state }) => [state, since, linkId, connectionId, state]);
  const changed = await runForEach(trx, CHANGE, rows);
  for (const [index, { linkId, state }] of states.entries()) {
    if (state === ACTIVE && changed[index] === 1) await markForCheck(trx, { id: linkId, connectionId }, at);
  }
}

const ACTIVE: LinkState = "active";

export interface StateChanges {
  readonly connectionId: number;
  readonly states: readonly LinkStateChange[];
  readonly at: Date;
}
