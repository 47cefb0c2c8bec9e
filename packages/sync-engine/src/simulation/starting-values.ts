import type { CrmValue } from "../model/model.ts";
import { FIELD_KINDS, type FieldKey } from "./field-kinds.ts";

/** Text that no ERP stores in another form: six digits. */
const START_TEXT = 100_000;

/** What the CRM holds before anything happens. */
export function startingCrm(key: FieldKey, id: number): CrmValue {
  switch (FIELD_KINDS[key].crm) {
    case "text":
      return String(START_TEXT + id);
    case "integer":
      return id;
    case "decimal":
      return `${id}.5`;
    case "list":
      return "a";
    case "date":
      return "2026-01-01";
  }
}

/** What an ERP holds before anything happens; where nothing was agreed on, something else than the CRM. */
export function startingWire(key: FieldKey, { id, agreed }: { id: number; agreed: boolean }): string {
  const off = agreed ? 0 : 500;
  switch (FIELD_KINDS[key].crm) {
    case "text":
      return String(START_TEXT + id + off);
    case "integer":
      return `[I:${id + off}]`;
    case "decimal":
      return `[F:${id + off}.5]`;
    case "list":
      return agreed ? "1" : "2";
    case "date":
      return `[DT:01/0${agreed ? 1 : 2}/2026 00:00:00.0000000]`;
  }
}
