import { IMPORT_REASONS, type ImportLine, LANGUAGES } from "@brygga/api-contract";
import i18next from "i18next";
import { beforeAll, describe, expect, test } from "vitest";
import { type LanguageCode, loadTexts } from "../../../i18n/languages.ts";
import type { Translate } from "../../../i18n/use-texts.ts";
import { lineReason } from "./line-reason.ts";

const languages = i18next.createInstance();

beforeAll(async () => {
  const texts = LANGUAGES.map(async (code) => [code, await loadTexts(code)] as const);
  await languages.init({
    resources: Object.fromEntries(await Promise.all(texts)),
    ns: ["app", "imports", "terms"],
    defaultNS: "app",
    interpolation: { escapeValue: false },
  });
});

type Explained = Pick<ImportLine, "reason" | "details" | "record">;

const fieldName = (key: string) => (key === "name" ? "Name" : key);

function said(line: Partial<Explained>, language: LanguageCode = "en"): string {
  const t = languages.getFixedT(language) as Translate;
  return lineReason(t, { reason: null, details: {}, record: null, ...line }, fieldName);
}

/** What the server tells with each reason. */
const DETAILS: Partial<Record<(typeof IMPORT_REASONS)[number], Record<string, string>>> = {
  "no-company": { parentErpKey: "10001" },
  "record-linked-elsewhere": { erpKey: "10002", actorType: "Customer" },
  ambiguous: { count: "2" },
  "same-record": { erpKey: "10003" },
  "company-failed": { parentErpKey: "10001" },
  "mandatory-blank": { fieldKey: "name" },
  "value-does-not-fit": { fieldKey: "name", code: "too-long-for-crm", value: "x", limit: "40", length: "52" },
  "erp-refused": { explanation: "The customer is blocked." },
};
const record = { entity: "company", id: 7, name: "Nordvik AB" } as const;

describe("why an actor was skipped or failed", () => {
  test("is nothing where it was neither", () => {
    expect(said({ reason: null })).toBe("");
  });

  test.each(LANGUAGES)(
    "is said of every reason in words, with what the server tells of it (%s)",
    (language) => {
      for (const reason of IMPORT_REASONS) {
        const details = DETAILS[reason] ?? {};
        const text = said({ reason, details, record }, language);
        expect(text, reason).toMatch(/\.$/);
        expect(text, reason).not.toMatch(/\{\{|undefined|imports:|reasons\./);
        for (const told of ["erpKey", "parentErpKey", "count", "explanation", "limit"]) {
          expect(text, reason).toContain(details[told] ?? "");
        }
      }
    },
  );

  test("names the record, the actor and the field", () => {
    expect(said({ reason: "already-linked", record })).toBe("It is connected already, to Nordvik AB.");
    expect(
      said({ reason: "record-linked-elsewhere", details: { erpKey: "10002", actorType: "Customer" } }),
    ).toBe("The record is connected to another actor of this connection: Customer 10002.");
    expect(said({ reason: "mandatory-blank", details: { fieldKey: "name" } })).toContain("Name is mandatory");
    expect(
      said({ reason: "value-does-not-fit", details: { fieldKey: "name", code: "too-long-for-crm" } }),
    ).toMatch(/^Name: /);
  });

  test("ends with the reason where the ERP gave no explanation", () => {
    expect(said({ reason: "erp-refused" })).toBe("The ERP did not give it.");
  });

  test("says a problem whose code this page does not know as another problem", () => {
    expect(said({ reason: "value-does-not-fit", details: { fieldKey: "name" } })).toMatch(/^Name: .+/);
  });
});
