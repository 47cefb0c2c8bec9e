import type { CreateForm, CreateFormField } from "@brygga/api-contract";
import { decodeValue, textInLanguage } from "@brygga/protocol";
import { type CreatePlan, planCreate } from "@brygga/sync-engine";
import { isMandatoryInErp, type StoredField } from "../../admin/actor-type-mapping.ts";
import type { BoundConnection } from "../../admin/connection-client.ts";
import type { Principal } from "../../auth/principal.ts";
import type { Db } from "../../db/database.ts";
import { detailsOf } from "../problems/problem-details.ts";
import { refuseLinked } from "./connect-target.ts";
import { requireCreateRight } from "./create-actor.ts";
import { refuseInDoubt } from "./create-in-doubt.ts";
import {
  type CreateTarget,
  companyName,
  type LoadedType,
  liveRecord,
  loadType,
  parentOf,
} from "./create-subject.ts";
import { type CreateValues, createValues, missingFields } from "./create-values.ts";
import { listTexts } from "./link-fields.ts";

export interface CreateFormDeps {
  readonly db: Db;
  readonly openConnection: (connectionId: number) => Promise<BoundConnection>;
}

export interface CreateFormRequest {
  readonly target: CreateTarget;
  readonly principal: Principal;
  readonly language: string;
}

/**
 * What the dialog Create in ERP shows for a record. Sends nothing; the ERP is asked for texts of list items alone, and
 * not waited for.
 *
 * @throws Problem what creating throws before it sends anything, but for values that are missing
 */
export async function loadCreateForm(deps: CreateFormDeps, request: CreateFormRequest): Promise<CreateForm> {
  const { db } = deps;
  const { target, principal, language } = request;
  await requireCreateRight(db, principal, target.connectionId);
  const loaded = await loadType(db, target);
  const record = await liveRecord(db, target);
  await refuseLinked(db, { ...target, erpKey: "" });
  await refuseInDoubt(db, target);
  const parent = await parentOf(db, target.connectionId, record);
  const tags = { user: principal.username, name: await companyName(db, record) };
  const given = createValues({ mapping: loaded.mapping, tags, filledIn: {} });
  const plan = planCreate({ ...loaded.type, record, parent, ...given });
  const silent = loaded.mapping.fields.filter((field) => isSent(field, plan) && !field.askUser);
  const connection = await deps.openConnection(target.connectionId);
  const texts = await listTexts(connection, { shown: silent, actor: plan.actor }, { timeoutMs: LIST_MS });
  const nameOf = (field: StoredField) => named(field, language);
  return {
    fields: loaded.mapping.fields.filter(isAsked).map((field) => askedField(field, { plan, language })),
    given: silent.map((field) => {
      const value = canonicalOf(field, plan);
      const text = textInLanguage(texts.get(field.listName)?.[value] ?? "", language) || value;
      return {
        ...nameOf(field),
        fieldType: field.fieldType,
        text,
        source: sourceOf(field.fieldKey, plan, given),
      };
    }),
    problems: problemsOf(loaded, plan, language),
    missing: missingFields(loaded.mapping, plan.actor.fieldValues)
      .filter((field) => !field.askUser)
      .map((field) => ({ ...nameOf(field), crmFieldKey: field.syncToErp ? field.crmFieldKey : null })),
  };
}

/** Somebody is waiting in front of the dialog, and can do with the key of an item. */
const LIST_MS = 3000;

const isAsked = ({ askUser, missingInErp }: StoredField): boolean => askUser && !missingInErp;

const isSent = ({ fieldKey, fieldType }: StoredField, { actor }: CreatePlan): boolean =>
  fieldType !== "Password" && (actor.fieldValues[fieldKey] ?? "") !== "";

const named = ({ fieldKey, displayName }: StoredField, language: string) => ({
  fieldKey,
  displayName: textInLanguage(displayName, language) || fieldKey,
});

function canonicalOf({ fieldKey, fieldType }: StoredField, { actor }: CreatePlan): string {
  const decoded = decodeValue(fieldType, actor.fieldValues[fieldKey] ?? "");
  return decoded.ok ? decoded.value : decoded.text;
}

const askedField = (
  field: StoredField,
  { plan, language }: { plan: CreatePlan; language: string },
): CreateFormField => ({
  ...named(field, language),
  displayDescription: textInLanguage(field.displayDescription, language),
  fieldType: field.fieldType,
  listName: field.listName,
  maxLength: field.maxLength,
  mandatory: field.mandatory || isMandatoryInErp(field),
  value: canonicalOf(field, plan),
});

/** The record's value comes before a default. */
const sourceOf = (fieldKey: string, { actor }: CreatePlan, { defaults }: CreateValues): "crm" | "default" =>
  actor.fieldValues[fieldKey] === defaults[fieldKey] ? "default" : "crm";

function problemsOf({ mapping, type }: LoadedType, plan: CreatePlan, language: string) {
  return plan.problems.flatMap(({ erpFieldKey, code, details }) => {
    const field = mapping.fields.find(({ fieldKey }) => fieldKey === erpFieldKey);
    const crmFieldKey = type.fields.find((one) => one.erpFieldKey === erpFieldKey)?.crmFieldKey;
    if (field === undefined || crmFieldKey === undefined) return [];
    return [{ ...named(field, language), crmFieldKey, code, details: detailsOf(details, language) }];
  });
}
