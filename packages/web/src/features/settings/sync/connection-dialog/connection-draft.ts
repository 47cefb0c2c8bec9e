import { connectionAccess, type ErpConnection } from "@brygga/api-contract";
import { z } from "zod";

/** What is typed into the connection dialog. */
export const connectionDraft = z.object({
  /** Version of the connection that the typing began from; null for a new one. */
  version: z.int().nullable(),
  connectorId: z.int().nullable(),
  name: z.string(),
  description: z.string(),
  scope: z.enum(["everyone", "restricted"]),
  access: z.array(connectionAccess),
  active: z.boolean(),
  /** Active was cleared at some time, so that the configuration may be changed. */
  unlocked: z.boolean(),
  /** Only the values that were touched. */
  config: z.record(z.string(), z.string()),
  /** Only those that were typed. Never kept over a reload. */
  passwords: z.record(z.string(), z.string()),
});
export type ConnectionDraft = z.infer<typeof connectionDraft>;

export const NEW_CONNECTION: ConnectionDraft = {
  version: null,
  connectorId: null,
  name: "",
  description: "",
  scope: "everyone",
  access: [],
  active: false,
  unlocked: false,
  config: {},
  passwords: {},
};

export const draftOf = (connection: ErpConnection): ConnectionDraft => ({
  version: connection.version,
  connectorId: connection.connectorId,
  name: connection.name,
  description: connection.description,
  scope: connection.scope,
  access: connection.access,
  active: connection.active,
  unlocked: !connection.active,
  config: {},
  passwords: {},
});

/** What a reload may keep. */
export const withoutPasswords = (draft: ConnectionDraft): ConnectionDraft => ({ ...draft, passwords: {} });
