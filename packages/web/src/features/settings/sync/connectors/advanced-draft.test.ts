import type { SyncConnectorDetails } from "@brygga/api-contract";
import { expect, test } from "vitest";
import { advancedChangeOf, advancedDraftOf, isWrongHeader, wrongNumbers } from "./advanced-draft.ts";

const stored: SyncConnectorDetails = {
  ...{ id: 1, name: "A", url: "http://a/", deletedAt: null, connectionCount: 0, found: null },
  advanced: {
    ...{ serviceNamespace: "urn:a", dataNamespace: null, arraysNamespace: null, contractName: null },
    ...{ soapActionStyle: null, requestBytes: 8192, connectSeconds: null, answerSeconds: null },
    ...{ callSeconds: null, concurrency: null, plainConfiguration: true, unknownConnectionPattern: null },
    ...{ ca: null, controlCharacters: "replace" },
  },
  credentials: { kind: "basic", username: "anna", isSet: true },
  defaults: {
    ...{ serviceNamespace: "", dataNamespace: "", arraysNamespace: "", contractName: "", requestBytes: 1 },
    ...{ connectSeconds: 1, answerSeconds: 1, callSeconds: 1, concurrency: 1 },
  },
};
const initial = advancedDraftOf(stored);

test("what nobody touched changes nothing, not even the stored secret", () => {
  expect(advancedChangeOf(initial, initial)).toBeUndefined();
  const fresh = advancedDraftOf(undefined);
  expect(advancedChangeOf(fresh, fresh)).toBeUndefined();
});

test("only what was changed is sent; an emptied field goes back to the default", () => {
  const draft = { ...initial, serviceNamespace: " ", requestBytes: "", concurrency: "2" };
  expect(advancedChangeOf(draft, initial)).toEqual({
    ...{ serviceNamespace: null, requestBytes: null, concurrency: 2 },
  });
});

test("a sign-in is sent whole, its secret only when it was typed", () => {
  expect(advancedChangeOf({ ...initial, username: "bo" }, initial)).toEqual({
    credentials: { kind: "basic", username: "bo" },
  });
  expect(advancedChangeOf({ ...initial, credentialKind: "bearer", secret: "t" }, initial)).toEqual({
    credentials: { kind: "bearer", username: "", secret: "t" },
  });
  expect(advancedChangeOf({ ...initial, credentialKind: "none" }, initial)).toEqual({
    credentials: { kind: "none", username: "" },
  });
});

test("numbers out of their range are named", () => {
  expect(wrongNumbers(initial)).toEqual([]);
  const draft = {
    ...initial,
    requestBytes: "100",
    concurrency: "2.5",
    callSeconds: "0.5",
    connectSeconds: "1.5",
  };
  expect(wrongNumbers(draft)).toEqual(["requestBytes", "callSeconds", "concurrency"]);
});

test("a header needs a name that is free, and is sent with it", () => {
  const draft = { ...initial, credentialKind: "header", username: " X-Api-Key ", secret: "k3y" } as const;
  expect(
    ["", "SOAPAction", "X Key", "X-Api-Key"].map((username) => isWrongHeader({ ...draft, username })),
  ).toEqual([true, true, true, false]);
  expect(advancedChangeOf(draft, initial)).toEqual({
    credentials: { kind: "header", username: "X-Api-Key", secret: "k3y" },
  });
});
