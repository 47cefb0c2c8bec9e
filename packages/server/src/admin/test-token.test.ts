import { expect, test } from "vitest";
import { createSecrets } from "../secrets.ts";
import { issueTestToken, isTestToken, TEST_TOKEN_MS, type TestedValues } from "./test-token.ts";

const secrets = createSecrets("k".repeat(32));
const now = new Date("2026-11-22T10:00:00Z");
const tested: TestedValues = {
  connectorId: 1,
  url: "http://erp.example/x",
  connectionId: null,
  config: {
    File: { fieldType: "Text", value: "a.xlsx" },
    Password: { fieldType: "Password", value: "secret" },
  },
};
const token = issueTestToken(secrets, tested, now);
const isValid = (values: TestedValues, at = now) => isTestToken(secrets, values, { token, now: at });

test("a token vouches for the values that were tested, whatever their order", () => {
  const { File, Password } = tested.config;
  if (File === undefined || Password === undefined) throw new Error("both fields were expected");
  expect(isValid(tested)).toBe(true);
  expect(isValid({ ...tested, config: { Password, File } })).toBe(true);
});

test.each<[string, Partial<TestedValues>]>([
  ["another connector", { connectorId: 2 }],
  ["another URL", { url: "http://erp.example/y" }],
  ["another connection", { connectionId: 3 }],
  [
    "another password",
    { config: { ...tested.config, Password: { fieldType: "Password", value: "Secret" } } },
  ],
  ["one value more", { config: { ...tested.config, Region: { fieldType: "List", value: "" } } }],
])("and not for %s", (_what, change) => {
  expect(isValid({ ...tested, ...change })).toBe(false);
});

test("it is good for an hour", () => {
  expect(isValid(tested, new Date(now.getTime() + TEST_TOKEN_MS))).toBe(true);
  expect(isValid(tested, new Date(now.getTime() + TEST_TOKEN_MS + 1))).toBe(false);
});

test("it cannot be made to last longer, and holds no value", () => {
  const [time, signature] = token.split(".");
  const longer = `${Number(time) + 1}.${signature}`;
  expect(isTestToken(secrets, tested, { token: longer, now })).toBe(false);
  expect(isTestToken(secrets, tested, { token: "", now })).toBe(false);
  expect(token).not.toContain("secret");
});
