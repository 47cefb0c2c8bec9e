import { z } from "zod";
import { connectorAnswer } from "./connector-answer.ts";
import { CRM_ENTITIES, CRM_PATHS, type CrmEntity } from "./crm.ts";
import { endpoint, idParams } from "./endpoint.ts";

/** A value of the ERP tab, fetched live. */
export const erpTabField = z.object({
  fieldKey: z.string(),
  displayName: z.string(),
  displayDescription: z.string(),
  fieldType: z.string(),
  value: z.string().nullable().describe("Canonical text; null when the connector did not return the field."),
  text: z.string().describe("What to show: the text of a list item, else the value."),
});

export const LINK_STATES = ["active", "missing-in-erp", "missing-in-crm", "waiting-for-parent"] as const;

/** One connection on the ERP tab of a record: who is linked, and what the user may do. */
export const erpTabSection = z.object({
  connectionId: z.int(),
  connectionName: z.string(),
  actorTypes: z.array(z.string()).describe("Mapped actor types that could be connected to this record."),
  canConnect: z.boolean(),
  canCreateInErp: z.boolean(),
  cannotCreate: z
    .array(z.string())
    .describe("Actor types of which the Sync Connector has said that it cannot create any."),
  link: z
    .object({
      id: z.int(),
      actorType: z.string(),
      erpKey: z.string(),
      actorNumber: z
        .string()
        .describe('As both sides last agreed on them; "" where the field is not mapped.'),
      actorName: z.string(),
      state: z
        .enum(LINK_STATES)
        .describe(
          "A link that is not active is paused: one side is gone, or it waits for the link of its company.",
        ),
      lastSyncAt: z.iso.datetime().nullable(),
      problems: z.array(
        z.object({
          fieldKey: z.string().nullable(),
          fieldName: z
            .string()
            .nullable()
            .describe("In the caller's language; null where the whole record is concerned."),
          code: z.string(),
          details: z.record(z.string(), z.string()),
        }),
      ),
    })
    .nullable(),
  parent: z
    .object({ actorType: z.string(), erpKey: z.string() })
    .nullable()
    .describe(
      "A contact's company must be linked first: the parent actor it must belong to, null where not a contact.",
    ),
  uncertainCreate: z
    .object({
      id: z.int(),
      actorType: z.string(),
      sentAt: z.iso.datetime(),
      state: z.enum(["sent", "in-doubt"]),
    })
    .nullable()
    .describe(
      "An actor that was sent to be created for the record, and may be there; null where there is none.",
    ),
  waitingForParent: z
    .boolean()
    .describe("Set when a contact cannot be connected because its company is not."),
});
export type ErpTabSection = z.infer<typeof erpTabSection>;

/** Sections come at once, without asking any ERP; live fields come from the second endpoint, per link. */
export const erpTabOf = (entity: CrmEntity) =>
  endpoint("GET", `${CRM_PATHS[entity]}/{id}/erp`, {
    summary: `The ERP tab of a ${entity}: one section per connection that the user may see`,
    access: "user",
    params: idParams,
    reply: z.object({ sections: z.array(erpTabSection) }),
  });
export const companyErpTab = erpTabOf("company");
export const contactErpTab = erpTabOf("contact");
export const projectErpTab = erpTabOf("project");

export const getLinkFields = endpoint("GET", "/links/{id}/fields", {
  summary: "The fields marked Show in ERP tab, fetched live",
  access: "user",
  params: idParams,
  reply: z.object({ answer: connectorAnswer, fields: z.array(erpTabField) }),
});

const linkTarget = z.object({
  connectionId: z.int(),
  entity: z.enum(CRM_ENTITIES),
  entityId: z.int(),
  actorType: z.string(),
  erpKey: z.string(),
});

export const SIDES = ["crm", "erp"] as const;

/** A mapped field whose values differ, with the side that is proposed and the sides that may be chosen. */
export const linkDifference = z.object({
  fieldKey: z.string(),
  displayName: z.string(),
  crmFieldKey: z.string(),
  crmText: z
    .string()
    .describe("To show, in the caller's language: the names of list items, otherwise the values."),
  erpText: z.string(),
  proposed: z.enum(SIDES).nullable(),
  allowed: z
    .array(z.enum(SIDES))
    .describe(
      'Sides whose value can be kept: "crm" needs the direction towards ERP, "erp" the one towards CRM.',
    ),
  problem: z.string().describe('Code of a problem where a value cannot be transformed; "" otherwise.'),
  details: z.record(z.string(), z.string()).describe("What the text of the problem is filled with."),
});
export type LinkDifference = z.infer<typeof linkDifference>;

export const previewLink = endpoint("POST", "/links/preview", {
  summary: "What connecting would meet: the mapped fields that differ",
  access: "user",
  body: linkTarget,
  reply: z.object({
    actorName: z.string(),
    recordName: z.string(),
    differences: z.array(linkDifference),
    equalCount: z.int(),
  }),
  problems: ["already-linked", "parent-not-linked", "actor-not-found", "connector-failed", "not-allowed"],
});

export const link = z.object({
  id: z.int(),
  connectionId: z.int(),
  entity: z.enum(CRM_ENTITIES),
  entityId: z.int(),
  actorType: z.string(),
  erpKey: z.string(),
});

/**
 * `choices` names the side to keep by field key; a differing field that is left out takes the proposed one. `givesUp` is the id of
 * the record's create in doubt, of which nobody waits for an actor any more; without it such a record is not connected.
 */
export const createLink = endpoint("POST", "/links", {
  summary: "Connect a record to an actor: writes both sides and stores the link, or nothing at all",
  access: "user",
  body: linkTarget.extend({
    choices: z.record(z.string(), z.enum(SIDES)).default({}),
    givesUp: z
      .int()
      .optional()
      .describe(
        "The record's create in doubt, of which nobody waits for an actor any more; without it such a record is not connected.",
      ),
  }),
  reply: link,
  status: 201,
  problems: [
    "already-linked",
    "parent-not-linked",
    "actor-not-found",
    "erp-refused",
    "connector-failed",
    "not-allowed",
    "create-in-doubt",
  ],
});

/** Disconnecting a company disconnects its contacts in the connection too. */
export const deleteLink = endpoint("DELETE", "/links/{id}", {
  summary: "Disconnect; nothing is deleted in the ERP",
  access: "user",
  params: idParams,
  reply: z.object({ disconnected: z.int() }),
  problems: ["not-allowed"],
});

/** How many contacts go along when this link is removed. */
export const getLinkConsequences = endpoint("GET", "/links/{id}/consequences", {
  summary: "How many contacts are disconnected along with this link",
  access: "user",
  params: idParams,
  reply: z.object({ contacts: z.int() }),
});
