import {
  compose,
  createSecrets,
  type Db,
  insertConnectionRow,
  insertConnector,
  inTransaction,
  keepHeapSmall,
  loadConfig,
  openTestDatabase,
  runForEach,
  type Services,
  type Trx,
} from "@brygga/server/testing";
import { ACTOR_TYPES, type BenchField, CONNECTION_GUID, CUSTOMER_GROUPS } from "../mapped-fields.ts";

/** Brygga's services over a new database, with one connection whose customers are linked to companies. */
export interface BenchWorld extends AsyncDisposable {
  readonly db: Db;
  readonly services: Services;
}

/** What the database is filled with. */
export interface BenchFilling {
  /** Of the connector. */
  readonly url: string;
  /** Of the customers, each of which is linked to a company of its own. */
  readonly erpKeys: Iterable<string>;
  /** Those of the mapped fields that the world has. @default all */
  readonly isMapped?: (field: BenchField) => boolean;
}

/** The companies are empty: the first cycle fills them. */
export async function openBenchWorld(filling: BenchFilling): Promise<BenchWorld> {
  // As the server does.
  keepHeapSmall();
  const database = await openTestDatabase();
  const { db, folder } = database;
  const services = compose({
    config: { ...loadConfig({}), dataFolder: folder },
    db,
    secrets: createSecrets("k".repeat(32)),
  });
  await fillBenchDatabase(db, filling);
  const dispose = async () => {
    await services.close();
    await database.close();
  };
  return { db, services, [Symbol.asyncDispose]: dispose };
}

export async function fillBenchDatabase(
  db: Db,
  { url, erpKeys, isMapped = () => true }: BenchFilling,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const connectionId = await insertConnection(trx, url);
    await insertMappings(trx, connectionId, isMapped);
    await linkCompanies(trx, connectionId, erpKeys);
  });
}

const at = new Date().toISOString();

async function insertConnection(trx: Trx, url: string): Promise<number> {
  const connector_id = await insertConnector(trx, { name: "Bench", url });
  return insertConnectionRow(trx, { connector_id, name: "Bench", connection_guid: CONNECTION_GUID });
}

async function insertMappings(
  trx: Trx,
  connectionId: number,
  isMapped: (field: BenchField) => boolean,
): Promise<void> {
  for (const { actorType, entity, fields } of ACTOR_TYPES) {
    const mapping = await trx
      .insertInto("actor_type_mapping")
      .values({ connection_id: connectionId, actor_type: actorType, crm_entity: entity, active: 1 })
      .returning("id")
      .executeTakeFirstOrThrow();
    for (const [rank, field] of fields.filter(isMapped).entries()) {
      await insertField(trx, mapping.id, { rank, ...field });
    }
  }
}

type RankedField = { readonly rank: number } & BenchField;

async function insertField(trx: Trx, mappingId: number, field: RankedField): Promise<void> {
  const { id } = await trx
    .insertInto("erp_field")
    .values({
      actor_type_mapping_id: mappingId,
      field_key: field.fieldKey,
      display_name: field.fieldKey,
      display_description: "",
      field_type: field.fieldType,
      list_name: field.fieldType === "List" ? "CustomerGroup" : "",
      default_value: "",
      max_length: 0,
      access: field.isTwoWay ? "Normal" : "ReadOnly",
      searchable: 1,
      rank: field.rank,
      crm_field_key: field.crmFieldKey,
      sync_to_crm: 1,
      sync_to_erp: field.isTwoWay ? 1 : 0,
      show_in_erp_tab: 0,
      show_in_search: 1,
      has_default: 0,
      default_setting: "",
      ask_user: 0,
      mandatory: 0,
      missing_in_erp: 0,
      missing_in_crm: 0,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  if (field.fieldType === "List") await insertGroups(trx, id);
}

/** The customer groups as items of the CRM list, each mapped to its own. */
async function insertGroups(trx: Trx, fieldId: number): Promise<void> {
  const list = await trx
    .selectFrom("crm_list")
    .select("id")
    .where("key", "=", "category")
    .executeTakeFirstOrThrow();
  for (const [rank, key] of CUSTOMER_GROUPS.entries()) {
    const crmKey = `category-${key}`;
    await trx
      .insertInto("crm_list_item")
      .values({ list_id: list.id, key: crmKey, name: key, tooltip: "", rank, deleted: 0 })
      .execute();
    await trx
      .insertInto("list_item_mapping")
      .values({ erp_field_id: fieldId, erp_item_key: key, text: key, crm_item_key: crmKey, is_new: 0 })
      .execute();
  }
}

/** How many companies are inserted at a time. */
const SLICE = 1000;

async function linkCompanies(trx: Trx, connectionId: number, erpKeys: Iterable<string>): Promise<void> {
  let companyId = 0;
  for (const keys of slices(erpKeys)) {
    const linked = keys.map((erpKey) => ({ id: ++companyId, erpKey }));
    await runForEach(
      trx,
      "insert into company (id, version, created_at, updated_at, name) values (?, 1, ?, ?, '')",
      linked.map(({ id }) => [id, at, at]),
    );
    await runForEach(
      trx,
      `insert into link (connection_id, crm_entity, crm_id, actor_type, erp_key, created_at, last_sync_at)
        values (?, 'company', ?, 'Customer', ?, ?, ?)`,
      linked.map(({ id, erpKey }) => [connectionId, id, erpKey, at, at]),
    );
  }
}

function* slices(erpKeys: Iterable<string>): Generator<readonly string[]> {
  let slice: string[] = [];
  for (const erpKey of erpKeys) {
    if (slice.push(erpKey) < SLICE) continue;
    yield slice;
    slice = [];
  }
  yield slice;
}
