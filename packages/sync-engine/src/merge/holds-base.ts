import type { Actor } from "@brygga/protocol";
import type { Link } from "../model/model.ts";
import { textByKey } from "../model/text-by-key.ts";
import type { FieldTransform } from "../transform/transform.ts";
import type { CompiledType } from "./compiled-type.ts";
import { namesKnownParent } from "./parents.ts";

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

/** The same, and the actor belongs to whom it did when it was looked at last. */
export const isAsAgreed = (type: CompiledType, base: Link["base"], actor: Actor): boolean =>
  holdsBase(base, actor, type.transforms) && namesKnownParent(type, base, actor);

function isSame(transform: FieldTransform, wire: string, agreed: string): boolean {
  if (transform.isVerbatim) return wire === agreed;
  const erp = transform.erpToCanonical(wire);
  return erp.ok && transform.same(erp.value, agreed);
}
