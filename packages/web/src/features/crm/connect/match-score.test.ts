import type { CrmRecordBody, ErpActor } from "@brygga/api-contract";
import { expect, test } from "vitest";
import { matchActor, rankActors } from "./match-score.ts";

const company: CrmRecordBody = {
  id: 1,
  version: 1,
  createdAt: "2026-11-22T10:00:00Z",
  updatedAt: "2026-11-22T10:00:00Z",
  deletedAt: null,
  name: "Ångbåts AB",
  vatNumber: "SE 556677-8899 01",
  number: null,
  email: "info@angbat.example",
};

const actor = (erpKey: string, values: Record<string, string>, isLinked = false): ErpActor => ({
  actorType: "Customer",
  erpKey,
  lastModified: "",
  parentActorType: "",
  parentErpKey: "",
  values,
  texts: {},
  linkedTo: isLinked ? { entity: "company", id: 9, name: "Other" } : null,
});

test("name, VAT number, number and e-mail agree whatever their case, accents and separators", () => {
  const twin = actor("1", {
    nm: "ANGBATS AB",
    vat: "SE556677889901",
    mail: "INFO@angbat.example",
  });
  expect(matchActor("company", company, twin).clues).toEqual(["vatNumber", "email", "name"]);
});

test("a customer's number agrees with the number and with the code of a company", () => {
  const found = actor("1", { no: "10 023" });
  for (const own of [{ number: "10023" }, { code: "10023" }]) {
    expect(matchActor("company", { ...company, ...own }, found).clues).toEqual(["number"]);
  }
});

test("a blank of the record agrees with no blank of an actor", () => {
  expect(matchActor("company", { ...company, number: "" }, actor("1", { no: "" }))).toEqual({
    score: 0,
    clues: [],
  });
});

test("the more agrees, the higher the score; it is never quite sure", () => {
  const score = (values: Record<string, string>) => matchActor("company", company, actor("1", values)).score;
  expect(score({ nm: "Ångbåts AB Syd" })).toBe(30);
  expect(score({ nm: "Ångbåts AB" })).toBe(75);
  expect(score({ nm: "Ångbåts AB", mail: "info@angbat.example" })).toBe(95);
  expect(score({ nm: "Ångbåts AB", mail: "info@angbat.example", vat: "SE556677889901" })).toBe(99);
});

test("the best match is on top and marked, the rest stays in the order of the ERP", () => {
  const ranked = rankActors("company", company, [
    actor("1", { nm: "Bergans" }),
    actor("2", { nm: "Ångbåts AB Syd" }),
    actor("3", { nm: "Ångbåts AB", vat: "SE556677889901" }),
    actor("4", { nm: "Cykel" }),
  ]);
  expect(ranked.map(({ actor: { erpKey } }) => erpKey)).toEqual(["3", "2", "1", "4"]);
  expect(ranked.map(({ isBest }) => isBest)).toEqual([true, false, false, false]);
});

test("an actor that is linked already is no best match, and neither is one of two that agree equally", () => {
  const linked = [actor("1", { nm: "Ångbåts AB" }, true), actor("2", { nm: "Berg" })];
  expect(rankActors("company", company, linked).some(({ isBest }) => isBest)).toBe(false);
  const twins = [actor("1", { nm: "Ångbåts AB" }), actor("2", { nm: "Ångbåts AB" })];
  expect(rankActors("company", company, twins).some(({ isBest }) => isBest)).toBe(false);
});
