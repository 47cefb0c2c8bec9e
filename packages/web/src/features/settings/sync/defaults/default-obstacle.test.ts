import type { DefaultField } from "@brygga/api-contract";
import { expect, test } from "vitest";
import { defaultObstacle } from "./default-obstacle.ts";

const field = (fieldType: string, maxLength = 0): DefaultField => ({
  fieldKey: "F",
  hasDefault: false,
  default: "",
  askUser: false,
  mandatory: false,
  displayName: "F",
  displayDescription: "",
  fieldType,
  listName: "",
  maxLength,
  access: "Normal",
  syncToErp: false,
  missingInErp: false,
});
const set = (value: string) => ({ hasDefault: true, default: value, askUser: false });

test.each([
  ["no-field", undefined, set("x")],
  ["no-source", field("Text"), { hasDefault: false, default: "", askUser: false }],
  ["blank", field("Text"), set(" ")],
  ["not-integer", field("Integer"), set("1.5")],
  ["not-decimal", field("Double"), set("many")],
  ["too-long", field("Text", 3), set("abcd")],
  [undefined, field("Text", 3), set("abc")],
  [undefined, field("Text"), { hasDefault: false, default: "", askUser: true }],
  [undefined, field("Checkbox"), set("0")],
])("%s", (obstacle, of, wanted) => {
  expect(defaultObstacle(of, wanted)).toBe(obstacle);
});
