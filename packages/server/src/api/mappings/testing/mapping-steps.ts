import type { ListMapping, ProblemDetails } from "@brygga/api-contract";
import type { Answer, ConnectionWorld } from "../../erp-connections/testing/connection-world.ts";

/** A list field of the sample, mapped to the category list of the CRM. */
export const CUSTGROUP = { fieldKey: "CUSTGROUP", crmFieldKey: "category", syncToCrm: true, syncToErp: true };

type Items = readonly { readonly erpItemKey?: string | undefined; readonly crmItemKey: string | null }[];

/** What the tests of mappings do to one connection, and see of it. */
export interface MappingSteps {
  /** A link of the connection with this base; answers its id. */
  link(base: Record<string, string>): Promise<number>;
  baseOf(linkId: number): Promise<unknown>;
  getLists(): Promise<ListMapping[]>;
  putLists(items: Items): Promise<Answer<ProblemDetails & { items: ListMapping[] }>>;
  /** Makes an item of the CRM's category list; answers its key. */
  crmItem(key: string): Promise<string>;
}

export function mappingSteps(world: ConnectionWorld, connectionId: number): MappingSteps {
  const { db } = world.server.services;
  const url = `/erp-connections/${connectionId}/list-mappings`;
  return {
    link: async (base) => {
      const values = { ...LINK, connection_id: connectionId, base: JSON.stringify(base) };
      return (await db.insertInto("link").values(values).returning("id").executeTakeFirstOrThrow()).id;
    },
    baseOf: async (linkId) => {
      const row = db.selectFrom("link").select("base").where("id", "=", linkId);
      return JSON.parse((await row.executeTakeFirstOrThrow()).base);
    },
    getLists: async () => (await world.call<{ items: ListMapping[] }>("GET", url)).body.items,
    putLists: (items) => {
      const fields = [{ actorType: "Customer", fieldKey: CUSTGROUP.fieldKey, items }];
      return world.call("PUT", url, { body: { fields } });
    },
    crmItem: async (key) => {
      const list = db.selectFrom("crm_list").select("id").where("key", "=", "category");
      const { id: list_id } = await list.executeTakeFirstOrThrow();
      await db
        .insertInto("crm_list_item")
        .values({ list_id, key, name: key, tooltip: "", rank: 1, deleted: 0 })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return key;
    },
  };
}

const LINK = {
  crm_entity: "company",
  crm_id: 1,
  actor_type: "Customer",
  erp_key: "C1",
  erp_timestamp: "1",
  created_at: "2026-01-01T00:00:00.000Z",
  last_sync_at: null,
} as const;
