import { randomUUID } from "node:crypto";
import { createSampleConnector, createSampleErp, type SampleErp } from "@brygga/connector-sample";
import {
  type ConnectorService,
  createMemoryConfigurationStore,
  serveConnectors,
} from "@brygga/connector-sdk";
import type { Actor } from "@brygga/protocol";
import type { CrmValue } from "@brygga/sync-engine";
import { compose, type Services } from "../../compose.ts";
import { loadConfig } from "../../config.ts";
import { createRecord, readRecords, updateRecords } from "../../crm/records.ts";
import { type Db, inTransaction, type Trx } from "../../db/database.ts";
import { insertConnectionRow, insertConnector } from "../../db/testing/connection-row.ts";
import type { Traffic } from "../../db/testing/counting-dialect.ts";
import { openTestDatabase } from "../../db/testing.ts";
import { createSecrets } from "../../secrets.ts";
import { insertLink } from "../links/link-writes.ts";

export const TEST_SECRET_KEY = "k".repeat(32);

/** A two-way mapping of text fields of a customer with those of a company, by ERP field key. */
export const MAPPED_FIELDS = {
  NAME: "name",
  POSTALAD1: "postalAddress1",
  POSTALZIP: "postalZip",
  POSTALCITY: "postalCity",
  PHONE: "phone",
  EMAIL: "email",
} as const;
export type MappedErpField = keyof typeof MAPPED_FIELDS;

/** A sample ERP behind real SOAP, a real database, and a connection whose customers are linked companies. */
export interface SyncWorld extends AsyncDisposable {
  readonly db: Db;
  readonly folder: string;
  readonly services: Services;
  readonly erp: SampleErp;
  readonly connectionId: number;
  /** Of the companies, by ERP key of the customer that each is linked to. */
  readonly companyIds: ReadonlyMap<string, number>;
  /** Runs one cycle in this process and answers what it counted. */
  sync(): Promise<Awaited<ReturnType<Services["sync"]["syncNow"]>>>;
  /** The mapped values of a customer as both sides hold them now. */
  sides(erpKey: string): Promise<{ crm: Record<string, CrmValue>; erp: Record<string, string> }>;
}

export interface SyncWorldOptions {
  readonly customers?: number;
  /** Counts what goes between the services and the database. @default nobody counts */
  readonly traffic?: Traffic;
}

export async function openSyncWorld({ customers = 5, traffic }: SyncWorldOptions = {}): Promise<SyncWorld> {
  const database = await openTestDatabase({ traffic });
  const erp = await createSampleErp({ seed: 7, customers });
  const service = await serveConnectors({
    connectors: [createSampleConnector(erp)],
    store: createMemoryConfigurationStore(),
  });
  const { db, folder } = database;
  const services = composeForTest(db, folder);
  const connectionId = await insertConnection(db, service, "Sample");
  const companyIds = await linkCustomers(db, erp, connectionId);
  const dispose = async () => {
    await services.close();
    await service.close();
    await database.close();
  };
  return {
    db,
    folder,
    services,
    erp,
    connectionId,
    companyIds,
    sync: () => services.sync.syncNow(),
    sides: (erpKey) => readSides({ services, erp, companyIds }, erpKey),
    [Symbol.asyncDispose]: dispose,
  };
}

/** Another ERP, with a connection of its own. */
export interface FurtherErp extends AsyncDisposable {
  readonly erp: SampleErp;
  readonly service: ConnectorService;
  readonly connectionId: number;
}

/** An ERP with the same customers, linked to the same companies. */
export async function addErp(world: SyncWorld, name: string): Promise<FurtherErp> {
  const erp = await createSampleErp({ seed: 7, customers: world.companyIds.size });
  const service = await serveConnectors({
    connectors: [createSampleConnector(erp)],
    store: createMemoryConfigurationStore(),
  });
  const connectionId = await insertConnection(world.db, service, name);
  await inTransaction(world.db, async (trx) => {
    for (const actor of erp.actors("Customer")) {
      await linkActor(trx, { connectionId, actor, crmId: world.companyIds.get(actor.erpKey) ?? 0 });
    }
  });
  return { erp, service, connectionId, [Symbol.asyncDispose]: () => service.close() };
}

export const composeForTest = (db: Db, folder: string, more: Partial<Parameters<typeof compose>[0]> = {}) =>
  compose({
    config: { ...loadConfig({}), dataFolder: folder },
    db,
    secrets: createSecrets(TEST_SECRET_KEY),
    ...more,
  });

/** Writes to a company as a user does, on the version that it has now. */
export async function editCompany(
  db: Db,
  id: number,
  values: Readonly<Record<string, CrmValue>>,
): Promise<void> {
  const { version } = await db
    .selectFrom("company")
    .select("version")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const write = { entity: "company", id, expectedVersion: version, values } as const;
  await inTransaction(db, (trx) => updateRecords(trx, [write], "user:1"));
}

/** A connection that is active, with the customers mapped. */
export async function insertConnection(
  db: Db,
  service: Pick<ConnectorService, "url">,
  name: string,
): Promise<number> {
  const connectionId = await insertConnectionRow(db, {
    connector_id: await insertConnector(db, { name, url: service.url }),
    name: `${name} ERP`,
    connection_guid: randomUUID(),
    config: JSON.stringify({ Company: { fieldType: "Text", value: "Nordvik" } }),
  });
  await mapType(db, connectionId, { actorType: "Customer", entity: "company", fields: MAPPED_FIELDS });
  return connectionId;
}

/** An actor type and its two-way text fields: CRM field key by ERP field key. */
export interface MappedType {
  readonly actorType: string;
  readonly entity: "company" | "contact" | "project";
  readonly fields: Readonly<Record<string, string>>;
}

export async function mapType(db: Db, connectionId: number, type: MappedType): Promise<void> {
  const { id } = await db
    .insertInto("actor_type_mapping")
    .values({
      connection_id: connectionId,
      actor_type: type.actorType,
      crm_entity: type.entity,
      active: 1,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  for (const [rank, [fieldKey, crmFieldKey]] of Object.entries(type.fields).entries()) {
    await db
      .insertInto("erp_field")
      .values({
        actor_type_mapping_id: id,
        field_key: fieldKey,
        display_name: fieldKey,
        display_description: "",
        field_type: "Text",
        list_name: "",
        default_value: "",
        max_length: 0,
        access: "Normal",
        searchable: 1,
        rank,
        crm_field_key: crmFieldKey,
        sync_to_crm: 1,
        sync_to_erp: 1,
        show_in_erp_tab: 0,
        show_in_search: 1,
        has_default: 0,
        default_setting: "",
        ask_user: 0,
        mandatory: 0,
        missing_in_erp: 0,
        missing_in_crm: 0,
      })
      .execute();
  }
}

/** A company for every customer, equal in all mapped fields, and linked. */
async function linkCustomers(db: Db, erp: SampleErp, connectionId: number): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  await inTransaction(db, async (trx) => {
    for (const actor of erp.actors("Customer")) {
      const fields = Object.entries(MAPPED_FIELDS);
      const values = Object.fromEntries(
        fields.map(([key, crmKey]) => [crmKey, actor.fieldValues[key] || null]),
      );
      const record = await createRecord(trx, { entity: "company", values }, "user:1");
      await linkActor(trx, { connectionId, actor, crmId: record.id });
      ids.set(actor.erpKey, record.id);
    }
  });
  return ids;
}

/** Both sides agree on what the actor holds. */
async function linkActor(
  trx: Trx,
  { connectionId, actor, crmId }: { connectionId: number; actor: Actor; crmId: number },
): Promise<void> {
  const keys = Object.keys(MAPPED_FIELDS);
  const base = Object.fromEntries(keys.map((key) => [key, actor.fieldValues[key] ?? ""]));
  const { actorType, erpKey, lastModified: erpTimestamp } = actor;
  const link = { connectionId, entity: "company", crmId, actorType, erpKey, erpTimestamp, base } as const;
  await insertLink(trx, link, new Date());
}

async function readSides(
  { services, erp, companyIds }: Pick<SyncWorld, "services" | "erp" | "companyIds">,
  erpKey: string,
): Promise<{ crm: Record<string, CrmValue>; erp: Record<string, string> }> {
  const [record] = await readRecords(services.db, "company", [companyIds.get(erpKey) ?? 0]);
  const actor = erp.actor("Customer", erpKey);
  if (!record || !actor) throw new Error(`${erpKey} is missing on one side`);
  const entries = Object.entries(MAPPED_FIELDS);
  return {
    crm: Object.fromEntries(entries.map(([, key]) => [key, record.values[key] ?? ""])),
    erp: Object.fromEntries(entries.map(([key, crmKey]) => [crmKey, actor.fieldValues[key] ?? ""])),
  };
}
