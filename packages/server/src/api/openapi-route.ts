import type { FastifyInstance } from "fastify";
import { Problem } from "../problem.ts";
import { openApiDocument } from "./openapi-document.ts";

/** The description of the API, made once from the contract. */
export function openApiRoute(app: FastifyInstance): void {
  let document: unknown;
  app.get("/openapi.json", async (request) => {
    if (request.principal === null) {
      throw new Problem("not-signed-in");
    }
    document ??= openApiDocument();
    return document;
  });
}
