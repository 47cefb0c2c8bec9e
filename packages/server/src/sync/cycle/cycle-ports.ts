import { randomUUID } from "node:crypto";
import type { Clock, CyclePorts, Reading, SyncPlan } from "@brygga/sync-engine";
import type { BoundConnection } from "../../admin/connection-client.ts";
import { Breather } from "../../db/breather.ts";
import type { Db } from "../../db/database.ts";
import type { CommitThread } from "../commit/commit-thread.ts";
import { createFence } from "../commit/fence.ts";
import { createJournal } from "../commit/journal.ts";
import { createAbsenceStore } from "../links/absence-store.ts";
import { createLinkStore } from "../links/link-store.ts";
import type { RunRecorder } from "../log/run-recorder.ts";
import { createCrmStore } from "./crm-store.ts";
import { createErpSide } from "./erp-side.ts";

export interface PortDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly openConnection: (connectionId: number) => Promise<BoundConnection>;
  /** Commits large batches. @default none */
  readonly thread?: CommitThread;
}

/** The engine's ports made real: the connection's connector, our CRM and our database. */
export function createPortsFor({ db, clock, openConnection, thread }: PortDeps) {
  // Of this process: after a restart nothing is known of the times of earlier readings.
  const readingsOf = new Map<number, Map<string, Reading>>();
  const fence = createFence(randomUUID());
  const breather = new Breather();
  return async (plan: SyncPlan, run: RunRecorder, signal?: AbortSignal): Promise<CyclePorts> => {
    const { connectionId, origin } = plan;
    await fence.claim(db, connectionId);
    const readings = readingsOf.get(connectionId) ?? new Map<string, Reading>();
    readingsOf.set(connectionId, readings);
    return {
      erp: createErpSide(await openConnection(connectionId), signal),
      crm: createCrmStore(db),
      links: createLinkStore(
        db,
        connectionId,
        plan.actorTypes.map((type) => type.actorType),
      ),
      journal: createJournal({
        ...{ db, connectionId, origin, run, readings, fence, thread },
        now: () => clock.now(),
      }),
      absences: createAbsenceStore(db, connectionId),
      clock,
      breathe: () => breather.breathe(),
    };
  };
}
