import type { CrmValue } from "../model/model.ts";
import type { BatchCommit, CrmStore, CyclePorts, Journal, LogRow } from "../model/ports.ts";

/** A field whose value before is on its way to the ERP. */
export interface RestoredField {
  readonly linkId: number;
  readonly erpFieldKey: string;
  /** The record as it is to be read: its field holds the value that goes to the ERP only. null: as it is. */
  readonly asIf: { readonly record: string; readonly crmFieldKey: string; readonly value: CrmValue } | null;
  /** What stays agreed on although the ERP gets another value; null: what the ERP stores. */
  readonly base: string | null;
}

/** The key of a record among {@link RestoredField.asIf}. */
export const recordKey = (entity: string, id: number): string => `${entity}:${id}`;

/**
 * Ports for the writes to the ERP by which changes are taken back: they go the way of every write, are logged as
 * "undo", and leave the base of a field alone that does not come back to the CRM.
 */
export const undoPorts = (ports: CyclePorts, fields: readonly RestoredField[]): CyclePorts => ({
  ...ports,
  crm: crmAsIf(ports.crm, fields),
  journal: undoJournal(ports.journal, fields),
});

function crmAsIf(crm: CrmStore, fields: readonly RestoredField[]): CrmStore {
  const byRecord = Map.groupBy(
    fields.flatMap(({ asIf }) => asIf ?? []),
    ({ record }) => record,
  );
  return {
    changesAfter: (position, limit) => crm.changesAfter(position, limit),
    async read(entity, ids, fieldKeys) {
      const records = await crm.read(entity, ids, fieldKeys);
      return records.map((record) => {
        const asIf = byRecord.get(recordKey(entity, record.id)) ?? [];
        const values = asIf.map(({ crmFieldKey, value }) => [crmFieldKey, value] as const);
        return { ...record, values: { ...record.values, ...Object.fromEntries(values) } };
      });
    },
  };
}

function undoJournal(journal: Journal, fields: readonly RestoredField[]): Journal {
  const restored = new Set(fields.map(({ linkId, erpFieldKey }) => fieldKey(linkId, erpFieldKey)));
  const asUndo = (row: LogRow): LogRow =>
    restored.has(fieldKey(row.linkId, row.erpFieldKey)) ? { ...row, reason: "undo" } : row;
  return {
    positions: () => journal.positions(),
    unsettledIntents: () => journal.unsettledIntents(),
    remember: (actorType, reading) => journal.remember(actorType, reading),
    intend: (intents) =>
      journal.intend(intents.map((intent) => ({ ...intent, rows: intent.rows.map(asUndo) }))),
    commit: (batch) =>
      journal.commit({
        ...batch,
        log: batch.log.map(asUndo),
        links: batch.links.map((link) => ({ ...link, base: { ...link.base, ...keptBases(fields, link) } })),
      }),
  };
}

function keptBases(
  fields: readonly RestoredField[],
  { linkId }: BatchCommit["links"][number],
): Readonly<Record<string, string>> {
  const kept = fields.flatMap(({ base, ...field }) =>
    base === null || field.linkId !== linkId ? [] : [[field.erpFieldKey, base] as const],
  );
  return Object.fromEntries(kept);
}

const fieldKey = (linkId: number, erpFieldKey: string): string => JSON.stringify([linkId, erpFieldKey]);
