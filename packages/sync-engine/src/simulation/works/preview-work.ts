import { runCycle } from "../../cycle/cycle.ts";
import { previewPorts } from "../../jobs/preview.ts";
import type { Accounting } from "../../model/accounting.ts";
import type { LogRow } from "../../model/ports.ts";
import type { Doing } from "../doing.ts";
import type { SimConnection } from "../sim-connection.ts";

/** Lists what a cycle would do, and runs it. What is listed comes true, as far as it can be known. */
export async function previewAndRun(
  connection: SimConnection,
  { ports, signal, isAlone }: Doing,
): Promise<readonly Accounting[]> {
  const { plan, chronicle, index } = connection;
  const before = written(connection);
  const isKnown = isAlone && isPlain(connection);
  const listed: LogRow[] = [];
  try {
    await runCycle(
      plan,
      previewPorts(ports, ({ log }) => listed.push(...log)),
      signal,
    );
  } finally {
    const after = written(connection);
    if (after !== before)
      chronicle.violated("a preview wrote", `connection ${index}: ${before} became ${after}`);
  }
  const rowsBefore = chronicle.rows.length;
  const { inbound, outbound, scan, total } = await runCycle(plan, ports, signal);
  const done = chronicle.rows.slice(rowsBefore).map(({ row }) => row);
  if (isKnown && asText(listed) !== asText(done)) {
    const what = `connection ${index}: listed ${asText(listed)}, done ${asText(done)}`;
    chronicle.violated("a preview lists what is not done", what);
  }
  return [inbound, outbound, scan, total];
}

/** All that a connection has ever written, anywhere. */
function written({ chronicle, journal, erp, index }: SimConnection): string {
  const inCrm = chronicle.crm.filter(({ connection }) => connection === index).length;
  const inErp = chronicle.erp.filter(({ connection, by }) => connection === index && by !== "person").length;
  const { saveActors } = erp.callCounts;
  const { commitCount, intents } = journal;
  return JSON.stringify({ inCrm, inErp, saveActors, commitCount, intents: intents.length });
}

/** What the ERP makes of a value, and what it does not take, is known to the ERP alone. */
const isPlain = ({ setup, erp, crm, journal }: SimConnection): boolean =>
  // A write waits for a person's transaction, which then counts.
  !crm.hasOpenEdits &&
  setup.types.every(({ fields }) =>
    fields.every(
      ({ stores, hidden, ignoresWrites }) => stores === "verbatim" && hidden === "never" && !ignoresWrites,
    ),
  ) &&
  journal.links.every(({ erpKey }) => !erp.refusesToSave(Number(erpKey)));

const asText = (rows: readonly LogRow[]): string =>
  JSON.stringify(
    rows
      .map(({ linkId, erpFieldKey, target, oldValue, newValue, reason }) =>
        [linkId, erpFieldKey, target, oldValue, newValue, reason].join("|"),
      )
      .sort(),
  );
