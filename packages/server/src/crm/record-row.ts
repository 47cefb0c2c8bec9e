import type { CrmEntity, CrmRecord, CrmValue } from "@brygga/sync-engine";
import { z } from "zod";
import { fromJson } from "../db/json.ts";
import type { Instant, Json } from "../db/schema.ts";
import { fold } from "./fold.ts";
import {
  type StandardField,
  standardField,
  standardFieldsOf,
  USER_DEFINED_PREFIX,
} from "./standard-fields.ts";

/** A CRM record with when it was made, changed and deleted. */
export interface StoredRecord extends CrmRecord {
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly deletedAt: string | null;
}

/** A row of company, contact or project as it is read. */
export interface RecordRow {
  readonly id: number;
  readonly version: number;
  readonly created_at: Instant;
  readonly updated_at: Instant;
  readonly deleted_at: Instant | null;
  readonly custom: Json;
  readonly [column: string]: unknown;
}

export const customValues = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** A row as a record with a value for every field; `customKeys` are the user-defined fields of the entity. */
export function fromRow(entity: CrmEntity, row: RecordRow, customKeys: readonly string[]): StoredRecord {
  const values: Record<string, CrmValue> = {};
  for (const field of standardFieldsOf(entity)) {
    values[field.key] = fromColumn(row[field.column]);
  }
  if (customKeys.length > 0) {
    const custom = fromJson(customValues, row.custom);
    for (const key of customKeys) {
      values[key] = custom[key] ?? null;
    }
  }
  return {
    entity,
    id: row.id,
    version: row.version,
    deleted: row.deleted_at !== null,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    deletedAt: row.deleted_at,
    values,
  };
}

/** A mandatory text cannot be NULL in the table: blank there is the empty text. */
export function fromColumn(value: unknown): CrmValue {
  return typeof value === "string" && value !== "" ? value : typeof value === "number" ? value : null;
}

/** Values as columns and as the patch of the user-defined ones. Throws on a field that does not exist. */
export interface RowValues {
  readonly columns: ReadonlyMap<string, ColumnValue>;
  /** null when no user-defined field is concerned. */
  readonly custom: Readonly<Record<string, CrmValue>> | null;
}

export function toRow(entity: CrmEntity, values: Readonly<Record<string, CrmValue>>): RowValues {
  const columns = new Map<string, ColumnValue>();
  const custom: Record<string, CrmValue> = {};
  for (const [key, value] of Object.entries(values)) {
    const field = standardField(entity, key);
    if (field) {
      addColumns(columns, field, value);
    } else if (key.startsWith(USER_DEFINED_PREFIX)) {
      custom[key] = value === "" ? null : value;
    } else {
      throw new TypeError(`${entity} has no field ${key}`);
    }
  }
  return { columns, custom: Object.keys(custom).length > 0 ? custom : null };
}

type ColumnValue = string | number | null;

function addColumns(columns: Map<string, ColumnValue>, field: StandardField, value: CrmValue) {
  columns.set(field.column, columnValue(field, value));
  if (field.searchable) columns.set(foldedColumn(field), foldedValue(value));
}

const foldedColumn = ({ column }: StandardField): string => `${column}_folded`;

const foldedValue = (value: CrmValue): string => (value === null || value === "" ? "" : fold(String(value)));

function columnValue({ mandatory }: StandardField, value: CrmValue): ColumnValue {
  if (value === null || value === "") return mandatory ? "" : null;
  return typeof value === "boolean" ? Number(value) : value;
}

export interface RowMaker {
  readonly columns: readonly string[];
  /** Keys of user-defined fields, which have no column. */
  readonly custom: readonly string[];
  /** What goes into the columns, of values in the order of the keys. */
  readonly rowOf: (values: readonly CrmValue[]) => readonly ColumnValue[];
}

/** The same as {@link toRow} for many records of which each has these fields; null is blank. Throws as that does. */
export function rowMaker(entity: CrmEntity, keys: readonly string[]): RowMaker {
  const blank = Object.fromEntries(keys.map((key) => [key, null]));
  const { columns, custom } = toRow(entity, blank);
  const fields = keys.flatMap((key, place) => {
    const field = standardField(entity, key);
    return field === undefined ? [] : { field, place };
  });
  return {
    columns: [...columns.keys()],
    custom: Object.keys(custom ?? {}),
    rowOf: (values) => {
      const row: ColumnValue[] = [];
      for (const { field, place } of fields) {
        const value = values[place] ?? null;
        row.push(columnValue(field, value));
        if (field.searchable) row.push(foldedValue(value));
      }
      return row;
    },
  };
}
