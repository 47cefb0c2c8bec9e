import { runCycle } from "../cycle/cycle.ts";
import { resyncPage } from "../jobs/resync.ts";
import { syncRecords } from "../jobs/sync-links.ts";
import type { Accounting } from "../model/accounting.ts";
import { ErpFailure } from "../model/failures.ts";
import type { Doing } from "./doing.ts";
import type { SimPorts } from "./faulty-ports.ts";
import type { Work } from "./schedule.ts";
import type { SimConnection } from "./sim-connection.ts";
import { create, settleCreate, settleDueCreates } from "./works/create-work.ts";
import { previewAndRun } from "./works/preview-work.ts";
import { undo } from "./works/undo-work.ts";

/** Links that a resync brings over at a time; few, so that there are several pages. */
const PAGE_SIZE = 2;

/** Does the work over the ports, as the host would; answers what its runs account for. */
export async function carryOut(connection: SimConnection, doing: Doing): Promise<readonly Accounting[]> {
  connection.creatingSide.settle();
  const { work, ports } = doing;
  if (work === undefined) return cycle(connection, doing);
  switch (work.kind) {
    case "resync":
      return resync(connection.plan, ports, work);
    case "sync-record": {
      const link = connection.journal.linkOf(work.id);
      return link === undefined ? [] : [(await syncRecords(connection.plan, ports, [link.id])).accounting];
    }
    case "preview":
      return previewAndRun(connection, doing);
    case "undo":
      return undo(connection, doing, work);
    case "create":
      return create(connection, ports, work.id);
    case "settle-create":
      return settleCreate(connection, ports, work);
  }
}

/** What is known of creates comes first. An ERP that cannot be reached for it is not asked for more. */
async function cycle(connection: SimConnection, { ports, signal }: Doing): Promise<readonly Accounting[]> {
  try {
    await settleDueCreates(connection, ports);
  } catch (error) {
    if (error instanceof ErpFailure) return [];
    throw error;
  }
  const { inbound, outbound, scan, total } = await runCycle(connection.plan, ports, signal);
  return [inbound, outbound, scan, total];
}

async function resync(
  plan: SimConnection["plan"],
  ports: SimPorts,
  work: Extract<Work, { kind: "resync" }>,
): Promise<readonly Accounting[]> {
  const { source, blankOverwrites } = work;
  const accounts: Accounting[] = [];
  for (let afterId: number | null = 0; afterId !== null; ) {
    const page = { afterId, limit: PAGE_SIZE };
    const done = await resyncPage(plan, ports, { source, blankOverwrites, page });
    accounts.push(done.accounting);
    afterId = done.afterId;
  }
  return accounts;
}
