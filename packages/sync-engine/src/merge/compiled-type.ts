import type { ActorTypePlan, CrmEntity, SyncPlan } from "../model/model.ts";
import { type FieldTransform, transformsOf } from "../transform/transform.ts";
import { PARENT_FIELD } from "./parents.ts";
import { type Decide, decideByMerge } from "./record-merge.ts";

/** An actor type of the plan, made ready once for a whole cycle. */
export interface CompiledType {
  readonly actorType: string;
  readonly entity: CrmEntity;
  /** Only the fields that are synchronised in some direction. */
  readonly transforms: readonly FieldTransform[];
  /** What the connector is asked for. */
  readonly fieldKeys: readonly string[];
  /** What is read of a CRM record. */
  readonly crmFieldKeys: readonly string[];
  readonly decide: Decide;
  /** Decides once the ERP has been written to in this step. @default decide */
  readonly decideSaved?: Decide;
}

/** The actor types that have something to synchronise, in the plan's order. */
export function compileTypes(plan: SyncPlan): readonly CompiledType[] {
  const decide = decideByMerge(plan);
  return plan.actorTypes.map((type) => compileType(type, decide)).filter((type) => type.fieldKeys.length > 0);
}

function compileType({ actorType, entity, fields }: ActorTypePlan, decide: Decide): CompiledType {
  const transforms = transformsOf(fields);
  const fieldKeys = transforms.map(({ field }) => field.erpFieldKey);
  const mapped = transforms.map(({ field }) => field.crmFieldKey);
  const crmFieldKeys = [...new Set(entity === "contact" ? [...mapped, PARENT_FIELD] : mapped)];
  return { actorType, entity, transforms, fieldKeys, crmFieldKeys, decide };
}
