import type { CrmField } from "@brygga/api-contract";
import { allowedDirections, type Directions } from "@brygga/sync-engine";

/** The directions that the types of a pair allow. None for a reference, which is no value of its own. */
export function pairDirections(erpFieldType: string, crmField: CrmField | undefined): Directions {
  if (crmField === undefined || crmField.type === "reference") return { toCrm: false, toErp: false };
  return allowedDirections(erpFieldType, crmField.type);
}
