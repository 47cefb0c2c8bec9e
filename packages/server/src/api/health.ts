import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import type { Db } from "../db/database.ts";

/** For the machine that watches Brygga: alive, and able to serve. Both are public and say nothing else. */
export function healthRoutes(app: FastifyInstance, db: Db): void {
  app.get("/healthz", async () => ({ status: "ok" }));
  app.get("/readyz", async (_request, reply) => {
    try {
      await sql`select 1 from schema_migration limit 1`.execute(db);
      return { status: "ready" };
    } catch (error) {
      app.log.error({ err: error }, "the database does not answer");
      return reply.status(503).send({ status: "not-ready" });
    }
  });
}
