import { describe, expect, test } from "vitest";
import { findRings, type RingConnection, type RingField } from "./find-rings.ts";

type Pair = readonly [erp: string, direction: "<>" | ">" | "<", crm: string];

const fieldOf = ([erpFieldKey, direction, crmFieldKey]: Pair): RingField => ({
  erpFieldKey,
  crmFieldKey,
  toCrm: direction.includes(">"),
  toErp: direction.includes("<"),
});

const connection = (connectionId: number, system: string, pairs: readonly Pair[]): RingConnection => ({
  connectionId,
  system,
  types: [{ actorType: "Customer", entity: "company", fields: pairs.map(fieldOf) }],
});

/** The same for projects. */
const ofProjects = (customers: RingConnection): RingConnection => ({
  ...customers,
  types: customers.types.map((type) => ({ ...type, actorType: "Project", entity: "project" })),
});

const written = (connections: readonly RingConnection[]) =>
  findRings(connections).map((ring) =>
    ring
      .map(({ connectionId, direction, erpFieldKey, crmFieldKey }) =>
        direction === "<"
          ? `${crmFieldKey} ${connectionId}> ${erpFieldKey}`
          : `${erpFieldKey} ${connectionId}> ${crmFieldKey}`,
      )
      .join(", "),
  );

describe("rings that can be seen in the mappings", () => {
  test("two connections to one ERP that carry a value round through two of its fields", () => {
    const rings = written([
      connection(1, "visma", [
        ["F1", ">", "y"],
        ["F2", "<", "y"],
      ]),
      connection(2, "visma", [
        ["F2", ">", "x"],
        ["F1", "<", "x"],
      ]),
    ]);
    expect(rings).toEqual(["y 1> F2, F2 2> x, x 2> F1, F1 1> y"]);
  });

  test("a field of the ERP that two CRM fields share through two connections, both ways, is no ring: it is a tree", () => {
    expect(
      written([connection(1, "visma", [["F", "<>", "x"]]), connection(2, "visma", [["F", "<>", "y"]])]),
    ).toEqual([]);
  });

  test("a ring of two-way pairs is named once, whichever way it is walked", () => {
    const rings = written([
      connection(1, "visma", [
        ["F", "<>", "x"],
        ["G", "<>", "y"],
      ]),
      connection(2, "visma", [
        ["F", "<>", "y"],
        ["G", "<>", "x"],
      ]),
    ]);
    expect(rings).toHaveLength(1);
    expect(rings[0]?.split(", ")).toHaveLength(4);
  });

  test("a pair that is synchronised both ways is none, in however many connections", () => {
    const pair = [["F", "<>", "x"]] as const;
    expect(written([connection(1, "visma", pair), connection(2, "visma", pair)])).toEqual([]);
    expect(written([connection(1, "visma", pair), connection(2, "fortnox", pair)])).toEqual([]);
  });

  test("the same field keys in different ERPs are different fields", () => {
    expect(
      written([
        connection(1, "visma", [
          ["F1", ">", "y"],
          ["F2", "<", "y"],
        ]),
        connection(2, "fortnox", [
          ["F2", ">", "x"],
          ["F1", "<", "x"],
        ]),
      ]),
    ).toEqual([]);
  });

  test("fields of different kinds of record are never one", () => {
    expect(
      written([
        connection(1, "visma", [
          ["F1", ">", "y"],
          ["F2", "<", "y"],
        ]),
        ofProjects(
          connection(2, "visma", [
            ["F2", ">", "x"],
            ["F1", "<", "x"],
          ]),
        ),
      ]),
    ).toEqual([]);
  });

  test("many fields are looked through in a moment", () => {
    const pairs = Array.from({ length: 300 }, (_, index): Pair => [`F${index}`, "<>", `x${index}`]);
    const started = performance.now();
    expect(written(Array.from({ length: 8 }, (_, id) => connection(id, `erp ${id}`, pairs)))).toEqual([]);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
