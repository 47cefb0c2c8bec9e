import type { ConnectorAnswer } from "@brygga/api-contract";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ConnectionWorld, openConnectionWorld } from "../erp-connections/testing/connection-world.ts";

let world: ConnectionWorld;

beforeEach(async () => {
  world = await openConnectionWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

const look = (url: string, language: "en" | "sv") =>
  world.call<{ answer: ConnectorAnswer }>("POST", "/sync-connectors/test", { body: { url }, language });

describe("?ConnectorName=", () => {
  test.each([
    ["en", "was not found"],
    ["sv", "hittades inte"],
  ] as const)(
    "of a connector that is not there is said in %s, in the service's own words",
    async (language, words) => {
      const { body } = await look(`${world.sample.url}?ConnectorName=Nope`, language);
      expect(body.answer).toMatchObject({ ok: false, state: "Error", cause: null });
      expect(body.answer.explanation).toContain(words);
      expect(body.answer.explanation).toContain("Nope");
    },
  );

  test("picks the connector of that name, whatever the case of its letters", async () => {
    const { body } = await look(`${world.sample.url}?ConnectorName=sAMPLE`, "en");
    expect(body.answer).toMatchObject({ ok: true });
  });
});
