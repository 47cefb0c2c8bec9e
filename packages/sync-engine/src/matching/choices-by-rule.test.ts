import { describe, expect, test } from "vitest";
import type { ConnectPair } from "../connect/compare-for-connect.ts";
import type { CrmValue } from "../model/model.ts";
import { textField } from "../testing/world.ts";
import { choicesByRule } from "./choices-by-rule.ts";

const fields = [textField("name"), textField("phone"), textField("city", { syncToErp: false })];

const pairOf = (
  erp: Readonly<Record<string, string>>,
  crm: Readonly<Record<string, CrmValue>>,
): ConnectPair => ({
  actor: {
    ...{ actorType: "Customer", erpKey: "1", fieldValues: erp, lastModified: "7" },
    ...{ parentActorType: "", parentErpKey: "" },
  },
  record: { entity: "company", id: 1, version: 1, deleted: false, values: crm },
  fields,
  winner: "crm",
});

const differing = pairOf(
  { NAME: "Acme AB", PHONE: "", CITY: "Lund" },
  { name: "Acme", phone: "08", city: "Malmö" },
);

describe("a rule for fields that differ", () => {
  test("sync priority leaves every choice to what is proposed", () => {
    expect(choicesByRule(differing, "priority")).toEqual({ kind: "connect", choices: {} });
  });

  test("a side is kept where its direction is on and it has a value; the other fields go as proposed", () => {
    expect(choicesByRule(differing, "crm")).toEqual({ kind: "connect", choices: { NAME: "crm" } });
    expect(choicesByRule(differing, "erp")).toEqual({
      kind: "connect",
      choices: { NAME: "erp", CITY: "erp" },
    });
  });

  test("filling blanks leaves a record in which a value would have to give way, and says in which fields", () => {
    expect(choicesByRule(differing, "fill-blanks")).toEqual({
      kind: "leave",
      erpFieldKeys: ["CITY", "NAME"],
    });
  });

  test("filling blanks connects a record that only has blanks to fill", () => {
    const pair = pairOf({ NAME: "Acme", PHONE: "", CITY: "Lund" }, { name: "Acme", phone: "08", city: "" });
    expect(choicesByRule(pair, "fill-blanks")).toEqual({ kind: "connect", choices: {} });
  });
});
