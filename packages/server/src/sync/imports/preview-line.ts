import { type ImportField, importFields } from "@brygga/sync-engine";
import { readRecord } from "../../crm/records.ts";
import { Problem } from "../../problem.ts";
import { createErpSide } from "../cycle/erp-side.ts";
import { fetchLines } from "./fetch-lines.ts";
import { type ImportJobDeps, ImportWork } from "./import-work.ts";
import { loadLine } from "./line-pages.ts";
import type { ImportLine } from "./line-store.ts";
import { foreseenPartners } from "./new-items.ts";

export interface PreviewedLine {
  readonly line: ImportLine;
  readonly fields: readonly ImportField[];
}

/**
 * One line field by field, with the actor as the ERP has it now.
 *
 * Throws the Problems `not-found` and `actor-not-found`, and an ErpFailure where the ERP does not answer.
 */
export async function previewLine(
  deps: ImportJobDeps,
  {
    importId,
    lineId,
    signal,
  }: { readonly importId: number; readonly lineId: number; readonly signal: AbortSignal },
): Promise<PreviewedLine> {
  const line = await loadLine(deps.db, importId, lineId);
  if (line === undefined) throw new Problem("not-found");
  const work = await ImportWork.open(deps, importId);
  const type = await work.types.of(line.actorType);
  const erp = createErpSide(await deps.openConnection(work.one.connectionId), signal);
  const { found } = await fetchLines(erp, type, [line]);
  const [fetched] = found;
  if (fetched === undefined) throw new Problem("actor-not-found", { values: { erpKey: line.erpKey } });
  const items = await work.newItems(type, [fetched.actor]);
  const present = work.types.addPartners(type, foreseenPartners(work.one.settings, [...items.keys()]));
  const id = line.recordId;
  const record = id === null ? null : ((await readRecord(deps.db, type.entity, id)) ?? null);
  const isSkipped = line.outcome === "skipped" || line.result !== null;
  const subject = { actor: fetched.actor, entity: type.entity, record, action: type.action };
  const fields = importFields(subject, present.transforms);
  return { line, fields: isSkipped ? fields.map(untouched) : fields };
}

/** Of a line that is skipped, nothing is written. */
const untouched = (field: ImportField): ImportField =>
  field.effect === "written"
    ? { ...field, effect: "kept", newText: field.crmText, toErp: false }
    : { ...field, toErp: false };
