import { expect, test } from "vitest";
import { limitsOf, resyncOf, undoTargetOf } from "./start-again.ts";

const preview = (params: Record<string, unknown>, kind = "resync", connectionId = 3) => ({
  ...{ kind, params, connectionId, isPreview: true },
});

test("previews of a resync from the CRM become one resync of their connections, with the same options", () => {
  const params = { source: "crm", blankOverwrites: false, actorTypes: ["Customer", "Supplier"] };
  expect(resyncOf([preview(params), preview(params, "resync", 4)])).toEqual({
    ...{ from: "crm", blanksOverwrite: false, connectionIds: [3, 4], actorTypes: ["Customer", "Supplier"] },
  });
});

test("the preview of a resync from an ERP becomes one from that connection", () => {
  const params = { source: "erp", blankOverwrites: true, actorTypes: null };
  expect(resyncOf([preview(params)])).toEqual({ from: 3, blanksOverwrite: true });
});

test("what has been done is not done again", () => {
  const params = { source: "crm", blankOverwrites: true, actorTypes: null };
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
  expect(undoTargetOf(preview({ importId: 2, runId: 4, force: false }, "undo-import"))).toEqual({
    ...{ of: "run", id: 4 },
  });
});

test("work tells what it was limited to; all actor types and blank values are no limit", () => {
  const params = { source: "erp", blankOverwrites: false, actorTypes: ["Customer"] };
  expect(limitsOf({ params })).toEqual({ actorTypes: ["Customer"], keepsValues: true });
  expect(limitsOf({ params: { ...params, blankOverwrites: true, actorTypes: null } })).toEqual({
    ...{ actorTypes: [], keepsValues: false },
  });
  expect(limitsOf({ params: { selection: { runId: 4 } } })).toEqual({ actorTypes: [], keepsValues: false });
});
