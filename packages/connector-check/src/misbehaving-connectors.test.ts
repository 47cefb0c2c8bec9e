import type { CapabilityProfile, WritingCapabilities } from "@brygga/api-contract";
import { failedResult } from "@brygga/protocol";
import { describe, expect, test } from "vitest";
import { findingsOf, idsOf, openSmallWorld } from "./testing/small-world.ts";
import { answering, asked, type Twist } from "./testing/twisted-service.ts";

interface Case {
  readonly twist: Twist;
  readonly fails: readonly string[];
  readonly profile?: Partial<CapabilityProfile>;
  /** What a reason has to say. */
  readonly reason?: RegExp;
}

const whenReading: Readonly<Record<string, Case>> = {
  "leaves out the actors of the stamp itself": {
    twist: answering("getActorsByTimestamp", (response, { updatedOnOrAfter }) => ({
      ...response,
      actors: response.actors?.filter(({ lastModified }) => lastModified !== updatedOnOrAfter) ?? null,
    })),
    fails: ["timestamp-inclusive"],
    profile: { inclusive: false },
    reason: /GetActorsByTimestamp of Customer on or after 101: expected \["C1",.+\], came \["C2"/,
  },
  "takes a key that does not exist for an error": {
    twist: answering("getActors", (response, { erpKeys }) =>
      erpKeys.some((key) => key.startsWith("no-such"))
        ? { ...failedResult({ techExplanation: "no row" }), actors: null }
        : response,
    ),
    fails: ["get-actors-by-key"],
    profile: { emptySuccess: { getActors: null, getActorsByTimestamp: "empty-list" }, requestBytes: null },
    reason: /no row/,
  },
  "breaks off when it hears of an actor type that it does not have": {
    twist: answering("getActors", (response, { actorType }) => {
      if (actorType.startsWith("NoSuch")) throw new Error("Object reference not set");
      return response;
    }),
    fails: ["unknown-actor-type"],
    reason: /GetActors was answered with a SOAP fault: Server: Error: Object reference not set/,
  },
  "does not say so when it does not know a connection": {
    twist: {
      response: ({ response }) =>
        response.errorCode === "UNKNOWN_CONNECTION_ID" ? { ...response, errorCode: "ERROR" } : response,
    },
    fails: ["unknown-connection", "connection-deleted"],
  },
  "keeps deleted connections": {
    twist: asked("deleteConnection", (request) => ({
      ...request,
      connectionGuid: "00000000-0000-4000-8000-000000000001",
    })),
    fails: ["connection-deleted"],
  },
  "refuses without a word for the administrator": {
    twist: answering("testConfigData", (response) =>
      response.isOk ? response : { ...response, userExplanation: "" },
    ),
    fails: ["config-refused", "config-mandatory"],
  },
  "writes numbers without their brackets": {
    twist: {
      response: ({ response }) =>
        "actors" in response && response.actors !== null
          ? { ...response, actors: response.actors.map(bareNumbers) }
          : response,
    },
    fails: ["wire-forms"],
    reason: /Customer C1, field DAYS of type Integer/,
  },
  "expands what a document type declares": {
    twist: { text: (text) => text.replace(/<!DOCTYPE[^[]*\[.*?\]>/s, "") },
    fails: ["service-doctype"],
    reason: /a message with a DOCTYPE was answered with HTTP 200/,
  },
  "takes any connector name for its own": {
    twist: { ignoresConnectorName: true },
    fails: ["service-connector-name"],
  },
  "insists on quotes around the SOAPAction": {
    twist: { status: ({ soapAction }) => (soapAction.startsWith('"') ? null : 400) },
    fails: ["service-soap-action"],
  },
  "answers nothing found with no list at all, which it may": {
    twist: {
      response: ({ response }) =>
        "actors" in response && response.actors?.length === 0 ? { ...response, actors: null } : response,
    },
    fails: [],
    profile: { emptySuccess: { getActors: "no-list", getActorsByTimestamp: "no-list" } },
  },
  "takes no requests above 40,000 bytes, which it may": {
    twist: { status: ({ bytes }) => (bytes > 40_000 ? 413 : null) },
    fails: [],
    profile: { requestBytes: { accepted: 32_768, refused: 65_536 } },
  },
  "answers the newest first, which it may": {
    twist: answering("getActorsByTimestamp", (response) => ({
      ...response,
      actors: response.actors?.toReversed() ?? null,
    })),
    fails: [],
    profile: {
      lastModified: {
        example: "104",
        form: "number",
        granularity: "value",
        largestTie: 1,
        order: "descending",
      },
    },
  },
};

function bareNumbers<Found extends { fieldValues: Record<string, string> }>(actor: Found): Found {
  const { DAYS } = actor.fieldValues;
  if (DAYS === undefined) return actor;
  return { ...actor, fieldValues: { ...actor.fieldValues, DAYS: DAYS.replace(/\[I:(\d+)\]/, "$1") } };
}

describe("a connector that", () => {
  test.each(Object.entries(whenReading))("%s", async (_name, { twist, fails, profile = {}, reason }) => {
    await using world = await openSmallWorld(twist);
    const report = await world.check();
    expect(idsOf(report, "failed")).toEqual(fails);
    expect(report.profile).toMatchObject({ ...profile, rules: { failed: fails }, writing: null });
    if (reason)
      expect(
        findingsOf(report)
          .map((rule) => rule.reason)
          .join("\n"),
      ).toMatch(reason);
  });
});

interface WritingCase {
  readonly twist: Twist;
  readonly fails: readonly string[];
  readonly writing: Partial<WritingCapabilities>;
}

const bent = (change: (values: Record<string, string>) => Record<string, string>): Twist =>
  asked("saveActors", (request) => ({
    ...request,
    actors: request.actors.map((actor) => ({ ...actor, fieldValues: change(actor.fieldValues) })),
  }));

const capitals = ({ NAME, ...others }: Record<string, string>): Record<string, string> =>
  NAME === undefined ? others : { ...others, NAME: NAME.trim().toUpperCase() };

const fieldsOf = (fieldKey: string, change: "trimmed" | "upper-case") =>
  ["Customer", "Person"].map((actorType) => ({ actorType, fieldKey, change }));

const whenWriting: Readonly<Record<string, WritingCase>> = {
  "keeps every rule": {
    twist: {},
    fails: [],
    writing: { triedFields: 6, changedValues: [], badRecord: "others-saved", partialSave: true },
  },
  "saves a name in capitals": {
    twist: bent(capitals),
    fails: ["save-every-field"],
    writing: { changedValues: fieldsOf("NAME", "upper-case"), partialSave: true },
  },
  "trims what it saves, which an ERP may not do unseen": {
    twist: bent((values) =>
      Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value.trim()])),
    ),
    fails: [],
    writing: { changedValues: [...fieldsOf("NAME", "trimmed"), ...fieldsOf("CITY", "trimmed")] },
  },
  "empties the fields that are not sent": {
    twist: bent((values) => ({ CITY: "", DAYS: "", ...values })),
    fails: ["save-every-field"],
    writing: { changedValues: [], partialSave: false },
  },
  "saves nothing at all when one record is bad": {
    twist: {
      ...asked("saveActors", (request) =>
        isMixed("saveActors", request) ? { ...request, actors: [] } : request,
      ),
      response: ({ key, request, response }) =>
        isMixed(key, request) ? { ...failedResult({ errorCode: "ROLLED_BACK" }), actors: null } : response,
    },
    fails: [],
    writing: { badRecord: "all-refused", partialSave: true },
  },
  "answers with the stamp that it was sent": {
    twist: answering("saveActors", (response, { actors }) => ({
      ...response,
      actors:
        response.actors?.map((saved) => ({
          ...saved,
          lastModified: actors.find(({ erpKey }) => erpKey === saved.erpKey)?.lastModified ?? "",
        })) ?? null,
    })),
    fails: ["save-stamp-grows"],
    writing: {},
  },
};

/** A request with one actor that exists, and one that does not. */
function isMixed(key: string, request: object): boolean {
  if (key !== "saveActors" || !("actors" in request) || !Array.isArray(request.actors)) return false;
  const missing = request.actors.filter(({ erpKey }) => String(erpKey).startsWith("no-such"));
  return missing.length > 0 && missing.length < request.actors.length;
}

describe("a connector that may be written to and", () => {
  test.each(Object.entries(whenWriting))("%s", async (_name, { twist, fails, writing }) => {
    await using world = await openSmallWorld(twist);
    const report = await world.check({ mayCreate: true });
    expect(idsOf(report, "failed")).toEqual(fails);
    const found = report.profile?.writing;
    expect(found).toMatchObject({
      ...writing,
      ...(writing.changedValues && { changedValues: expect.anything() }),
    });
    const byField = (left: { fieldKey: string; actorType: string }, right: typeof left) =>
      `${left.fieldKey}${left.actorType}`.localeCompare(`${right.fieldKey}${right.actorType}`);
    if (writing.changedValues) {
      expect(found?.changedValues.toSorted(byField)).toEqual(writing.changedValues.toSorted(byField));
    }
  });
});
