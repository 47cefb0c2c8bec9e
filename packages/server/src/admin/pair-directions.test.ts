import { CRM_FIELD_TYPES, allowedDirections as offered } from "@brygga/api-contract";
import { FIELD_TYPES } from "@brygga/protocol";
import { allowedDirections as synchronised } from "@brygga/sync-engine";
import { expect, test } from "vitest";

const pairs = [...FIELD_TYPES, "Something new"].flatMap((erp) =>
  CRM_FIELD_TYPES.map((crm): [string, (typeof CRM_FIELD_TYPES)[number]] => [erp, crm]),
);

test.each(pairs)("what the screen offers for %s and %s is what the engine synchronises", (erp, crm) => {
  const expected = crm === "reference" ? { toCrm: false, toErp: false } : synchronised(erp, crm);
  expect(offered(erp, crm)).toEqual(expected);
});
