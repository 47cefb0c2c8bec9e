import type { CrmField } from "@brygga/api-contract";
import type { FieldMetadata } from "@brygga/protocol";
import { describe, expect, test } from "vitest";
import type { ErpFieldConfig } from "./actor-type-mapping.ts";
import { mapAutomatically } from "./automatic-mapping.ts";
import { type FetchedType, mergeFields } from "./merge-fields.ts";

const metadata = (fieldKey: string, more: Partial<FieldMetadata> = {}): FieldMetadata => ({
  access: "Normal",
  defaultValue: "",
  displayDescription: "",
  displayName: fieldKey,
  fieldKey,
  fieldType: "Text",
  listName: "",
  maxLength: 0,
  rank: 1,
  ...more,
});

const fetched = (fields: FieldMetadata[], searchable: string[] = []): FetchedType => ({
  actorType: "Customer",
  fields,
  searchable: new Set(searchable),
});

const crmField = (key: string, type: CrmField["type"] = "text"): CrmField => ({
  entity: "company",
  key,
  type,
  label: null,
  maxLength: 0,
  scale: null,
  readOnly: false,
  mandatory: false,
  listId: null,
  userDefined: false,
});

const CRM = [
  crmField("name"),
  crmField("phone"),
  crmField("country", "list"),
  crmField("ourContactId", "reference"),
];
const registry = new Map(CRM.map((field) => [field.key, field]));

const first = (fields: FieldMetadata[], searchable: string[] = []) =>
  mergeFields<ErpFieldConfig>([], fetched(fields, searchable), registry).fields;

/** NAME mapped both ways. */
const stored = (): ErpFieldConfig[] =>
  first([metadata("NAME"), metadata("PHONE")]).map((field) =>
    field.fieldKey === "NAME" ? { ...field, crmFieldKey: "name", syncToCrm: true, syncToErp: true } : field,
  );

const merge = (fields: FieldMetadata[]) => mergeFields(stored(), fetched(fields), registry);

describe("an actor type that is fetched for the first time", () => {
  test("gets its fields in rank order, unmapped", () => {
    const fields = first([metadata("A"), metadata("B")]);
    expect(fields.map(({ fieldKey, rank, crmFieldKey }) => [fieldKey, rank, crmFieldKey])).toEqual([
      ["A", 1, null],
      ["B", 2, null],
    ]);
  });

  test("shows its first searchable fields in search, and the key always", () => {
    const keys = ["A", "B", "C", "D", "E", "ErpKey"];
    const fields = first(
      keys.map((key) => metadata(key)),
      ["B", "C", "D", "E"],
    );
    const shown = fields.filter(({ showInSearch }) => showInSearch).map(({ fieldKey }) => fieldKey);
    expect(shown).toEqual(["B", "C", "D", "E", "ErpKey"]);
  });

  test("takes a default over as its default value; one that cannot be read becomes 0", () => {
    const fields = first([
      metadata("A", { fieldType: "Integer", defaultValue: "[I:30]" }),
      metadata("B", { fieldType: "Double", defaultValue: "lots" }),
      metadata("C", { defaultValue: "<name>" }),
      metadata("D"),
    ]);
    expect(fields.map(({ hasDefault, defaultSetting }) => [hasDefault, defaultSetting])).toEqual([
      [true, "30"],
      [true, "0"],
      [true, "<name>"],
      [false, ""],
    ]);
  });

  test("takes no default of a field that is read-only or a password: nothing would be done with it", () => {
    const fields = first([
      metadata("A", { access: "ReadOnly", defaultValue: "1" }),
      metadata("B", { fieldType: "Password", defaultValue: "secret" }),
    ]);
    expect(fields.map(({ hasDefault, defaultSetting }) => [hasDefault, defaultSetting])).toEqual([
      [false, ""],
      [false, ""],
    ]);
  });
});

describe("fields that are fetched again", () => {
  test("one that is read-only now has no default any more, and no user is asked for it", () => {
    const [name] = stored().map((field) => ({
      ...field,
      ...{ hasDefault: true, defaultSetting: "Unnamed", askUser: true, mandatory: true },
    }));
    const { fields } = mergeFields(
      name === undefined ? [] : [name],
      fetched([metadata("NAME", { access: "ReadOnly" })]),
      registry,
    );
    expect(fields).toMatchObject([
      { hasDefault: false, defaultSetting: "", askUser: false, mandatory: false },
    ]);
  });

  test("new ones come last", () => {
    const { fields } = merge([metadata("NEW"), metadata("NAME"), metadata("PHONE")]);
    expect(fields.map(({ fieldKey, rank }) => [fieldKey, rank])).toEqual([
      ["NAME", 1],
      ["PHONE", 2],
      ["NEW", 3],
    ]);
  });

  test("one that is gone is marked, loses its directions and keeps its mapping", () => {
    const { fields, changes } = merge([metadata("PHONE")]);
    expect(fields[0]).toMatchObject({
      missingInErp: true,
      syncToCrm: false,
      syncToErp: false,
      crmFieldKey: "name",
    });
    expect(changes).toMatchObject([{ fieldKey: "NAME", change: "gone", lostDirections: true }]);
  });

  test("one that came back is said to be back, without directions", () => {
    const gone = merge([metadata("PHONE")]).fields;
    const back = mergeFields(gone, fetched([metadata("NAME"), metadata("PHONE")]), registry);
    expect(back.fields[0]).toMatchObject({ missingInErp: false, syncToCrm: false, syncToErp: false });
    expect(back.changes).toMatchObject([{ change: "back" }]);
  });

  test("one whose type changed loses the directions that no longer fit", () => {
    const { fields, changes } = merge([metadata("NAME", { fieldType: "Integer" }), metadata("PHONE")]);
    expect(fields[0]).toMatchObject({ fieldType: "Integer", syncToCrm: true, syncToErp: false });
    expect(changes).toMatchObject([{ change: "type-changed", lostDirections: true }]);
  });

  test("one that became read-only loses the direction to the ERP", () => {
    const { fields, changes } = merge([metadata("NAME", { access: "ReadOnly" }), metadata("PHONE")]);
    expect(fields[0]).toMatchObject({ syncToCrm: true, syncToErp: false });
    expect(changes).toMatchObject([{ change: "read-only-now", lostDirections: true }]);
  });

  test("unchanged ones are nothing to speak of", () => {
    const { fields, changes } = merge([metadata("NAME"), metadata("PHONE")]);
    expect(fields).toEqual(stored());
    expect(changes).toEqual([]);
  });
});

describe("automatic mapping", () => {
  const mapped = (fields: readonly ErpFieldConfig[]) =>
    Object.fromEntries(
      mapAutomatically(fields, "company", CRM).map((field) => [field.fieldKey, field.crmFieldKey]),
    );

  test("goes by field key without regard to case, and takes no direction", () => {
    const fields = mapAutomatically(first([metadata("Name"), metadata("phone")]), "company", CRM);
    expect(fields).toMatchObject([
      { crmFieldKey: "name", syncToCrm: false, syncToErp: false },
      { crmFieldKey: "phone", syncToCrm: false, syncToErp: false },
    ]);
  });

  test("keeps what is mapped, and uses no CRM field twice", () => {
    const [other, name] = first([metadata("OTHER"), metadata("NAME")]);
    if (other === undefined || name === undefined) throw new Error("two fields were expected");
    expect(mapped([{ ...other, crmFieldKey: "name" }, name])).toEqual({ OTHER: "name", NAME: null });
  });

  test("leaves out what fits in neither direction", () => {
    expect(
      mapped(
        first([metadata("COUNTRY", { fieldType: "Checkbox" }), metadata("NAME", { fieldType: "Label" })]),
      ),
    ).toEqual({
      COUNTRY: null,
      NAME: null,
    });
  });
});
