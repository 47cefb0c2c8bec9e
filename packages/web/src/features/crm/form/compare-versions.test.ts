import type { CrmField, CrmRecordBody, CrmValue } from "@brygga/api-contract";
import { expect, test } from "vitest";
import { foreignChanges, isConflict } from "./compare-versions.ts";

const fields = ["name", "phone", "fax"].map(
  (key): CrmField => ({
    entity: "company",
    key,
    type: "text",
    label: null,
    maxLength: 255,
    scale: null,
    readOnly: false,
    mandatory: false,
    listId: null,
    userDefined: false,
  }),
);

const record = (version: number, values: Record<string, CrmValue>): CrmRecordBody => ({
  id: 1,
  version,
  createdAt: "2026-11-22T10:00:00Z",
  updatedAt: "2026-11-22T10:00:00Z",
  deletedAt: null,
  ...values,
});

const base = record(1, { name: "Fjord", phone: "1", fax: null });

const compare = (current: Record<string, CrmValue>, mine: Record<string, CrmValue>) =>
  foreignChanges({ fields, base, current: record(2, current), mine });

test("a field that only somebody else changed is told, and is no conflict", () => {
  const changes = compare({ name: "Fjord", phone: "2", fax: null }, { name: "Fjord AB" });
  expect(changes).toMatchObject([{ field: { key: "phone" }, before: "1", theirs: "2", mine: undefined }]);
  expect(changes.some(isConflict)).toBe(false);
});

test("a field that both changed is a conflict, unless both wrote the same", () => {
  expect(compare({ name: "A", phone: "1", fax: null }, { name: "B" }).filter(isConflict)).toHaveLength(1);
  expect(compare({ name: "A", phone: "1", fax: null }, { name: "A" }).filter(isConflict)).toEqual([]);
});

test("emptying a field that somebody else filled is a conflict", () => {
  expect(compare({ name: "Fjord", phone: "2", fax: null }, { phone: null }).filter(isConflict)).toHaveLength(
    1,
  );
});
