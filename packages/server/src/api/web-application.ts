import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

const NOT_BUILT =
  "The web application is not built yet. Start Brygga with `npm start`, which builds it, and load this page again.\n";

/**
 * Serves the built web application: files under /assets have their content's hash in their name and are kept
 * for ever, everything else is asked for anew; a path of the application itself gets index.html.
 */
export async function webApplication(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, "index.html"))) {
    app.get("/", async (_request, reply) =>
      reply.status(503).type("text/plain; charset=utf-8").send(NOT_BUILT),
    );
    return;
  }
  await app.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isAsset = path.startsWith(join(folder, "assets"));
      reply.header("cache-control", isAsset ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  app.get("/*", async (request, reply) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const wantsFile = pathname.startsWith("/api/") || /\.\w+$/.test(pathname);
    return wantsFile ? reply.callNotFound() : reply.sendFile("index.html");
  });
}
