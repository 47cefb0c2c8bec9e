import { z } from "zod";
import { endpoint, idParams } from "./endpoint.ts";
import { LANGUAGES } from "./languages.ts";
import { newPassword, ROLES } from "./session.ts";

export const user = z.object({
  id: z.int(),
  username: z.string(),
  displayName: z.string(),
  role: z.enum(ROLES),
  language: z.enum(LANGUAGES).nullable(),
  groupIds: z.array(z.int()),
  disabledAt: z.iso
    .datetime()
    .nullable()
    .describe("Since when the user may not sign in; null where the user may."),
  version: z.int(),
});
export type User = z.infer<typeof user>;

export const userGroup = z.object({
  id: z.int(),
  name: z.string(),
  userIds: z.array(z.int()),
  deletedAt: z.iso.datetime().nullable(),
  version: z.int(),
});
export type UserGroup = z.infer<typeof userGroup>;

/** A connection that names a user or group in its scope. */
export const scopedConnection = z.object({
  id: z.int(),
  name: z.string(),
  active: z.boolean(),
  isOnlyOne: z.boolean().describe("Nobody else may use the connection."),
});

const isShown = z.enum(["true", "false"]).default("false");

export const listUsers = endpoint("GET", "/users", {
  summary: "All users by name, with `disabled=true` those who may not sign in too",
  access: "user",
  query: z.object({ disabled: isShown }),
  reply: z.object({ items: z.array(user) }),
});

const displayName = z.string().trim().min(1).max(200);
const settings = { role: z.enum(ROLES), language: z.enum(LANGUAGES).nullable(), groupIds: z.array(z.int()) };

export const createUser = endpoint("POST", "/users", {
  summary: "Add a user",
  access: "administrator",
  body: z.object({
    username: z.string().trim().min(1).max(100).regex(/^\S+$/, "A user name has no spaces."),
    displayName,
    password: newPassword,
    ...settings,
  }),
  reply: user,
  status: 201,
  problems: ["name-taken"],
});
export type NewUserBody = z.infer<typeof createUser.body>;

export const updateUser = endpoint("PATCH", "/users/{id}", {
  summary: "Change a user; `disabled` ends the user's sessions and keeps the user from signing in",
  access: "administrator",
  params: idParams,
  body: z.object({ displayName, disabled: z.boolean(), ...settings }).partial(),
  reply: user,
  problems: ["version-conflict", "last-administrator"],
});
export type UserChange = z.infer<typeof updateUser.body>;

export const resetPassword = endpoint("POST", "/users/{id}/password", {
  summary: "Give a user a new password; ends the user's sessions",
  access: "administrator",
  params: idParams,
  body: z.object({ password: newPassword }),
});

export const getUserUses = endpoint("GET", "/users/{id}/uses", {
  summary: "What names a user: the scope of connections, and companies",
  access: "administrator",
  params: idParams,
  reply: z.object({ connections: z.array(scopedConnection), companyCount: z.int() }),
});
export type UserUses = z.infer<typeof getUserUses.reply>;

export const listGroups = endpoint("GET", "/groups", {
  summary: "All user groups by name, with `deleted=true` the deleted ones too",
  access: "administrator",
  query: z.object({ deleted: isShown }),
  reply: z.object({ items: z.array(userGroup) }),
});

const groupBody = z.object({ name: z.string().trim().min(1).max(200), userIds: z.array(z.int()) });
export type GroupBody = z.infer<typeof groupBody>;

export const createGroup = endpoint("POST", "/groups", {
  summary: "Add a user group",
  access: "administrator",
  body: groupBody,
  reply: userGroup,
  status: 201,
  problems: ["name-taken"],
});

export const updateGroup = endpoint("PATCH", "/groups/{id}", {
  summary: "Change the name or the members of a user group",
  access: "administrator",
  params: idParams,
  body: groupBody.partial(),
  reply: userGroup,
  problems: ["version-conflict", "name-taken"],
});
export type GroupChange = z.infer<typeof updateGroup.body>;

export const deleteGroup = endpoint("DELETE", "/groups/{id}", {
  summary: "Delete a user group: it gives no rights until it is restored",
  access: "administrator",
  params: idParams,
  problems: ["version-conflict"],
});

export const restoreGroup = endpoint("POST", "/groups/{id}/restore", {
  summary: "Bring a deleted user group back, with its members and its place in scopes",
  access: "administrator",
  params: idParams,
  reply: userGroup,
});

export const getGroupUses = endpoint("GET", "/groups/{id}/uses", {
  summary: "The connections that name a user group in their scope",
  access: "administrator",
  params: idParams,
  reply: z.object({ connections: z.array(scopedConnection) }),
});
export type GroupUses = z.infer<typeof getGroupUses.reply>;
