import { expect, test } from "vitest";
import { canonicalNumber } from "./canonical-number.ts";

test("a number may be typed with a decimal comma and spaces", () => {
  expect(canonicalNumber("Double", "1 234,50")).toBe("1234.50");
  expect(canonicalNumber("Integer", "+12")).toBe("12");
  expect(canonicalNumber("Integer", "1,5")).toBe("1,5");
});
