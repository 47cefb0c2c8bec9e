import i18next from "i18next";
import { beforeAll, describe, expect, test } from "vitest";
import { ApiError } from "../../../api/api-error.ts";
import { loadTexts } from "../../../i18n/languages.ts";
import type { Translate } from "../../../i18n/use-texts.ts";
import { refusalErrors, typingErrors } from "./application-errors.ts";

const i18n = i18next.createInstance();
let t: Translate;
beforeAll(async () => {
  await i18n.init({ lng: "en", resources: { en: await loadTexts("en") }, defaultNS: "app" });
  t = i18n.getFixedT("en") as Translate;
});

const FINE = { applicationId: "visma", url: "https://erp.example", publicKeys: "-----BEGIN PUBLIC KEY-----" };

const refusal = (code: string, errors: { path: string; code: string; message: string }[] = []) =>
  new ApiError({ type: "about:blank", title: code, status: 400, code, errors });

describe("before the server is asked", () => {
  test("nothing is wrong with an application that has everything", () => {
    expect(Object.values(typingErrors(t, FINE))).toEqual([null, null, null]);
  });

  test.each(["my app", "-visma", "åäö", "a/b", "a".repeat(101)])(
    "%j is told to be no id",
    (applicationId) => {
      expect(typingErrors(t, { ...FINE, applicationId }).applicationId).toMatch(/^An id has at most 100/);
    },
  );

  test("what is missing is told at its field", () => {
    const errors = typingErrors(t, { applicationId: "", url: "", publicKeys: "" });
    expect(Object.values(errors)).toEqual([
      "Enter the application's id.",
      "Enter the application's address.",
      "Paste the application's public key.",
    ]);
  });
});

describe("what the server refuses", () => {
  test("stands at the field that it is about", () => {
    const errors = [{ path: "publicKeys", code: "invalid-public-key", message: "…" }];
    expect(refusalErrors(t, refusal("invalid-request", errors))).toMatchObject({
      ...{ applicationId: null, url: null },
      publicKeys: expect.stringContaining("Paste the public one, never the private"),
    });
  });

  test("of a code that is newer than the page keeps the server's own words", () => {
    const errors = [{ path: "url", code: "moon-phase", message: "Not at full moon." }];
    expect(refusalErrors(t, refusal("invalid-request", errors))?.url).toBe("Not at full moon.");
  });

  test("is told of the id when another application has it", () => {
    expect(refusalErrors(t, refusal("name-taken"))?.applicationId).toMatch(/registered already/);
  });

  test("is left to the notice when it is about no field", () => {
    expect(refusalErrors(t, refusal("internal-error"))).toBeNull();
    expect(refusalErrors(t, refusal("invalid-request"))).toBeNull();
    expect(refusalErrors(t, new Error("boom"))).toBeNull();
  });
});
