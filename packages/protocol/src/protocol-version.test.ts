import { expect, test } from "vitest";
import { fingerprint } from "./fingerprint.ts";
import { PROTOCOL_VERSION } from "./protocol-version.ts";

test("a wire change needs a new PROTOCOL_VERSION", () => {
  expect([PROTOCOL_VERSION, fingerprint()]).toEqual([1, "d0f104b9"]);
});
