import { api } from "@brygga/api-contract";
import type { FastifyInstance } from "fastify";
import type { Services } from "../../compose.ts";
import { route } from "../routes.ts";

export function userRoutes(app: FastifyInstance, { auth }: Pick<Services, "auth">): void {
  route(app, api.listUsers, async () => ({ items: await auth.users() }));
  route(app, api.listGroups, async () => ({ items: await auth.groups() }));
}
