import { type Api, api, type Endpoint, problemDetails } from "@brygga/api-contract";
import { z } from "zod";
import { MEMBER_WORDS } from "./member-words/member-words.ts";

type JsonSchema = Record<string, unknown>;

/** The OpenAPI 3.1 description of the whole API, from the same table that routes it. */
export function openApiDocument(
  endpoints: Readonly<Record<string, Endpoint>> = api satisfies Api,
): JsonSchema {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, endpoint] of Object.entries(endpoints)) {
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operation(name, endpoint),
    };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Brygga", version: "1", description: "The HTTP API of Brygga." },
    servers: [{ url: "/api/v1" }],
    security: [{ bearer: [] }, { cookie: [] }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(problemDetails, "output") },
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer" },
        cookie: { type: "apiKey", in: "cookie", name: "brygga_session" },
      },
    },
  };
}

function operation(name: string, endpoint: Endpoint): JsonSchema {
  return {
    operationId: name,
    summary: endpoint.summary,
    description: description(endpoint),
    ...(endpoint.access === "public" ? { security: [] } : {}),
    parameters: [...parameters(endpoint.params, "path"), ...parameters(endpoint.query, "query")],
    ...(isNone(endpoint.body)
      ? {}
      : { requestBody: { required: true, ...content("application/json", endpoint.body, "input") } }),
    responses: {
      [endpoint.status]: {
        description: "Done",
        ...(isNone(endpoint.reply) ? {} : content(endpoint.mediaType, endpoint.reply, "output")),
      },
      default: {
        description: "It could not be done; `code` says why",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

function description({ access, problems }: Endpoint): string {
  const who = { public: "Needs no session.", user: "For every user.", administrator: "For administrators." };
  const codes = problems.map((code) => `\`${code}\``).join(", ");
  return codes === "" ? who[access] : `${who[access]} Problems: ${codes}.`;
}

function parameters(schema: z.ZodType, where: "path" | "query"): JsonSchema[] {
  if (!(schema instanceof z.ZodObject)) {
    return [];
  }
  return Object.entries(schema.shape).map(([name, member]) => {
    const { description = MEMBER_WORDS[name], ...rest } = jsonSchema(member as z.ZodType, "output");
    return { name, in: where, required: where === "path", description, schema: rest };
  });
}

const isNone = (schema: z.ZodType) => schema instanceof z.ZodUndefined;

const content = (mediaType: Endpoint["mediaType"], schema: z.ZodType, io: "input" | "output") => ({
  content: { [mediaType]: { schema: jsonSchema(schema, io) } },
});

function jsonSchema(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override: ({ jsonSchema: { properties = {} } }) => {
      for (const [name, member] of Object.entries(properties)) describe(name, member);
    },
  });
  return rest;
}

/** What a schema does not say of its members itself. */
function describe(name: string, member: z.core.JSONSchema._JSONSchema): void {
  const words = MEMBER_WORDS[name];
  if (typeof member === "object" && words !== undefined) member.description ??= words;
}
