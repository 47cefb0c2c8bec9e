import { describe, expect, test } from "vitest";
import { ActorIndex } from "./actor-index.ts";
import { type Clues, comparable } from "./clues.ts";

const clues = (part: Partial<Clues>) =>
  comparable({ name: "", cities: [], vatNumbers: [], numbers: [], emails: [], parent: "", ...part });

const indexOf = (actors: Readonly<Record<string, Partial<Clues>>>) =>
  new ActorIndex(Object.entries(actors).map(([erpKey, part]) => ({ erpKey, clues: clues(part) })));

describe("the actors that a record may be", () => {
  test("one with its VAT number, whatever it is called there", () => {
    const index = indexOf({
      C1: { name: "Havsbris", vatNumbers: ["SE556677889901"] },
      C2: { name: "Sjöbris" },
    });
    const [best] = index.candidatesOf(clues({ name: "HB Städ", vatNumbers: ["556677-8899"] }));
    expect(best).toMatchObject({ erpKey: "C1", reasons: ["vat-number", "other-name"] });
    expect(best?.score).toBeGreaterThanOrEqual(90);
  });

  test("one with its name in its city is certain, in another city it is not", () => {
    const index = indexOf({
      C1: { name: "Havsbris AB", cities: ["Lund"] },
      C2: { name: "Havsbris AB", cities: ["Kiruna"] },
    });
    const [best, second] = index.candidatesOf(clues({ name: "AB Havsbris", cities: ["LUND"] }));
    expect(best).toMatchObject({ erpKey: "C1", reasons: ["name", "city"] });
    expect(best?.score).toBeGreaterThanOrEqual(90);
    expect(second).toMatchObject({ erpKey: "C2", reasons: ["name", "other-city"] });
    expect(second?.score).toBeLessThan(70);
  });

  test("one with a name that is spelt a little differently, with less certainty", () => {
    const index = indexOf({ C1: { name: "Havsbriss Fastigheter AB", cities: ["Lund"] } });
    const [best] = index.candidatesOf(clues({ name: "Havsbris Fastigheter", cities: ["Lund"] }));
    expect(best).toMatchObject({ erpKey: "C1", reasons: ["similar-name", "city"] });
    expect(best?.score).toBeLessThan(92);
    expect(best?.score).toBeGreaterThan(70);
  });

  test("one with the same number and quite another name is doubtful", () => {
    const index = indexOf({ "1001": { name: "Bergströms Bageri", numbers: ["1001"] } });
    const [best] = index.candidatesOf(clues({ name: "Havsbris AB", numbers: ["1001"] }));
    expect(best).toMatchObject({ reasons: ["number", "other-name"] });
    expect(best?.score).toBeLessThan(70);
  });

  test("one with the same name and another VAT number is doubtful", () => {
    const index = indexOf({ C1: { name: "Havsbris", vatNumbers: ["SE111111111101"], cities: ["Lund"] } });
    const [best] = index.candidatesOf(
      clues({ name: "Havsbris", vatNumbers: ["SE556677889901"], cities: ["Lund"] }),
    );
    expect(best?.reasons).toContain("other-vat-number");
    expect(best?.score).toBeLessThan(60);
  });

  test("five at most, the best first", () => {
    const actors = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`C${at}`, { name: `Havsbris ${at}` }]),
    );
    const found = indexOf({ ...actors, X: { name: "Havsbris" } }).candidatesOf(clues({ name: "Havsbris" }));
    expect(found).toHaveLength(5);
    expect(found[0]).toMatchObject({ erpKey: "X" });
  });

  test("nobody who has nothing in common with it", () => {
    expect(indexOf({ C1: { name: "Bageri" } }).candidatesOf(clues({ name: "Cykelhuset" }))).toEqual([]);
  });

  test("of a person only persons of its company's actor", () => {
    const index = indexOf({
      P1: { name: "Anna Berg", parent: "C1" },
      P2: { name: "Anna Berg", parent: "C2" },
    });
    expect(index.candidatesOf(clues({ name: "Berg Anna", parent: "C2" }))).toMatchObject([{ erpKey: "P2" }]);
  });

  test("the same, whatever was looked up before", () => {
    const index = indexOf({ C1: { name: "Havsbris" }, C2: { name: "Havsbruk" }, C3: { name: "Bruket" } });
    const ask = () => index.candidatesOf(clues({ name: "Havsbruk" }));
    const first = ask();
    index.candidatesOf(clues({ name: "Bruket" }));
    expect(ask()).toEqual(first);
  });
});
