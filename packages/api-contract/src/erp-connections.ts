import { z } from "zod";
import { connectorAnswer } from "./connector-answer.ts";
import { endpoint, idParams } from "./endpoint.ts";
import { listItem } from "./field-description.ts";

/** Configuration values as canonical text by field key. Password fields are write-only. */
export const configValues = z.record(z.string(), z.string());

/** Who may use a restricted connection, and for what. Exactly one of userId and groupId is set. */
export const connectionAccess = z.object({
  userId: z.int().nullable(),
  groupId: z.int().nullable(),
  canConnect: z.boolean(),
  canCreateInErp: z.boolean(),
});
export type ConnectionAccess = z.infer<typeof connectionAccess>;

export const erpConnection = z.object({
  id: z.int(),
  connectorId: z.int(),
  connectorName: z.string(),
  name: z.string().describe("May be multi-language text; `displayName` is it in the caller's language."),
  displayName: z.string(),
  description: z.string(),
  displayDescription: z.string(),
  connectionGuid: z.string(),
  active: z.boolean(),
  scope: z.enum(["everyone", "restricted"]),
  access: z.array(connectionAccess),
  config: configValues.describe("Without Password fields."),
  passwordsSet: z.array(z.string()).describe("Keys of Password fields that have a stored value."),
  deletedAt: z.iso.datetime().nullable(),
  lastSyncAt: z.iso.datetime().nullable(),
  health: z.enum(["ok", "problems", "failing", "never-synced", "inactive"]),
  failure: z.string().describe('Why it does not synchronise, in the caller\'s language; "" when well.'),
  failingSince: z.iso.datetime().nullable(),
  nextAttemptAt: z.iso
    .datetime()
    .nullable()
    .describe(
      "Before this, no cycle begins by itself; null: none is held back. Sync now does not wait for it.",
    ),
  breaker: z
    .enum(["closed", "open", "half-open"])
    .describe('"open" after several failures in a row: the ERP is only probed, until it answers.'),
  incomplete: z
    .string()
    .describe('What is missing after a connector failed half-way, or "" : see refresh-fields.'),
  linkCount: z.int(),
  problemCount: z.int(),
  version: z.int(),
  mappedFields: z
    .array(z.object({ actorType: z.string(), active: z.boolean(), fields: z.array(z.string()) }))
    .describe("Names of the mapped fields by active actor type, for the summary under the list."),
});
export type ErpConnection = z.infer<typeof erpConnection>;

/** A connection after its fields were fetched, with a sentence for each field that is gone, back or changed. */
export const refetchedConnection = erpConnection.extend({ fieldChanges: z.array(z.string()) });
export type RefetchedConnection = z.infer<typeof refetchedConnection>;

const connectionBody = z.object({
  connectorId: z.int(),
  name: z.string().trim().min(1).max(500),
  description: z.string().max(5000).default(""),
  scope: z.enum(["everyone", "restricted"]),
  access: z.array(connectionAccess).default([]),
  active: z.boolean().default(false).describe("On activation the rules of activation apply."),
  config: configValues,
  testToken: z.string().describe("From a successful test of exactly these values."),
});

export const listErpConnections = endpoint("GET", "/erp-connections", {
  summary: "ERP connections in sync priority order, with `deleted=true` the deleted ones too",
  access: "administrator",
  query: z.object({ deleted: z.enum(["true", "false"]).default("false") }),
  reply: z.object({ items: z.array(erpConnection) }),
});

export const createErpConnection = endpoint("POST", "/erp-connections", {
  summary: "Define a new ERP connection; it begins inactive",
  access: "administrator",
  body: connectionBody,
  reply: erpConnection,
  status: 201,
  problems: [
    "test-required",
    "mandatory-fields-missing",
    "scope-incomplete",
    "connector-failed",
    "name-taken",
  ],
});

export const getErpConnection = endpoint("GET", "/erp-connections/{id}", {
  summary: "One ERP connection",
  access: "administrator",
  params: idParams,
  reply: erpConnection,
});

/**
 * Members that are left out stay. `config` needs an inactive connection (or `active: false` before it) and a
 * `testToken`; `version` must be the version that was read. `active: true` together with `config` saves and
 * activates in one step.
 */
export const updateErpConnection = endpoint("PATCH", "/erp-connections/{id}", {
  summary: "Change an ERP connection",
  access: "administrator",
  params: idParams,
  body: z.object({
    version: z.int(),
    name: z.string().trim().min(1).max(500).optional(),
    description: z.string().max(5000).optional(),
    scope: z.enum(["everyone", "restricted"]).optional(),
    access: z.array(connectionAccess).optional(),
    active: z.boolean().optional(),
    config: configValues.optional(),
    testToken: z.string().optional(),
  }),
  reply: refetchedConnection,
  problems: [
    "version-conflict",
    "test-required",
    "mandatory-fields-missing",
    "scope-incomplete",
    "connection-active",
    "connector-failed",
    "activation-refused",
    "name-taken",
  ],
});

export const deleteErpConnection = endpoint("DELETE", "/erp-connections/{id}", {
  summary: "Stop and hide an ERP connection; its links and log stay and it can be restored",
  access: "administrator",
  params: idParams,
  reply: z.object({ warning: connectorAnswer.nullable() }),
});

export const restoreErpConnection = endpoint("POST", "/erp-connections/{id}/restore", {
  summary: "Bring a deleted ERP connection back, inactive",
  access: "administrator",
  params: idParams,
  reply: erpConnection,
  problems: ["connector-failed", "connector-deleted"],
});

/**
 * A Password field that is absent from `config` takes the stored value of `connectionId`. The token is signed
 * over connector id and URL, connection id and all values, and is good for an hour; null when not ok.
 */
export const testErpConnectionConfig = endpoint("POST", "/erp-connections/test", {
  summary: "Test configuration values before anything is saved (TestConfigData)",
  access: "administrator",
  body: z.object({ connectorId: z.int(), connectionId: z.int().optional(), config: configValues }),
  reply: connectorAnswer.extend({ testToken: z.string().nullable() }),
  problems: ["mandatory-fields-missing"],
});

export const testErpConnection = endpoint("POST", "/erp-connections/{id}/test", {
  summary: "Test a saved connection (TestConnection)",
  access: "administrator",
  params: idParams,
  reply: connectorAnswer,
});

export const refreshFields = endpoint("POST", "/erp-connections/{id}/refresh-fields", {
  summary: "Fetch actor types and fields again",
  access: "administrator",
  params: idParams,
  reply: refetchedConnection,
  problems: ["connector-failed"],
});

/** Why a connection cannot be activated, each with the place to mend it. */
export const activationReason = z.object({
  code: z.enum([
    "test-failed",
    "no-actor-type",
    "mandatory-field-unfilled",
    "list-unmapped",
    "list-item-unmapped",
    "missing-in-erp",
    "missing-in-crm",
    /** Another active connection writes the CRM field, and one of the two does it one-way. */
    "claimed",
    "incomplete",
    /** A value could run in a ring through several connections; a warning. */
    "ring",
  ]),
  severity: z.enum(["error", "warning"]).describe("A warning does not refuse."),
  place: z.enum(["connection", "mappings", "list-mapping", "defaults"]),
  actorType: z.string().nullable(),
  field: z.string().nullable(),
  explanation: z.string(),
});
export type ActivationReason = z.infer<typeof activationReason>;

const activation = z.object({
  activated: z.boolean(),
  reasons: z.array(activationReason),
  connection: erpConnection,
});

export const activateErpConnection = endpoint("POST", "/erp-connections/{id}/activate", {
  summary: "Activate; `activated` false comes with the reasons",
  access: "administrator",
  params: idParams,
  reply: activation,
});

export const deactivateErpConnection = endpoint("POST", "/erp-connections/{id}/deactivate", {
  summary: "Deactivate",
  access: "administrator",
  params: idParams,
  reply: erpConnection,
});

export const getErpConnectionAccess = endpoint("GET", "/erp-connections/{id}/access", {
  summary: "Who may use the connection",
  access: "administrator",
  params: idParams,
  reply: z.object({ scope: z.enum(["everyone", "restricted"]), access: z.array(connectionAccess) }),
});

export const getErpList = endpoint("GET", "/erp-connections/{id}/lists/{name}", {
  summary: "Items of an ERP list (GetList)",
  access: "user",
  params: idParams.extend({ name: z.string() }),
  reply: z.object({ items: z.array(listItem) }),
  problems: ["connector-failed"],
});
