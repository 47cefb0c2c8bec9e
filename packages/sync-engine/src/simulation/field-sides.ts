import type { Link } from "../model/model.ts";
import {
  erpKeyOf,
  isSameMeaning,
  isTextField,
  meaningOfCrm,
  meaningOfWire,
  storedAs,
} from "./field-kinds.ts";
import type { FieldSetup } from "./schedule.ts";
import type { SimConnection } from "./sim-connection.ts";

/** One field of one link as both sides hold it now, in the oracle's words. */
export interface FieldSides {
  readonly connection: SimConnection;
  readonly link: Link;
  readonly field: FieldSetup;
  readonly crm: string;
  /** null: what the ERP holds has no meaning in the CRM. */
  readonly erp: string | null;
  readonly base: string | undefined;
  readonly isCrmDeleted: boolean;
  readonly isActorGone: boolean;
}

/** A field of a link as it is now. */
export function sidesOf({
  connection,
  link,
  field,
}: Pick<FieldSides, "connection" | "link" | "field">): FieldSides {
  const { key } = field;
  const record = connection.crm.record(link.crmId);
  const actor = connection.erp.actor(Number(link.erpKey));
  return {
    connection,
    link,
    field,
    crm: meaningOfCrm(key, record.values[key] ?? null),
    erp: meaningOfWire(key, actor.values[erpKeyOf(key)] ?? "", connection.items),
    base: link.base[erpKeyOf(key)],
    isCrmDeleted: record.deleted,
    isActorGone: actor.isGone,
  };
}

/** Whether both sides hold the same, or the ERP holds what it makes of it. */
export function agrees({ crm, erp, field }: FieldSides): boolean {
  return (
    isSameMeaning(field.key, crm, erp) || (erp !== null && asStored(field, crm) === asStored(field, erp))
  );
}

export const asStored = ({ key, stores }: FieldSetup, meaning: string): string =>
  isTextField(key) ? storedAs(stores, meaning) : meaning;
