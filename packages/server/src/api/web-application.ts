import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

const NOT_BUILT =
  "The web application is not built yet. Start Brygga with `npm start`, which builds it, and load this page again.\n";

/**
 * Serves the built web application: files under /assets have their content's hash in their name and are kept
 * for ever, everything else is asked for anew. Paths of the application itself are no files: see answerPage.
 */
export function webApplication(app: FastifyInstance, folder: string): void {
  if (!existsSync(join(folder, "index.html"))) {
    app.get("/", async (_request, reply) =>
      reply.status(503).type("text/plain; charset=utf-8").send(NOT_BUILT),
    );
    return;
  }
  app.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    // The build puts them there.
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.header("vary", "accept-encoding");
      const isAsset = path.startsWith(join(folder, "assets"));
      reply.header("cache-control", isAsset ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
}

/** Whether a request that nothing answered asks for a page, which the application in the browser shows. */
export function asksForPage(request: FastifyRequest): boolean {
  const { pathname } = new URL(request.url, "http://localhost");
  const isElsewhere = pathname.startsWith("/api/") || pathname.startsWith("/assets/");
  const wantsPage = request.headers.accept?.includes("text/html") ?? false;
  return request.method === "GET" && wantsPage && !isElsewhere;
}

export function answerPage(reply: FastifyReply): FastifyReply {
  return reply.status(200).sendFile("index.html");
}
