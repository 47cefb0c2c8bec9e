import type { SearchField } from "@brygga/api-contract";
import { describe, expect, test } from "vitest";
import {
  addCriterion,
  faultOfCriterion,
  firstCriteria,
  readCriteria,
  withField,
  withOperator,
} from "./draft-criterion.ts";

const field = (given: Pick<SearchField, "fieldKey" | "fieldType" | "operators">): SearchField => ({
  ...given,
  displayName: given.fieldKey,
  displayDescription: "",
  listName: given.fieldType === "List" ? "groups" : "",
});

const TEXT: SearchField["operators"] = ["contains", "=", "begins", "between"];
const NAME = field({ fieldKey: "NAME", fieldType: "Text", operators: TEXT });
const CITY = field({ fieldKey: "CITY", fieldType: "Text", operators: TEXT });
const TURNOVER = field({ fieldKey: "TURNOVER", fieldType: "Double", operators: ["=", ">", "between"] });
const SINCE = field({ fieldKey: "SINCE", fieldType: "Datetime", operators: ["after", "=", "between"] });
const GROUP = field({ fieldKey: "GROUP", fieldType: "List", operators: ["oneof", "notoneof"] });
const BLOCKED = field({ fieldKey: "BLOCKED", fieldType: "Checkbox", operators: ["="] });
const FIELDS = [NAME, CITY, TURNOVER, SINCE, GROUP, BLOCKED];

const criterion = (of: SearchField, operator: SearchField["operators"][number], values: string[]) => ({
  ...{ id: 1, isActive: true, fieldKey: of.fieldKey },
  ...{ operator, values },
});

describe("the criteria grid", () => {
  test("opens with one row for the first searchable field, and with none where nothing is searchable", () => {
    expect(firstCriteria(FIELDS)).toEqual([criterion(NAME, "contains", [""])]);
    expect(firstCriteria([])).toEqual([]);
  });

  test("adds a row for a field that has none yet, with the field's usual operator", () => {
    const added = addCriterion([NAME, GROUP], firstCriteria([NAME, GROUP]));
    expect(added.at(-1)).toEqual({ ...criterion(GROUP, "oneof", []), id: 2 });
    expect(addCriterion([NAME, GROUP], added).at(-1)).toMatchObject({ id: 3, fieldKey: "NAME" });
  });

  test("keeps operator and value for another field of the same type, and begins anew for one of another type", () => {
    const typed = criterion(NAME, "begins", ["Lund"]);
    expect(withField(typed, NAME, CITY)).toEqual({ ...typed, fieldKey: "CITY" });
    expect(withField(typed, NAME, BLOCKED)).toEqual(criterion(BLOCKED, "=", ["1"]));
    expect(withField(typed, NAME, SINCE)).toEqual(criterion(SINCE, "after", [""]));
  });

  test("asks for two values between which others lie, and keeps the first when one is enough again", () => {
    const between = withOperator(criterion(TURNOVER, ">", ["10"]), "between");
    expect(between.values).toEqual(["10", ""]);
    expect(withOperator({ ...between, values: ["10", "20"] }, "=").values).toEqual(["10"]);
  });

  test("keeps the chosen items when one of becomes none of", () => {
    expect(withOperator(criterion(GROUP, "oneof", ["1", "2"]), "notoneof").values).toEqual(["1", "2"]);
  });
});

describe("a criterion", () => {
  test.each([
    { of: NAME, operator: "contains", values: [""], fault: "value-missing" },
    { of: NAME, operator: "=", values: [""], fault: undefined },
    { of: NAME, operator: "between", values: ["A", ""], fault: "value-missing" },
    { of: SINCE, operator: "=", values: [""], fault: "value-missing" },
    { of: GROUP, operator: "oneof", values: [], fault: "value-missing" },
    { of: GROUP, operator: "oneof", values: ["1"], fault: undefined },
    { of: TURNOVER, operator: ">", values: ["1.5"], fault: undefined },
    { of: TURNOVER, operator: ">", values: ["1.5.1"], fault: "not-decimal" },
    { of: TURNOVER, operator: "between", values: ["9", "10"], fault: undefined },
    { of: TURNOVER, operator: "between", values: ["10", "9"], fault: "reversed" },
    { of: BLOCKED, operator: "=", values: ["1"], fault: undefined },
  ] as const)("on $of.fieldKey $operator $values has the fault $fault", ({ of, operator, values, fault }) => {
    expect(faultOfCriterion(of, criterion(of, operator, [...values]))).toBe(fault);
  });

  test("on a field that can no longer be searched is a fault", () => {
    expect(faultOfCriterion(undefined, criterion(NAME, "=", ["x"]))).toBe("field-gone");
  });
});

describe("a search", () => {
  test("leaves out the rows that are not active, whatever they hold", () => {
    const active = criterion(NAME, "contains", ["kaffe"]);
    const inactive = { ...criterion(CITY, "contains", [""]), id: 2, isActive: false };
    expect(readCriteria(FIELDS, [active, inactive])).toEqual([
      { fieldKey: "NAME", operator: "contains", values: ["kaffe"] },
    ]);
  });

  test("waits until every active row is filled in", () => {
    expect(readCriteria(FIELDS, [criterion(NAME, "contains", [""])])).toBeNull();
  });

  test("without an active row is for all actors", () => {
    expect(readCriteria(FIELDS, [])).toEqual([]);
  });
});
