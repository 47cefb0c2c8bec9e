import type { CrmEntity, CrmField, CrmRecordBody } from "@brygga/api-contract";
import { hasCode } from "../../../api/api-error.ts";
import { fetchRecord, type RecordValues, updateRecord } from "../api/records.ts";
import { type ForeignChange, foreignChanges, isConflict } from "./compare-versions.ts";

export type SaveOutcome =
  | { kind: "saved"; record: CrmRecordBody; foreign: readonly ForeignChange[] }
  | { kind: "conflict"; current: CrmRecordBody; foreign: readonly ForeignChange[] };

interface Saving {
  entity: CrmEntity;
  fields: readonly CrmField[];
  /** The record when the editing began. */
  base: CrmRecordBody;
  values: RecordValues;
}

/** The sync may write to the record at any moment; a user is not bothered with that until it goes on. */
const MAX_TRIES = 3;

/**
 * Saves changed fields. Where somebody else changed other fields meanwhile, both stand; where the same field
 * was changed, nothing is saved and the conflict is answered.
 */
export async function saveRecord({ entity, fields, base, values }: Saving): Promise<SaveOutcome> {
  let current = base;
  let foreign: readonly ForeignChange[] = [];
  for (let tries = 1; ; tries++) {
    try {
      return { kind: "saved", record: await updateRecord(entity, current, values), foreign };
    } catch (error) {
      if (!hasCode(error, "version-conflict") || tries === MAX_TRIES) throw error;
    }
    current = await fetchRecord(entity, base.id);
    foreign = foreignChanges({ fields, base, current, mine: values });
    if (foreign.some(isConflict)) return { kind: "conflict", current, foreign };
  }
}
