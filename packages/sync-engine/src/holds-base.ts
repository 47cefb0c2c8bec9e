import type { Actor } from "@brygga/protocol";
import { textByKey } from "./text-by-key.ts";
import type { FieldTransform } from "./transform.ts";

/**
 * Whether the ERP still holds, in every field, what both sides last agreed on. Inbound then has nothing to do
 * for the actor, whatever the CRM holds: bringing that to the ERP is for outbound.
 */
export function holdsBase(
  base: Readonly<Record<string, string>>,
  { fieldValues }: Actor,
  transforms: readonly FieldTransform[],
): boolean {
  return transforms.every((transform) => {
    const { erpFieldKey } = transform.field;
    const agreed = textByKey(base, erpFieldKey);
    const wire = textByKey(fieldValues, erpFieldKey);
    return agreed !== undefined && wire !== undefined && isSame(transform, wire, agreed);
  });
}

function isSame(transform: FieldTransform, wire: string, agreed: string): boolean {
  if (transform.isVerbatim) return wire === agreed;
  const erp = transform.erpToCanonical(wire);
  return erp.ok && transform.same(erp.value, agreed);
}
