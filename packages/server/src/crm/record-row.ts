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
  readonly columns: ReadonlyMap<string, string | number | null>;
  /** null when no user-defined field is concerned. */
  readonly custom: Readonly<Record<string, CrmValue>> | null;
}

export function toRow(entity: CrmEntity, values: Readonly<Record<string, CrmValue>>): RowValues {
  const columns = new Map<string, string | number | null>();
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

function addColumns(columns: Map<string, string | number | null>, field: StandardField, value: CrmValue) {
  const text = value === null || value === "" ? null : value;
  const blank = field.mandatory ? "" : null;
  columns.set(field.column, typeof text === "boolean" ? Number(text) : (text ?? blank));
  if (field.searchable) {
    columns.set(`${field.column}_folded`, text === null ? "" : fold(String(text)));
  }
}
