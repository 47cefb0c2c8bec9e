import { api, LIVE_TOPICS, type LiveTopic } from "@brygga/api-contract";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Services } from "../../compose.ts";
import { topicsOfFailure, topicsOfPath } from "../../live/topics-of-path.ts";
import { Problem } from "../../problem.ts";
import { route } from "../routes.ts";

/** What users hear of who are no administrators: they may see records, but not how these are synchronised. */
const FOR_USERS: readonly LiveTopic[] = ["records"];

/** The stream of what happens; and whatever is written over the API is told to it. */
export function eventRoutes(app: FastifyInstance, { live, auth }: Pick<Services, "live" | "auth">): void {
  route(app, api.streamEvents, async ({ principal, signal, http: { request, reply } }) => {
    requireStreamReader(request);
    // A proxy that collects an answer before it hands it on would hold the events back.
    reply.header("x-accel-buffering", "no");
    const { userId, role } = principal;
    const isAdministrator = role === "administrator";
    return live.stream({
      userId,
      topics: isAdministrator ? LIVE_TOPICS : FOR_USERS,
      hearsOfJobs: isAdministrator,
      signal,
      isStillAllowed: async () => {
        const now = request.token === null ? null : await auth.principalOf(request.token);
        return now?.userId === userId && now.role === role;
      },
    });
  });
  // Before the server waits for its connections to end, of which a stream would be none.
  app.addHook("preClose", async () => live.close());
  announceWrites(app, live);
}

/** Whoever waits for one whole answer would wait for ever. */
function requireStreamReader({ headers: { accept = "" } }: FastifyRequest): void {
  if (accept.includes("text/event-stream") || accept.includes("*/*")) return;
  const message = "Ask with Accept: text/event-stream, and read the answer as it comes.";
  throw new Problem("invalid-request", { errors: [{ path: "Accept", code: "invalid-value", message }] });
}

const BASE = "/api/v1";

function announceWrites(app: FastifyInstance, live: Services["live"]): void {
  app.addHook("onResponse", async ({ method, routeOptions }, { statusCode }) => {
    if (method === "GET" || method === "HEAD") return;
    const path = (routeOptions.url ?? "").replace(BASE, "");
    live.changed(statusCode < 400 ? topicsOfPath(path) : topicsOfFailure(path, statusCode));
  });
}
