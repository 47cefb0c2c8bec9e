import { z } from "zod";
import { endpoint, idParams } from "./endpoint.ts";
import { foundActors } from "./erp-actors.ts";

/** How a criterion compares, as it stands on the wire; which of them a field takes depends on its type. */
export const CRITERION_OPERATORS = [
  "=",
  "!=",
  ">",
  "<",
  ">=",
  "<=",
  "begins",
  "contains",
  "ends",
  "notbegins",
  "notcontains",
  "notends",
  "isnot",
  "between",
  "oneof",
  "notoneof",
  "before",
  "after",
  "beforeOrEqual",
  "afterOrEqual",
] as const;
export type CriterionOperator = (typeof CRITERION_OPERATORS)[number];

/** One criterion of an advanced search; an actor is found when it meets all of them. */
export const searchCriterion = z.object({
  fieldKey: z.string(),
  operator: z.enum(CRITERION_OPERATORS),
  values: z
    .array(z.string().max(8000))
    .min(1)
    .max(1000)
    .describe(
      "Canonical text, item keys for a list: two for `between`, one or more for `oneof` and `notoneof`, else one.",
    ),
});
export type SearchCriterion = z.infer<typeof searchCriterion>;

/** A field that an advanced search may name. */
export const searchField = z.object({
  fieldKey: z.string(),
  displayName: z.string(),
  displayDescription: z.string(),
  fieldType: z.string(),
  listName: z
    .string()
    .describe('Its items: `GET /erp-connections/{id}/lists/{name}`. "" where it is no list.'),
  operators: z.array(z.enum(CRITERION_OPERATORS)).min(1).describe("The first is the usual one."),
});
export type SearchField = z.infer<typeof searchField>;

const typeParams = idParams.extend({ actorType: z.string() });

export const getSearchFields = endpoint("GET", "/erp-connections/{id}/search-fields/{actorType}", {
  summary: "The fields that an advanced search may name, by rank, with their operators",
  access: "user",
  params: typeParams,
  reply: z.object({ items: z.array(searchField) }),
  problems: ["not-allowed"],
});

/** With `parent` the search is limited to that actor's children. */
export const searchActorsAdvanced = endpoint("POST", "/erp-connections/{id}/actors/{actorType}/search", {
  summary: "Advanced search: the actors that meet all criteria",
  access: "user",
  params: typeParams,
  body: z.object({
    criteria: z.array(searchCriterion).max(100),
    parent: z.object({ actorType: z.string(), erpKey: z.string() }).nullable().default(null),
  }),
  reply: foundActors,
  problems: ["connector-failed", "connection-inactive", "not-allowed"],
});
