import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { ROLES } from "./session.ts";

export const user = z.object({
  id: z.int(),
  username: z.string(),
  displayName: z.string(),
  role: z.enum(ROLES),
  groupIds: z.array(z.int()),
});
export type User = z.infer<typeof user>;

export const userGroup = z.object({ id: z.int(), name: z.string(), userIds: z.array(z.int()) });
export type UserGroup = z.infer<typeof userGroup>;

export const listUsers = endpoint("GET", "/users", {
  summary: "All users",
  access: "user",
  reply: z.object({ items: z.array(user) }),
});

export const listGroups = endpoint("GET", "/groups", {
  summary: "All user groups",
  access: "administrator",
  reply: z.object({ items: z.array(userGroup) }),
});
