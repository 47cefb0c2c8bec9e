import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConnectorError } from "@brygga/connector-sdk";
import { decodeValue } from "@brygga/protocol";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createSampleErp } from "./sample-erp.ts";
import { SAMPLE_ACTOR_TYPES, SAMPLE_FIELDS } from "./sample-fields.ts";
import { itemsOf } from "./sample-lists.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "brygga-sample-"));
});
afterEach(() => rm(folder, { recursive: true }));

const dataFile = () => join(folder, "data", "sample-erp.jsonl");

async function refusalOf(promise: Promise<unknown>): Promise<ConnectorError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof ConnectorError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("the generated data", () => {
  test("is the same for the same seed and another for another", async () => {
    const [one, again, other] = await Promise.all(
      [7, 7, 8].map((seed) => createSampleErp({ seed, customers: 30 })),
    );
    for (const actorType of SAMPLE_ACTOR_TYPES) {
      expect([...(again?.actors(actorType) ?? [])]).toEqual([...(one?.actors(actorType) ?? [])]);
    }
    expect(other?.actor("Customer", "C1")).not.toEqual(one?.actor("Customer", "C1"));
  });

  test("of a small sample is the beginning of a large one", async () => {
    const small = await createSampleErp({ customers: 5 });
    const large = await createSampleErp({ customers: 500 });
    expect(large.actor("Customer", "C5")?.fieldValues).toEqual(small.actor("Customer", "C5")?.fieldValues);
  });

  test("fits its own fields: types, lengths, list items and mandatory values", async () => {
    const erp = await createSampleErp({ customers: 2_000 });
    for (const actorType of SAMPLE_ACTOR_TYPES) {
      for (const { erpKey, fieldValues } of erp.actors(actorType)) {
        expect(Object.keys(fieldValues).sort()).toEqual(
          SAMPLE_FIELDS[actorType].map(({ fieldKey }) => fieldKey).sort(),
        );
        for (const field of SAMPLE_FIELDS[actorType]) {
          const wire = fieldValues[field.fieldKey] ?? "";
          const where = `${erpKey}.${field.fieldKey} = ${wire}`;
          expect(decodeValue(field.fieldType, wire).ok, where).toBe(true);
          if (field.maxLength > 0) expect(wire.length, where).toBeLessThanOrEqual(field.maxLength);
          if (field.access === "Mandatory") expect(wire, where).not.toBe("");
          if (field.fieldType === "List") expect(itemsOf(field.listName), where).toHaveProperty(wire);
        }
      }
    }
  });

  test("has as many customers as asked for, each name once in 800, and persons at customers and suppliers", async () => {
    const erp = await createSampleErp({ customers: 800, suppliers: 10, persons: 40, projects: 3 });
    const names = [...erp.actors("Customer")].map(({ fieldValues }) =>
      fieldValues.NAME?.replace(/ \w+$/, ""),
    );
    expect(new Set(names).size).toBe(800);
    const parents = new Set([...erp.actors("Person")].map(({ parentActorType }) => parentActorType));
    expect(parents).toEqual(new Set(["Customer", "Supplier"]));
    expect([...erp.actors("Project")]).toHaveLength(3);
    expect(erp.actor("Customer", "C1")?.fieldValues.NUMBER1).toBe("10001");
  });
});

describe("edits", () => {
  test("grow the stamp when a value changes, and only then", async () => {
    const erp = await createSampleErp({ customers: 3 });
    const before = erp.actor("Customer", "C2");
    const edited = await erp.edit("Customer", "C2", { NAME: "Nytt namn AB", CREDITDAYS: "45" });
    expect(Number(edited.lastModified)).toBeGreaterThan(Number(before?.lastModified));
    expect(edited.fieldValues).toEqual({
      ...before?.fieldValues,
      NAME: "Nytt namn AB",
      CREDITDAYS: "[I:45]",
    });
    const same = await erp.edit("Customer", "C2", { NAME: "Nytt namn AB" });
    expect(same.lastModified).toBe(edited.lastModified);
  });

  test("are found on or after their stamp, with the actors of the boundary", async () => {
    const erp = await createSampleErp({ customers: 3 });
    const first = await erp.edit("Customer", "C3", { NAME: "Ett" });
    const second = await erp.edit("Customer", "C1", { NAME: "Två" });
    const keysSince = (stamp: string) => erp.changedSince("Customer", stamp).map(({ erpKey }) => erpKey);
    expect(keysSince(first.lastModified)).toEqual(["C3", "C1"]);
    expect(keysSince(second.lastModified)).toEqual(["C1"]);
    for (const beginning of ["", "0", "[DT:01/01/1970 00:00:00.0000000]"]) {
      expect(keysSince(beginning)).toEqual(["C2", "C3", "C1"]);
    }
  });

  test.each([
    [{ NAME: " " }, "Name must be filled in"],
    [{ NAME: "x".repeat(61) }, "Name can hold 60 characters at most"],
    [{ NUMBER1: "1" }, "Customer number can only be changed in the ERP"],
    [{ CREDITDAYS: "soon" }, "Credit days cannot be “soon”"],
    [{ CUSTGROUP: "toString" }, "Customer group cannot be “toString”"],
    [{ NOPE: "1" }, "NOPE does not exist in the ERP"],
  ])("that the fields do not allow change nothing: %j", async (values, words) => {
    const erp = await createSampleErp({ customers: 1 });
    const before = erp.actor("Customer", "C1");
    const refusal = await refusalOf(erp.edit("Customer", "C1", { POSTALCITY: "Visby", ...values }));
    expect(refusal.errorCode).toBe("INVALID_VALUE");
    expect(refusal.userExplanation).toContain(words);
    expect(erp.actor("Customer", "C1")).toEqual(before);
  });

  test("of an actor that is gone say so", async () => {
    const erp = await createSampleErp({ customers: 1 });
    await erp.remove("Customer", "C1");
    expect((await refusalOf(erp.edit("Customer", "C1", { NAME: "x" }))).errorCode).toBe("ACTOR_NOT_FOUND");
  });
});

describe("new actors", () => {
  test("get the next key and number, blank fields and their parent", async () => {
    const erp = await createSampleErp({ customers: 2, suppliers: 0, persons: 0 });
    const customer = await erp.create({
      actorType: "Customer",
      fieldValues: { NAME: "Ny AB", NUMBER1: "7" },
    });
    expect(customer).toMatchObject({
      erpKey: "C3",
      fieldValues: { NAME: "Ny AB", NUMBER1: "10003", CREDITDAYS: "[I:30]", URL: "" },
    });
    const parent = { parentActorType: "Customer", parentErpKey: "C3" };
    const person = await erp.create({ actorType: "Person", fieldValues: { LASTNAME: "Dahl" }, ...parent });
    expect(person).toMatchObject({ erpKey: "P1", ...parent });
    expect(erp.changedSince("Person", person.lastModified)).toEqual([person]);
  });

  test("never take the key of an actor that was deleted", async () => {
    const erp = await createSampleErp({ customers: 1, dataFile: dataFile() });
    const { erpKey } = await erp.create({ actorType: "Customer", fieldValues: { NAME: "Kort AB" } });
    await erp.remove("Customer", erpKey);
    expect((await erp.create({ actorType: "Customer", fieldValues: { NAME: "Lång AB" } })).erpKey).toBe("C3");
    await erp.close();
  });

  test("need their mandatory fields and a parent that exists", async () => {
    const erp = await createSampleErp({ customers: 1, persons: 0 });
    expect(
      (await refusalOf(erp.create({ actorType: "Project", fieldValues: {} }))).userExplanation,
    ).toContain("Name is missing");
    const orphan = {
      actorType: "Person",
      fieldValues: { LASTNAME: "Dahl" },
      parentActorType: "Customer",
      parentErpKey: "C9",
    };
    expect((await refusalOf(erp.create(orphan))).errorCode).toBe("ACTOR_NOT_FOUND");
    expect((await refusalOf(erp.create({ actorType: "Sale", fieldValues: {} }))).errorCode).toBe(
      "UNKNOWN_ACTOR_TYPE",
    );
  });
});

describe("an ERP that is kept in a file", () => {
  test("is there after a restart: edits, new actors, deletions, and stamps that go on growing", async () => {
    const erp = await createSampleErp({ seed: 3, customers: 4, dataFile: dataFile() });
    await Promise.all(["C1", "C2", "C1"].map((key, at) => erp.edit("Customer", key, { NAME: `Namn ${at}` })));
    await erp.create({ actorType: "Project", fieldValues: { NAME: "Nytt" } });
    await erp.remove("Customer", "C4");
    const before = SAMPLE_ACTOR_TYPES.map((actorType) => erp.changedSince(actorType, ""));
    await erp.close();

    const again = await createSampleErp({ seed: 99, customers: 1_000, dataFile: dataFile() });
    expect(again.size).toMatchObject({ seed: 3, customers: 4 });
    expect(SAMPLE_ACTOR_TYPES.map((actorType) => again.changedSince(actorType, ""))).toEqual(before);
    const edited = await again.edit("Customer", "C1", { NAME: "Senare" });
    const stamps = before.flat().map(({ lastModified }) => Number(lastModified));
    expect(Number(edited.lastModified)).toBeGreaterThan(Math.max(...stamps));
    await again.close();
  });

  test("has an edit on the disk before the edit is acknowledged", async () => {
    const erp = await createSampleErp({ customers: 1, dataFile: dataFile() });
    await erp.edit("Customer", "C1", { NAME: "Säkert AB" });
    expect(await readFile(dataFile(), "utf8")).toContain("Säkert AB");
    await erp.close();
  });

  test("forgets the half of a line that a crash left behind", async () => {
    const erp = await createSampleErp({ customers: 2, dataFile: dataFile() });
    await erp.edit("Customer", "C1", { NAME: "Helt AB" });
    await erp.close();
    await appendFile(dataFile(), '{"edit":"saved","actor":{"actorType":"Customer","erpKey":"C2"');
    const again = await createSampleErp({ dataFile: dataFile() });
    expect(again.actor("Customer", "C1")?.fieldValues.NAME).toBe("Helt AB");
    await again.edit("Customer", "C2", { NAME: "Också helt AB" });
    await again.close();
    const third = await createSampleErp({ dataFile: dataFile() });
    expect(third.actor("Customer", "C2")?.fieldValues.NAME).toBe("Också helt AB");
    await third.close();
  });

  test("holds one line per changed actor once it was opened again", async () => {
    const erp = await createSampleErp({ customers: 1, dataFile: dataFile() });
    for (let turn = 0; turn < 20; turn++) await erp.edit("Customer", "C1", { NAME: `Namn ${turn}` });
    await erp.close();
    await (await createSampleErp({ dataFile: dataFile() })).close();
    expect((await readFile(dataFile(), "utf8")).trim().split("\n")).toHaveLength(2);
  });

  test("is not overwritten when the file is something else", async () => {
    const path = join(folder, "notes.txt");
    await writeFile(path, "Buy milk\nand bread\n");
    await expect(createSampleErp({ dataFile: path })).rejects.toThrow(
      /notes\.txt is not the data of a sample ERP/,
    );
    expect(await readFile(path, "utf8")).toBe("Buy milk\nand bread\n");
  });
});
