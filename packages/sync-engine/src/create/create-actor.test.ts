import type { Actor } from "@brygga/protocol";
import { describe, expect, test } from "vitest";
import type { CrmRecord, CrmValue } from "../model/model.ts";
import { textField } from "../testing/world.ts";
import { completeCreate, planCreate } from "./create-actor.ts";
import { findCreated, queriesFor, sentKeys } from "./find-created.ts";

const record = (values: Record<string, CrmValue>): CrmRecord => ({
  entity: "company",
  id: 1,
  version: 1,
  deleted: false,
  values,
});

const FIELDS = [
  textField("name"),
  textField("phone", { erpMaxLength: 5 }),
  textField("number", { syncToErp: false }),
  textField("note", { syncToCrm: false }),
  textField("postalCity"),
];

const plan = (values: Record<string, CrmValue>, more: Partial<Parameters<typeof planCreate>[0]> = {}) =>
  planCreate({
    ...{ actorType: "Customer", record: record(values), fields: FIELDS, parent: null },
    ...{ defaults: {}, values: {}, ...more },
  });

const complete = (values: Record<string, CrmValue>, answer: Partial<Actor>, now = values) => {
  const { actor: sent, agreed } = plan(values);
  return completeCreate({
    ...{ record: record(now), fields: FIELDS, sent, agreed, winner: "crm", blankOverwrites: true },
    answer: { ...sent, erpKey: "C9", lastModified: "7", ...answer },
  });
};

describe("creating an actor", () => {
  test("sends what the CRM has, in the fields whose direction towards the ERP is on", () => {
    const { actor } = plan({ name: "Havsbris", number: "12", postalCity: null });
    expect(actor).toMatchObject({ erpKey: "", lastModified: "", fieldValues: { NAME: "Havsbris" } });
    expect(actor.fieldValues).toEqual({ NAME: "Havsbris" });
  });

  test("sends defaults where the CRM has nothing, and what the user says before everything else", () => {
    const { actor } = plan(
      { name: "Havsbris", postalCity: null },
      { defaults: { NAME: "?", POSTALCITY: "Visby", GROUP: "1" }, values: { GROUP: "2" } },
    );
    expect(actor.fieldValues).toEqual({ NAME: "Havsbris", POSTALCITY: "Visby", GROUP: "2" });
  });

  test("lists a value that does not fit, and sends the others", () => {
    const { actor, problems } = plan({ name: "Havsbris", phone: "0123456789" });
    expect(actor.fieldValues).toEqual({ NAME: "Havsbris" });
    expect(problems).toMatchObject([{ erpFieldKey: "PHONE", code: "too-long-for-erp" }]);
  });

  test("names the company's actor as the parent of a person", () => {
    const parent = { actorType: "Customer", erpKey: "C1" };
    expect(plan({}, { parent }).actor).toMatchObject({ parentActorType: "Customer", parentErpKey: "C1" });
  });
});

describe("an actor that has been created", () => {
  test("has what was sent as its base, and a log row for each value", () => {
    const done = complete({ name: "Havsbris", note: "x" }, { fieldValues: {} });
    expect(done.base).toMatchObject({ NAME: "Havsbris", NOTE: "x", POSTALCITY: "" });
    expect(done.erpTimestamp).toBe("7");
    expect(done.log).toMatchObject([
      { erpFieldKey: "NAME", target: "erp", oldValue: "", newValue: "Havsbris", reason: "first-connect" },
      { erpFieldKey: "NOTE", newValue: "x" },
    ]);
  });

  test("gives the CRM what the ERP made of it and added, where that direction is on", () => {
    const answer = { fieldValues: { NAME: "HAVSBRIS AB", NUMBER: "10023", NOTE: "changed" } };
    const done = complete({ name: "Havsbris", note: "x" }, answer);
    expect(done.crmValues).toEqual({ name: "HAVSBRIS AB", number: "10023" });
    expect(done.base).toMatchObject({ NAME: "HAVSBRIS AB", NUMBER: "10023", NOTE: "x" });
    expect(done.log.filter(({ target }) => target === "crm")).toHaveLength(2);
  });

  test("never clears what the ERP did not take: it has no base, and the next cycle sends it", () => {
    const done = complete({ name: "Havsbris", phone: "123" }, { fieldValues: { PHONE: "" } });
    expect(done.crmValues).toEqual({});
    expect(done.base).not.toHaveProperty("PHONE");
  });

  test("leaves what the CRM changed meanwhile to the next cycle", () => {
    const done = complete({ name: "Havsbris" }, { fieldValues: { NAME: "Havsbris" } }, { name: "Brisen" });
    expect(done.crmValues).toEqual({});
    expect(done.base.NAME).toBe("Havsbris");
  });
});

const KEYED = [textField("name"), textField("vatNumber"), textField("postalZip")];
const sent: Actor = {
  ...{ actorType: "Customer", erpKey: "", lastModified: "", parentActorType: "", parentErpKey: "" },
  fieldValues: { NAME: "Havsbris AB", VATNUMBER: "SE 5566", POSTALZIP: "123 45" },
};
const actor = (erpKey: string, fieldValues: Record<string, string>): Actor => ({
  ...sent,
  erpKey,
  fieldValues,
});
const keys = sentKeys(sent, "company", KEYED);
const find = (found: readonly Actor[], known: readonly string[] | null, linked: readonly string[] = []) =>
  findCreated({
    ...{ sent, keys, found, linkedKeys: new Set(linked) },
    knownKeys: known === null ? null : new Set(known),
    rivals: [],
  });

describe("an actor of which it is not known whether it was created", () => {
  const made = actor("C9", { NAME: "HAVSBRIS AB", VATNUMBER: "SE5566", POSTALZIP: "12345" });

  test("is asked for by each of its mapped keys that can be searched, the surest first", () => {
    expect(queriesFor(keys, () => true)).toMatchObject([
      { kind: "advanced", restrictions: [{ fieldKey: "VATNUMBER", operator: "=", values: ["SE 5566"] }] },
      { kind: "advanced", restrictions: [{ fieldKey: "NAME" }] },
    ]);
    expect(queriesFor(keys, () => false)).toEqual([{ kind: "simple", text: "Havsbris AB" }]);
  });

  test("is found where exactly one new match is there, in whatever form the ERP writes it", () => {
    expect(find([made, made], [])).toEqual({ kind: "found", actor: made });
    expect(find([actor("C9", { NAME: "Havsbris AB", VATNUMBER: "" })], [])).toMatchObject({ kind: "found" });
  });

  test("is in doubt where two match", () => {
    const finding = find([made, { ...made, erpKey: "C10" }], []);
    expect(finding).toMatchObject({ kind: "in-doubt", candidates: [{ isNew: true }, { isNew: true }] });
  });

  test("is in doubt where none does, where what matches was there before, or is linked", () => {
    expect(find([], [])).toEqual({ kind: "in-doubt", candidates: [], isContested: false });
    expect(find([made], ["C9"])).toMatchObject({ kind: "in-doubt", candidates: [{ isNew: false }] });
    expect(find([made], null)).toMatchObject({ kind: "in-doubt", candidates: [{ isNew: false }] });
    expect(find([made], [], ["C9"])).toEqual({ kind: "in-doubt", candidates: [], isContested: false });
  });

  test("is in doubt where the only one may be that of another record whose create is not known to have come through", () => {
    const contested = (rivalKnown: readonly string[] | null, rival = sent) => {
      const finding = findCreated({
        ...{ sent, keys, found: [made], linkedKeys: new Set<string>(), knownKeys: new Set<string>() },
        rivals: [
          {
            sent: rival,
            keys: sentKeys(rival, "company", KEYED),
            knownKeys: rivalKnown === null ? null : new Set(rivalKnown),
          },
        ],
      });
      return finding.kind === "in-doubt" ? finding.isContested : finding.kind;
    };
    expect(contested([])).toBe(true);
    expect(contested(null)).toBe(true);
    expect(contested(["C9"])).toBe("found");
    expect(contested([], { ...sent, fieldValues: { NAME: "Kaj AB" } })).toBe("found");
  });

  test("is no actor with another key or another parent", () => {
    const other = actor("C9", { NAME: "Havsbris AB", VATNUMBER: "SE 7788" });
    expect(find([other], [])).toMatchObject({ kind: "in-doubt", candidates: [{ isSame: false }] });
    expect(find([{ ...made, parentErpKey: "C1" }], [])).toMatchObject({ kind: "in-doubt" });
  });
});
