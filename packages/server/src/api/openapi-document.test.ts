import { describe, expect, test } from "vitest";
import { MEMBER_WORDS } from "./member-words/member-words.ts";
import { openApiDocument } from "./openapi-document.ts";

interface Member {
  readonly name: string;
  readonly place: string;
  readonly description: unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** Members of all schemas below a part of the document, however deep. */
function membersOf(part: unknown, place: string): Member[] {
  if (Array.isArray(part)) return part.flatMap((one: unknown) => membersOf(one, place));
  if (!isObject(part)) return [];
  const own = isObject(part.properties) && part.type === "object" ? Object.entries(part.properties) : [];
  return [
    ...own.map(([name, schema]) => ({
      ...{ name, place },
      description: isObject(schema) ? schema.description : undefined,
    })),
    ...Object.values(part).flatMap((inner) => membersOf(inner, place)),
  ];
}

interface Operation {
  readonly parameters: readonly { readonly name: string; readonly description?: string }[];
}

const paths = openApiDocument().paths as Record<string, Record<string, Operation>>;
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ place: `${method} ${path}`, operation })),
);
const parameters = operations.flatMap(({ place, operation }) =>
  operation.parameters.map(({ name, description }): Member => ({ name, place, description })),
);
const members = operations.flatMap(({ place, operation: { parameters: _, ...rest } }) =>
  membersOf(rest, place),
);

const undescribed = (some: readonly Member[]) =>
  some
    .filter(({ description }) => typeof description !== "string" || description === "")
    .map(({ name, place }) => `${place}: ${name}`);

describe("the OpenAPI document", () => {
  test("says of every member of every body and answer what it means", () => {
    expect(members.length).toBeGreaterThan(4000);
    expect(undescribed(members)).toEqual([]);
  });

  test("says of every parameter what it means", () => {
    expect(parameters.length).toBeGreaterThan(300);
    expect(undescribed(parameters)).toEqual([]);
  });

  test("has no words for members that nothing has", () => {
    const used = new Set(
      [...members, ...parameters].map(({ name, description }) => `${name}: ${description}`),
    );
    const words = Object.entries(MEMBER_WORDS).map(([name, description]) => `${name}: ${description}`);
    expect(words.filter((word) => !used.has(word))).toEqual([]);
  });
});
