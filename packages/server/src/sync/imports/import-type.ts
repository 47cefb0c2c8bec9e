import type { DuplicateMatch } from "@brygga/api-contract";
import { type Actor, decodeValue } from "@brygga/protocol";
import {
  type ActorTypePlan,
  type CrmEntity,
  type FieldTransform,
  type ImportAction,
  type SyncPlan,
  transformsOf,
} from "@brygga/sync-engine";
import { type DuplicateKey, duplicateKeyOf } from "../../crm/duplicate-keys.ts";
import { crmFieldsOf } from "../../crm/field-registry.ts";
import type { Db } from "../../db/database.ts";
import { Problem } from "../../problem.ts";
import type { ErpImport } from "./import-store.ts";

/** One actor type of an import, made ready for many actors. */
export interface ImportType {
  readonly actorType: string;
  readonly entity: CrmEntity;
  readonly transforms: readonly FieldTransform[];
  /** What the connector is asked for. */
  readonly fieldKeys: readonly string[];
  /** null: records that are there already are not looked for. */
  readonly match: Exclude<DuplicateMatch, "none"> | null;
  readonly idFieldKey: string | null;
  /** Whether a record that is found is left alone. */
  readonly skipsDuplicates: boolean;
  readonly action: ImportAction;
  /** CRM fields that actors may bring values for, in one order for all of them. */
  readonly crmFieldKeys: readonly string[];
  /** How many items have got partners since the import began: what was planned with fewer is planned anew. */
  readonly partnerCount: number;
  /** CRM fields that a new record must have. */
  readonly mandatory: readonly string[];
}

/** What of an actor is imported. */
export type ActorValues = Pick<Actor, "fieldValues">;

export const personsOf = (plan: SyncPlan): ActorTypePlan | undefined =>
  plan.actorTypes.find(({ entity }) => entity === "contact");

/** Throws the Problem `not-importable` where the mapping of the actor type is not active any more. */
export async function importType(
  db: Db,
  { plan, one, actorType }: { readonly plan: SyncPlan; readonly one: ErpImport; readonly actorType: string },
): Promise<ImportType> {
  const type = plan.actorTypes.find((planned) => planned.actorType === actorType);
  if (type === undefined) throw new Problem("not-importable");
  const { settings } = one;
  const isBrought = actorType !== one.actorType;
  const match = isBrought ? settings.contactMatch : settings.duplicateMatch;
  const idFieldKey = isBrought ? settings.contactIdFieldKey : settings.idFieldKey;
  const transforms = transformsOf(type.fields);
  const { onDuplicate } = settings;
  const fields = await crmFieldsOf(db, type.entity);
  return {
    actorType,
    entity: type.entity,
    transforms,
    fieldKeys: [
      ...new Set([...transforms.map(({ field }) => field.erpFieldKey), ...(idFieldKey ? [idFieldKey] : [])]),
    ],
    crmFieldKeys: [...new Set(transforms.map(({ field }) => field.crmFieldKey))],
    partnerCount: 0,
    match: onDuplicate === "add" || match === "none" ? null : match,
    idFieldKey,
    skipsDuplicates: onDuplicate === "skip",
    action: onDuplicate === "replace" ? "replace" : "merge",
    mandatory: fields.filter(({ mandatory }) => mandatory).map(({ key }) => key),
  };
}

/** What the actor is known by among records; "" where it has no such value. */
export function matchValue({ match, idFieldKey, transforms }: ImportType, actor: ActorValues): string {
  if (match === null) return "";
  if (match === "id") return idFieldKey === null ? "" : idOf(actor.fieldValues[idFieldKey] ?? "");
  const key: Exclude<DuplicateKey, "id"> = match;
  return duplicateKeyOf(key, (crmFieldKey) => erpValueOf(transforms, actor, crmFieldKey));
}

/** Ids come as texts and as numbers. */
function idOf(wire: string): string {
  const decoded = decodeValue("Integer", wire);
  const id = decoded.ok ? decoded.value : wire.trim();
  return /^[1-9]\d{0,15}$/.test(id) ? id : "";
}

function erpValueOf(transforms: readonly FieldTransform[], actor: ActorValues, crmFieldKey: string): string {
  const transform = transforms.find(({ field }) => field.crmFieldKey === crmFieldKey);
  if (transform === undefined) return "";
  const value = transform.erpToCanonical(actor.fieldValues[transform.field.erpFieldKey] ?? "");
  return value.ok ? value.value : "";
}

/** CRM fields that name a record, in the order of telling. */
const NAMING = ["name", "firstName", "middleName", "lastName"];

/** What the actor calls itself, by the fields that are mapped to a record's name; else its key. */
export function actorName(
  fields: readonly { readonly fieldKey: string; readonly crmFieldKey: string | null }[],
  actor: Actor,
): string {
  const naming = NAMING.flatMap((key) => fields.find(({ crmFieldKey }) => crmFieldKey === key) ?? []);
  const texts = naming.map(({ fieldKey }) => (actor.fieldValues[fieldKey] ?? "").trim());
  return texts.filter(Boolean).join(" ") || actor.erpKey;
}
