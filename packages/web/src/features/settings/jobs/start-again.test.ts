import { expect, test } from "vitest";
import { resyncOf, undoTargetOf } from "./start-again.ts";

const preview = (params: Record<string, unknown>, kind = "resync", connectionId = 3) => ({
  ...{ kind, params, connectionId, isPreview: true },
});

test("previews of a resync from the CRM become one resync of their connections, with the same options", () => {
  const params = { source: "crm", blankOverwrites: false, actorType: "Customer" };
  expect(resyncOf([preview(params), preview(params, "resync", 4)])).toEqual({
    ...{ from: "crm", blanksOverwrite: false, connectionIds: [3, 4], actorType: "Customer" },
  });
});

test("the preview of a resync from an ERP becomes one from that connection", () => {
  const params = { source: "erp", blankOverwrites: true, actorType: null };
  expect(resyncOf([preview(params)])).toEqual({ from: 3, blanksOverwrite: true });
});

test("what has been done is not done again", () => {
  const params = { source: "crm", blankOverwrites: true, actorType: null };
  expect(resyncOf([{ ...preview(params), isPreview: false }])).toBeNull();
  expect(resyncOf([])).toBeNull();
  expect(undoTargetOf({ ...preview({ selection: { runId: 4 } }, "undo"), isPreview: false })).toBeNull();
});

test("the preview of an undo knows what it would take back", () => {
  expect(undoTargetOf(preview({ selection: { runId: 4, toRowId: 9 }, force: false }, "undo"))).toEqual({
    ...{ of: "run", id: 4 },
  });
  expect(undoTargetOf(preview({ selection: { rowIds: [7], toRowId: 9 } }, "undo"))).toEqual({
    of: "row",
    id: 7,
  });
  expect(undoTargetOf(preview({ selection: { linkId: 7, toRowId: 9 } }, "undo"))).toBeNull();
});
