import type { ErpActor, SearchCriterion } from "@brygga/api-contract";
import { type Actor, decodeValue, textInLanguage } from "@brygga/protocol";
import type { Principal } from "../auth/principal.ts";
import type { CallResult } from "../connector-client/index.ts";
import { readRecords, recordName } from "../crm/records.ts";
import type { Db } from "../db/database.ts";
import { textSet } from "../db/sql.ts";
import { Problem } from "../problem.ts";
import { rightsOf } from "./access.ts";
import type { ActorTypeMappingConfig, ErpFieldConfig, StoredField } from "./actor-type-mapping.ts";
import type { AdminDeps, Language } from "./admin-deps.ts";
import type { BoundConnection } from "./bound-connection.ts";
import { openConnection } from "./connection-client.ts";
import { loadActorTypeMapping } from "./connection-configuration.ts";
import { loadConnection } from "./connection-store.ts";
import { connectorFailed } from "./connector-problem.ts";
import { childrenOf, toRestrictions } from "./search-criteria.ts";

export interface ActorColumn {
  readonly fieldKey: string;
  readonly displayName: string;
  readonly fieldType: string;
}

export interface ActorAsking {
  readonly connectionId: number;
  readonly actorType: string;
  readonly principal: Principal;
  readonly language: Language;
}

interface AmongChildren extends ActorAsking {
  /** Limits the search to the children of this actor. */
  readonly parent: { readonly actorType: string; readonly erpKey: string } | null;
}

export interface ActorSearch extends AmongChildren {
  /** Blank means all. */
  readonly text: string;
}

export interface CriteriaSearch extends AmongChildren {
  /** An actor is found when it meets all of them. */
  readonly criteria: readonly SearchCriterion[];
}

export interface FoundInErp {
  readonly columns: ActorColumn[];
  /** The first of them, of very many. */
  readonly items: ErpActor[];
  /** How many the ERP found. */
  readonly total: number;
}

/** Nobody looks through more; to make and send hundreds of thousands would stop all others for seconds. */
const MAX_ITEMS = 10_000;

/**
 * Simple search over the fields that are shown in search, in their rank.
 *
 * Throws the Problems `not-found`, `not-allowed`, `connection-inactive` and `connector-failed`.
 */
export async function searchActors(deps: AdminDeps, search: ActorSearch): Promise<FoundInErp> {
  const { connection, fields } = await open(deps, search);
  const { actorType, text: searchText, parent } = search;
  const request = { actorType, searchText, fieldKeys: fields.map(({ fieldKey }) => fieldKey) };
  const result =
    parent === null
      ? await connection.call("searchActors", request)
      : await connection.call("searchActorByParent", {
          ...request,
          parentActorType: parent.actorType,
          parentActorErpKey: parent.erpKey,
        });
  return viewFound(deps, { asking: search, connection, fields, actors: actorsOf(result, search) });
}

/** Search by criteria, with the columns of {@link searchActors}. Throws what it throws, and `invalid-request`. */
export async function searchByCriteria(deps: AdminDeps, search: CriteriaSearch): Promise<FoundInErp> {
  const { connection, fields, mapping } = await open(deps, search);
  const { actorType, parent } = search;
  const ofParent = parent === null ? [] : childrenOf(parent);
  const result = await connection.call("searchActorsAdvanced", {
    actorType,
    restrictions: [...toRestrictions(search.criteria, mapping.fields), ...ofParent],
    fieldKeys: fields.map(({ fieldKey }) => fieldKey),
  });
  return viewFound(deps, { asking: search, connection, fields, actors: actorsOf(result, search) });
}

async function viewFound({ db }: AdminDeps, found: FoundActors): Promise<FoundInErp> {
  const items = await viewActors(db, { ...found, actors: found.actors.slice(0, MAX_ITEMS) });
  return { columns: columnsOf(found.fields, found.asking.language), items, total: found.actors.length };
}

/** One actor. Throws what {@link searchActors} throws, and `actor-not-found`. */
export async function getActor(
  deps: AdminDeps,
  asking: ActorAsking,
  erpKey: string,
): Promise<{ columns: ActorColumn[]; actor: ErpActor }> {
  const { connection, fields } = await open(deps, asking);
  const fieldKeys = fields.map(({ fieldKey }) => fieldKey);
  const request = { actorType: asking.actorType, erpKeys: [erpKey], fieldKeys };
  const found = actorsOf(await connection.call("getActors", request), asking);
  const actors = found.filter((actor) => actor.erpKey === erpKey);
  const [actor] = await viewActors(deps.db, { asking, connection, fields, actors });
  if (actor === undefined) throw new Problem("actor-not-found", { values: { erpKey } });
  return { columns: columnsOf(fields, asking.language), actor };
}

async function open(
  deps: AdminDeps,
  { connectionId, actorType, principal }: ActorAsking,
): Promise<{ connection: BoundConnection; fields: StoredField[]; mapping: ActorTypeMappingConfig }> {
  const rights = await rightsOf(deps.db, connectionId, principal);
  if (!rights.visible) throw new Problem("not-found");
  if (!rights.canConnect) throw new Problem("not-allowed");
  if (!(await loadConnection(deps.db, connectionId)).active) throw new Problem("connection-inactive");
  const mapping = await loadActorTypeMapping(deps.db, connectionId, actorType);
  const fields = mapping.fields.filter(isColumn);
  return { connection: await openConnection(deps, connectionId), fields, mapping };
}

/** What an ERP keeps in a Password field is nobody's search result. */
export const isColumn = ({ showInSearch, missingInErp, fieldType }: ErpFieldConfig): boolean =>
  showInSearch && !missingInErp && fieldType !== "Password" && fieldType !== "Label";

type ActorResult = CallResult<"getActors" | "searchActors" | "searchActorByParent" | "searchActorsAdvanced">;

function actorsOf(result: ActorResult, { language }: ActorAsking): readonly Actor[] {
  if (!result.ok) throw connectorFailed(result.failure, language);
  return result.response.actors ?? [];
}

export const columnsOf = (fields: readonly ErpFieldConfig[], language: Language): ActorColumn[] =>
  fields.map(({ fieldKey, displayName, fieldType }) => ({
    fieldKey,
    displayName: textInLanguage(displayName, language) || fieldKey,
    fieldType,
  }));

interface FoundActors {
  readonly asking: Omit<ActorAsking, "principal">;
  readonly connection: BoundConnection;
  readonly fields: readonly StoredField[];
  readonly actors: readonly Actor[];
}

/** Actors as a user sees them. */
export async function viewActors(db: Db, found: FoundActors): Promise<ErpActor[]> {
  const linked = await linkedRecords(db, found);
  const texts = await listTexts(found);
  return found.actors.map((actor) => ({
    actorType: actor.actorType || found.asking.actorType,
    erpKey: actor.erpKey,
    lastModified: actor.lastModified,
    parentActorType: actor.parentActorType,
    parentErpKey: actor.parentErpKey,
    values: shownValues(actor, found.fields),
    texts: textsOf(actor, texts),
    linkedTo: linked.get(actor.erpKey) ?? null,
  }));
}

/** Canonical values; one that cannot be read is shown as it came. A field that did not come is left out. */
function shownValues({ fieldValues }: Actor, fields: readonly ErpFieldConfig[]): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(({ fieldKey, fieldType }) => {
      const wire = fieldValues[fieldKey];
      if (wire === undefined) return [];
      const decoded = decodeValue(fieldType, wire);
      return [[fieldKey, decoded.ok ? decoded.value : decoded.text] as const];
    }),
  );
}

type TextsByField = ReadonlyMap<string, ReadonlyMap<string, string>>;

function textsOf({ fieldValues }: Actor, texts: TextsByField): Record<string, string> {
  return Object.fromEntries(
    [...texts].flatMap(([fieldKey, byKey]) => {
      const text = byKey.get(fieldValues[fieldKey] ?? "");
      return text === undefined ? [] : [[fieldKey, text] as const];
    }),
  );
}

/** Texts of the list values that were found, one call per list field. Without an answer the stored ones do. */
async function listTexts({ asking, connection, fields, actors }: FoundActors): Promise<TextsByField> {
  const lists = fields.filter(({ fieldType }) => fieldType === "List");
  const entries = lists.map(async (field) => {
    const keys = [...new Set(actors.map(({ fieldValues }) => fieldValues[field.fieldKey] ?? ""))].filter(
      Boolean,
    );
    const stored = field.listItems.map(({ erpItemKey, text }) => [erpItemKey, text] as const);
    const live = keys.length === 0 ? [] : await itemTexts(connection, field.listName, keys);
    const texts = [...stored, ...live].map(
      ([key, text]) => [key, textInLanguage(text, asking.language)] as const,
    );
    return [field.fieldKey, new Map(texts)] as const;
  });
  return new Map(await Promise.all(entries));
}

async function itemTexts(
  connection: BoundConnection,
  listName: string,
  listItemKeys: string[],
): Promise<[string, string][]> {
  const result = await connection.call("getListItems", { listName, listItemKeys });
  return result.ok ? Object.entries(result.response.listItems ?? {}) : [];
}

async function linkedRecords(
  db: Db,
  { asking, actors }: FoundActors,
): Promise<Map<string, NonNullable<ErpActor["linkedTo"]>>> {
  const links = await db
    .selectFrom("link")
    .select(["erp_key", "crm_entity", "crm_id"])
    .where("connection_id", "=", asking.connectionId)
    .where("actor_type", "=", asking.actorType)
    .where("erp_key", "in", textSet(actors.map(({ erpKey }) => erpKey)))
    .execute();
  const linked = new Map<string, NonNullable<ErpActor["linkedTo"]>>();
  for (const [entity, group] of Map.groupBy(links, (link) => link.crm_entity)) {
    const records = await readRecords(
      db,
      entity,
      group.map((link) => link.crm_id),
    );
    const names = new Map(records.map((record) => [record.id, recordName(record)]));
    for (const { erp_key, crm_id } of group)
      linked.set(erp_key, { entity, id: crm_id, name: names.get(crm_id) ?? "" });
  }
  return linked;
}
