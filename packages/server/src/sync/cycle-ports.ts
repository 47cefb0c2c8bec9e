import type { Clock, CyclePorts, SyncPlan } from "@brygga/sync-engine";
import type { BoundConnection } from "../admin/connection-client.ts";
import type { Db } from "../db/database.ts";
import { createCrmStore } from "./crm-store.ts";
import { createErpSide } from "./erp-side.ts";
import { createJournal } from "./journal.ts";
import { createLinkStore } from "./link-store.ts";
import type { RunRecorder } from "./run-recorder.ts";

export interface PortDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly openConnection: (connectionId: number) => Promise<BoundConnection>;
}

/** The engine's ports made real: the connection's connector, our CRM and our database. */
export const createPortsFor =
  ({ db, clock, openConnection }: PortDeps) =>
  async (plan: SyncPlan, run: RunRecorder, signal?: AbortSignal): Promise<CyclePorts> => ({
    erp: createErpSide(await openConnection(plan.connectionId), signal),
    crm: createCrmStore(db),
    links: createLinkStore(
      db,
      plan.connectionId,
      plan.actorTypes.map((type) => type.actorType),
    ),
    journal: createJournal({
      db,
      connectionId: plan.connectionId,
      origin: plan.origin,
      run,
      now: () => clock.now(),
    }),
    clock,
  });
