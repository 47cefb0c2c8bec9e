import type { Accounting } from "../accounting.ts";
import { runCycle } from "../cycle.ts";
import type { CyclePorts } from "../ports.ts";
import { resyncPage } from "../resync.ts";
import { syncRecords } from "../sync-links.ts";
import type { Work } from "./schedule.ts";
import type { SimConnection } from "./sim-connection.ts";

/** Links that a resync brings over at a time; few, so that there are several pages. */
const PAGE_SIZE = 2;

interface Doing {
  readonly work: Work | undefined;
  readonly ports: CyclePorts;
  readonly signal: AbortSignal;
}

/** Does the work over the ports, as the host would; answers what its runs account for. */
export async function carryOut(
  connection: SimConnection,
  { work, ports, signal }: Doing,
): Promise<readonly Accounting[]> {
  const { plan, journal } = connection;
  if (work === undefined) {
    const { inbound, outbound, scan, total } = await runCycle(plan, ports, signal);
    return [inbound, outbound, scan, total];
  }
  if (work.kind === "resync") return resync(plan, ports, work);
  const link = journal.linkOf(work.id);
  return link === undefined ? [] : [(await syncRecords(plan, ports, [link.id])).accounting];
}

async function resync(
  plan: SimConnection["plan"],
  ports: CyclePorts,
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
