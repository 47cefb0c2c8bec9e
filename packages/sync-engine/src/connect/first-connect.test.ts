import type { Actor } from "@brygga/protocol";
import { describe, expect, test } from "vitest";
import type { CrmValue, MappedField } from "../model/model.ts";
import { textField } from "../testing/world.ts";
import { type ConnectPair, compareForConnect } from "./compare-for-connect.ts";
import { completeConnect, planConnect } from "./first-connect.ts";

interface PairOptions {
  readonly erp: Readonly<Record<string, string>>;
  readonly crm: Readonly<Record<string, CrmValue>>;
  readonly fields: readonly MappedField[];
  readonly winner?: "crm" | "erp";
}

function pairOf({ erp, crm, fields, winner = "crm" }: PairOptions): ConnectPair {
  const actor: Actor = {
    actorType: "Customer",
    erpKey: "1",
    fieldValues: erp,
    lastModified: "7",
    parentActorType: "",
    parentErpKey: "",
  };
  return {
    actor,
    record: { entity: "company", id: 1, version: 1, deleted: false, values: crm },
    fields,
    winner,
  };
}

const fields = [textField("name"), textField("phone"), textField("city", { syncToErp: false })];
const erp = { NAME: "Acme AB", PHONE: "", CITY: "Lund" };
const crm = { name: "Acme", phone: "08", city: "Malmö" };

describe("comparing before connecting", () => {
  test("shows the fields that differ, with both values and the side that is proposed", () => {
    const { differences, equalCount } = compareForConnect(pairOf({ erp, crm, fields }));
    expect(equalCount).toBe(0);
    expect(
      differences.map(({ erpFieldKey, erpText, crmText, proposed, allowed }) => ({
        ...{ erpFieldKey, erpText, crmText, proposed, allowed },
      })),
    ).toEqual([
      { erpFieldKey: "NAME", erpText: "Acme AB", crmText: "Acme", proposed: "crm", allowed: ["crm", "erp"] },
      { erpFieldKey: "PHONE", erpText: "", crmText: "08", proposed: "crm", allowed: ["crm", "erp"] },
      { erpFieldKey: "CITY", erpText: "Lund", crmText: "Malmö", proposed: "erp", allowed: ["erp"] },
    ]);
  });

  test("the side that is first in priority is proposed where both have a value; a blank one loses", () => {
    const { differences } = compareForConnect(pairOf({ erp, crm, fields, winner: "erp" }));
    expect(differences.map(({ proposed }) => proposed)).toEqual(["erp", "crm", "erp"]);
  });

  test("equal values are counted and not shown, also where only the spelling differs", () => {
    const limit = textField("limit", { erpFieldType: "Double", crmFieldType: "decimal", crmScale: 2 });
    const pair = pairOf({ erp: { LIMIT: "[F:12.50]" }, crm: { limit: "12.5" }, fields: [limit] });
    expect(compareForConnect(pair)).toEqual({ differences: [], equalCount: 1 });
  });

  test("list items are shown by their texts", () => {
    const group = textField("category", {
      erpFieldType: "List",
      crmFieldType: "list",
      list: {
        toCrm: new Map([["10", "1"]]),
        toErp: new Map([["1", "10"]]),
        erpTexts: new Map([["10", "Retail"]]),
      },
      crmList: { keyByName: new Map(), nameByKey: new Map([["2", "Partner"]]) },
    });
    const pair = pairOf({ erp: { CATEGORY: "10" }, crm: { category: "2" }, fields: [group] });
    const { differences } = compareForConnect(pair);
    expect(differences).toMatchObject([
      { erpText: "Retail", crmText: "Partner", allowed: ["erp"], problem: { code: "list-item-unmapped" } },
    ]);
  });

  test("a value that cannot be read, or does not fit, is shown with its reason and cannot be kept", () => {
    const options = [
      textField("name", { crmMaxLength: 4 }),
      textField("count", { erpFieldType: "Integer", crmFieldType: "integer" }),
    ];
    const pair = pairOf({
      erp: { NAME: "Acme AB", COUNT: "many" },
      crm: { name: "Acme", count: 1 },
      fields: options,
    });
    expect(compareForConnect(pair).differences).toMatchObject([
      { allowed: ["crm"], problem: { code: "too-long-for-crm" } },
      { allowed: [], proposed: null, problem: { code: "erp-value-unreadable" } },
    ]);
  });
});

describe("connecting", () => {
  const pair = pairOf({ erp, crm, fields });

  test("writes both sides by the user's choices, and by what is proposed where none was made", () => {
    const plan = planConnect(pair, { NAME: "erp" });
    expect(plan.crmValues).toEqual({ name: "Acme AB", city: "Lund" });
    expect(plan.actor?.fieldValues).toEqual({ NAME: "Acme AB", PHONE: "08", CITY: "Lund" });
    expect(plan.base).toEqual({ NAME: "Acme AB", PHONE: "08", CITY: "Lund" });
    expect(plan.log.map(({ target, erpFieldKey, reason }) => [target, erpFieldKey, reason])).toEqual([
      ["crm", "NAME", "first-connect"],
      ["crm", "CITY", "first-connect"],
      ["erp", "PHONE", "first-connect"],
    ]);
    expect(plan.problems).toEqual([]);
  });

  test("a choice that the direction does not allow counts as none", () => {
    expect(planConnect(pair, { CITY: "crm" }).crmValues).toMatchObject({ city: "Lund" });
  });

  test("the base is what the ERP answered, and a difference goes back to the CRM", () => {
    const { actor } = planConnect(pair, {});
    if (actor === null) throw new Error("there is something to send");
    const answer = { ...actor, lastModified: "8", fieldValues: { ...actor.fieldValues, NAME: "ACME" } };
    const plan = completeConnect(pair, {}, answer);
    expect(plan).toMatchObject({
      actor: null,
      erpTimestamp: "8",
      crmValues: { name: "ACME", city: "Lund" },
      base: { NAME: "ACME", PHONE: "08", CITY: "Lund" },
    });
    expect(plan.log.filter(({ erpFieldKey }) => erpFieldKey === "NAME")).toMatchObject([
      { target: "erp", oldValue: "Acme AB", newValue: "ACME" },
      { target: "crm", oldValue: "Acme", newValue: "ACME" },
    ]);
  });

  test("where everything is equal nothing is written, and the base is complete", () => {
    const equal = pairOf({ erp: { NAME: "Acme" }, crm: { name: "Acme" }, fields: [textField("name")] });
    expect(planConnect(equal, {})).toEqual({
      actor: null,
      crmValues: {},
      base: { NAME: "Acme" },
      erpTimestamp: "7",
      log: [],
      problems: [],
    });
  });

  test("a field with a problem is left as it is on both sides, without a base, and listed", () => {
    const count = textField("count", { erpFieldType: "Integer", crmFieldType: "integer" });
    const plan = planConnect(pairOf({ erp: { COUNT: "many" }, crm: { count: 1 }, fields: [count] }), {});
    expect(plan).toMatchObject({ actor: null, crmValues: {}, base: {} });
    expect(plan.problems).toMatchObject([{ erpFieldKey: "COUNT", code: "erp-value-unreadable" }]);
  });
});
