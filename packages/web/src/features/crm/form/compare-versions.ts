import type { CrmField, CrmRecordBody, CrmValue } from "@brygga/api-contract";

/** A field that somebody else changed while the record was being edited. */
export interface ForeignChange {
  field: CrmField;
  /** Before, when the editing began. */
  before: CrmValue;
  /** As it is stored now. */
  theirs: CrmValue;
  /** What was about to be saved; undefined where the field was left alone. */
  mine: CrmValue | undefined;
}

interface Versions {
  fields: readonly CrmField[];
  /** The record when the editing began. */
  base: CrmRecordBody;
  /** The record as it is stored now. */
  current: CrmRecordBody;
  /** What was about to be saved. */
  mine: Readonly<Record<string, CrmValue>>;
}

const storedIn = (record: CrmRecordBody, key: string): CrmValue => record[key] ?? null;

/** What others changed since the editing began, field by field. */
export function foreignChanges({ fields, base, current, mine }: Versions): ForeignChange[] {
  return fields
    .filter(({ key }) => storedIn(base, key) !== storedIn(current, key))
    .map((field) => ({
      field,
      before: storedIn(base, field.key),
      theirs: storedIn(current, field.key),
      mine: mine[field.key],
    }));
}

/** Both changed the field, to different values: somebody has to decide. */
export const isConflict = ({ mine, theirs }: ForeignChange) => mine !== undefined && mine !== theirs;
