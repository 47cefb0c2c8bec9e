import {
  type ActorTypeMapping,
  allowedDirections,
  type CrmField,
  type ErpField,
  isKeyField,
} from "@brygga/api-contract";

/** `>` is ERP to CRM, `<` is CRM to ERP. */
export type Direction = "toCrm" | "toErp";

/** Why a direction cannot be chosen. */
export type DirectionReason =
  | "missing-in-erp"
  | "not-synchronisable"
  | "no-crm-field"
  | "missing-in-crm"
  | "erp-read-only"
  | "crm-read-only"
  | "loses-information"
  | "claimed"
  | "shared";

/** What the arrows of a row depend on. */
export interface MappedPair {
  readonly field: Pick<
    ErpField,
    "fieldKey" | "fieldType" | "access" | "crmFieldKey" | "missingInErp" | "missingInCrm" | "syncToErp"
  >;
  /** undefined: none is chosen, or it no longer exists. */
  readonly crmField: Pick<CrmField, "type" | "readOnly"> | undefined;
  /** What other active connections write. */
  readonly claims: Claims;
}

/** Names of other active connections that write a CRM field, one-way or two-way, by CRM field key. */
export type Claims = Pick<ActorTypeMapping, "claimedBy" | "sharedWith">;

/** The connection of the reasons "claimed" and "shared". */
export const claimantOf = ({ claimedBy, sharedWith }: Claims, crmFieldKey: string | null): string =>
  crmFieldKey === null ? "" : (claimedBy[crmFieldKey] ?? sharedWith[crmFieldKey] ?? "");

/** Whether the value of an ERP field can be synchronised at all. */
export const isSynchronisable = ({ fieldKey, fieldType }: Pick<ErpField, "fieldKey" | "fieldType">) =>
  !isKeyField(fieldKey) && fieldType !== "Label" && fieldType !== "Password";

/** Why this direction is grey; undefined when it can be chosen. */
export function directionReason(pair: MappedPair, direction: Direction): DirectionReason | undefined {
  return reasonOfField(pair) ?? (direction === "toCrm" ? reasonToCrm(pair) : reasonToErp(pair));
}

function reasonOfField({ field, crmField }: MappedPair): DirectionReason | undefined {
  if (field.missingInErp) return "missing-in-erp";
  if (!isSynchronisable(field)) return "not-synchronisable";
  if (field.crmFieldKey === null) return "no-crm-field";
  return crmField === undefined || field.missingInCrm ? "missing-in-crm" : undefined;
}

function reasonToCrm({ field, crmField, claims }: MappedPair): DirectionReason | undefined {
  if (crmField?.readOnly) return "crm-read-only";
  if (!isAllowed(field, crmField, "toCrm")) return "loses-information";
  const key = field.crmFieldKey ?? "";
  if (claims.claimedBy[key] !== undefined) return "claimed";
  return claims.sharedWith[key] !== undefined && !field.syncToErp ? "shared" : undefined;
}

function reasonToErp({ field, crmField }: MappedPair): DirectionReason | undefined {
  if (field.access === "ReadOnly") return "erp-read-only";
  return isAllowed(field, crmField, "toErp") ? undefined : "loses-information";
}

const isAllowed = (
  { fieldType }: MappedPair["field"],
  crmField: MappedPair["crmField"],
  direction: Direction,
) => crmField !== undefined && allowedDirections(fieldType, crmField.type)[direction];
