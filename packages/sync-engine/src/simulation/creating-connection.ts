import type { Link, SyncPlan } from "../model/model.ts";
import type { Chronicle } from "./chronicle.ts";
import type { ConnectionSetup, TypeSetup } from "./schedule.ts";
import type { SimClock } from "./sim-clock.ts";
import type { SimCrm } from "./sim-crm.ts";
import type { SimErp } from "./sim-erp.ts";
import type { SimJournal } from "./sim-journal.ts";

/** What creating actors needs of its connection. */
export interface CreatingConnection {
  readonly index: number;
  readonly setup: ConnectionSetup;
  readonly chronicle: Chronicle;
  readonly crm: SimCrm;
  readonly clock: SimClock;
  readonly journal: SimJournal;
  readonly erp: SimErp;
  readonly plan: SyncPlan;
  readonly creates: {
    made(recordId: number, actorId: number): void;
    madeUnwanted(recordId: number, actorId: number): void;
  };
  readonly creatingSide: { abandon(recordId: number): void };
  typeOf(recordId: number): TypeSetup | undefined;
  linkCreated(recordId: number, created: Pick<Link, "erpKey" | "base">): number;
}
