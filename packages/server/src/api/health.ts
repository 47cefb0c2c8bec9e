import type { FastifyInstance } from "fastify";
import type { Db } from "../db/database.ts";

/** For the machine that watches Brygga: alive, and able to serve. Both are public and say nothing else. */
export function healthRoutes(app: FastifyInstance, db: Db): void {
  app.get("/healthz", async () => ({ status: "ok" }));
  app.get("/readyz", async (_request, reply) => {
    const ready = await hasUsers(db).catch((error: unknown) => {
      app.log.error({ err: error }, "the database does not answer");
      return false;
    });
    return ready ? { status: "ready" } : reply.status(503).send({ status: "not-ready" });
  });
}

/** On the first start the server listens a moment before there is anybody who could sign in. */
async function hasUsers(db: Db): Promise<boolean> {
  return (await db.selectFrom("user_account").select("id").limit(1).executeTakeFirst()) !== undefined;
}
