import { api, type CrmListInFull } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import type { FastifyInstance } from "fastify";
import type { Language } from "../../admin/admin-deps.ts";
import { deleteMappedField, restoreMappedField, usesOfField } from "../../admin/crm-field-uses.ts";
import { usesOfListItem } from "../../admin/list-item-uses.ts";
import type { Services } from "../../compose.ts";
import {
  createField,
  updateField,
  userDefinedField,
  userDefinedFields,
} from "../../crm/field-administration.ts";
import {
  createItem,
  createList,
  deleteList,
  listInFull,
  listsInFull,
  orderItems,
  renameList,
  restoreList,
  setItemDeleted,
  updateItem,
} from "../../crm/list-administration.ts";
import { route } from "../routes.ts";

type Parts = Pick<Services, "admin">;

/** Lists and user-defined fields, as administrators change them. */
export function crmAdministrationRoutes(app: FastifyInstance, services: Parts): void {
  listRoutes(app, services);
  itemRoutes(app, services);
  fieldRoutes(app, services);
}

/** Labels of the fields that have the list, in the language of the reader. */
const read = (list: CrmListInFull, language: Language): CrmListInFull => ({
  ...list,
  usedBy: list.usedBy.map((field) => ({
    ...field,
    label: field.label === null ? null : textInLanguage(field.label, language),
  })),
});

function listRoutes(app: FastifyInstance, { admin: { db, now } }: Parts): void {
  route(app, api.listCrmListsInFull, async ({ query, language }) => ({
    items: (await listsInFull(db, { deleted: query.deleted === "true" })).map((list) => read(list, language)),
  }));
  route(app, api.createCrmList, ({ body }) => createList(db, body.names));
  route(app, api.getCrmList, async ({ params, language }) => read(await listInFull(db, params.id), language));
  route(app, api.updateCrmList, async ({ params, body, ifMatch, language }) =>
    read(await renameList(db, { id: params.id, expectedVersion: ifMatch }, body.names), language),
  );
  route(app, api.deleteCrmList, ({ params, ifMatch }) =>
    deleteList(db, { id: params.id, expectedVersion: ifMatch }, now()),
  );
  route(app, api.restoreCrmList, async ({ params, language }) =>
    read(await restoreList(db, params.id), language),
  );
}

function itemRoutes(app: FastifyInstance, { admin: { db } }: Parts): void {
  route(app, api.createListItem, async ({ params, body, ifMatch, language }) =>
    read(await createItem(db, { id: params.id, expectedVersion: ifMatch }, body), language),
  );
  route(app, api.updateListItem, async ({ params, body, ifMatch, language }) =>
    read(await updateItem(db, { ...params, expectedVersion: ifMatch }, body), language),
  );
  route(app, api.deleteListItem, async ({ params, ifMatch, language }) =>
    read(await setItemDeleted(db, { ...params, expectedVersion: ifMatch }, true), language),
  );
  route(app, api.restoreListItem, async ({ params, ifMatch, language }) =>
    read(await setItemDeleted(db, { ...params, expectedVersion: ifMatch }, false), language),
  );
  route(app, api.getListItemUses, ({ params, language }) => usesOfListItem(db, params, language));
  route(app, api.orderListItems, async ({ params, body, ifMatch, language }) =>
    read(await orderItems(db, { id: params.id, expectedVersion: ifMatch }, body.keys), language),
  );
}

function fieldRoutes(app: FastifyInstance, { admin: { db, now } }: Parts): void {
  route(app, api.listUserDefinedFields, async ({ query }) => ({
    items: await userDefinedFields(db, { deleted: query.deleted === "true" }),
  }));
  route(app, api.createCrmField, ({ body }) => createField(db, body));
  route(app, api.getUserDefinedField, ({ params }) => userDefinedField(db, params));
  route(app, api.updateCrmField, ({ params, body, ifMatch }) =>
    updateField(db, { ...params, expectedVersion: ifMatch }, body),
  );
  route(app, api.deleteCrmField, ({ params, ifMatch }) =>
    deleteMappedField(db, { ...params, expectedVersion: ifMatch }, now()),
  );
  route(app, api.restoreCrmField, ({ params }) => restoreMappedField(db, params));
  route(app, api.getCrmFieldUses, ({ params, language }) => usesOfField(db, params, language));
}
