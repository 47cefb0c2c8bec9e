import type { SyncPlan } from "@brygga/sync-engine";
import { z } from "zod";
import {
  type ActorTypeMappingConfig,
  isMandatoryInErp,
  type StoredField,
} from "../../admin/actor-type-mapping.ts";
import { loadActorTypeMapping } from "../../admin/connection-configuration.ts";
import { type FetchedList, mergeItems } from "../../admin/erp-lists.ts";
import type { Db } from "../../db/database.ts";
import { planOfDraft } from "../cycle/sync-plan.ts";

export const preflightParams = z.object({
  actorType: z.string(),
  /** How many records are looked at; null: all that are linked. */
  sample: z.int().nullable(),
  /** The draft: fields that are left out are mapped as they are stored. */
  fields: z.array(
    z.object({
      fieldKey: z.string(),
      crmFieldKey: z.string().nullable(),
      syncToCrm: z.boolean(),
      syncToErp: z.boolean(),
    }),
  ),
});
export type PreflightParams = z.infer<typeof preflightParams>;

/** A mapping that is not stored, ready to look at records with. */
export interface Draft {
  readonly plan: SyncPlan;
  /** What the connector is asked for. */
  readonly fieldKeys: readonly string[];
  readonly mandatoryInErp: ReadonlySet<string>;
}

export interface DraftOptions extends PreflightParams {
  readonly connectionId: number;
  /** Reads an ERP list; a list that cannot be read has the items that are stored. */
  readonly readList: (listName: string) => Promise<FetchedList>;
}

/** The draft over what is stored. Throws the Problem `not-found`. */
export async function loadDraft(db: Db, options: DraftOptions): Promise<Draft> {
  const { connectionId, actorType, readList } = options;
  const stored = await loadActorTypeMapping(db, connectionId, actorType);
  const drafted = withDraft(stored, options);
  const fields = await Promise.all(drafted.fields.map((field) => withItems(field, readList)));
  const plan = await planOfDraft(db, { ...drafted, fields });
  const planned = plan.actorTypes.flatMap((type) => type.fields);
  return {
    plan,
    fieldKeys: planned.map(({ erpFieldKey }) => erpFieldKey),
    mandatoryInErp: new Set(fields.filter(isMandatoryInErp).map(({ fieldKey }) => fieldKey)),
  };
}

function withDraft(stored: ActorTypeMappingConfig, { fields }: PreflightParams): ActorTypeMappingConfig {
  const drafts = new Map(fields.map((field) => [field.fieldKey, field]));
  const laidOver = stored.fields.map((field): StoredField => {
    const draft = drafts.get(field.fieldKey);
    if (draft === undefined) return field;
    const isRemapped = draft.crmFieldKey !== field.crmFieldKey;
    // As saving would do it: another CRM field may have another list.
    const listItems = isRemapped
      ? field.listItems.map((item) => ({ ...item, crmItemKey: null }))
      : field.listItems;
    return { ...field, ...draft, listItems };
  });
  return { ...stored, fields: laidOver };
}

/** The texts of the items come with the ERP's list, which nobody has read for a field that is newly mapped. */
async function withItems(field: StoredField, readList: DraftOptions["readList"]): Promise<StoredField> {
  const isUsed = field.fieldType === "List" && field.crmFieldKey !== null && !field.missingInErp;
  if (!isUsed || (!field.syncToCrm && !field.syncToErp)) return field;
  const list = await readList(field.listName);
  return list.ok ? { ...field, listItems: mergeItems(field.listItems, list.items) } : field;
}
