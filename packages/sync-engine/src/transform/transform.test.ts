import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allowedDirections } from "../model/directions.ts";
import type { CrmFieldType, CrmValue, MappedField } from "../model/model.ts";
import { textField } from "../testing/world.ts";
import { roundDecimal } from "./round-decimal.ts";
import { transformOf, UnsynchronisableField } from "./transform.ts";

function field(erpFieldType: string, crmFieldType: CrmFieldType, changes: Partial<MappedField> = {}) {
  return transformOf(textField("f", { erpFieldType, crmFieldType, ...changes }));
}

const crmKeys = new Map([
  ["10", "1"],
  ["20", "2"],
]);
const list = {
  toCrm: crmKeys,
  toErp: new Map([...crmKeys].map(([erp, crm]) => [crm, erp])),
  erpTexts: new Map([
    ["10", "Retail"],
    ["30", "Wholesale"],
  ]),
};
const crmList = {
  keyByName: new Map([
    ["sweden", "1"],
    ["sverige", "1"],
    ["norway", "2"],
  ]),
  nameByKey: new Map([
    ["1", "Sweden"],
    ["2", "Norway"],
  ]),
};

const ok = <T>(value: T) => ({ ok: true, value });
const problem = (code: string) => ({ ok: false, problem: { code } });

describe("directions that types allow", () => {
  const expected: Readonly<Record<string, Readonly<Partial<Record<CrmFieldType, string>>>>> = {
    Text: { text: "<>", list: "<>" },
    Integer: { text: ">", integer: "<>", decimal: ">" },
    Double: { text: ">", decimal: "<>", integer: "<" },
    Checkbox: { text: ">", checkbox: "<>" },
    Datetime: { text: ">", date: "<>", datetime: "<>" },
    List: { text: ">", list: "<>" },
    Label: {},
    Password: {},
    SomethingNew: { text: "<>", list: "<>" },
  };
  const crmTypes = ["text", "integer", "decimal", "checkbox", "date", "datetime", "list"] as const;

  test.each(Object.entries(expected))("%s", (erpType, row) => {
    for (const crmType of crmTypes) {
      const { toCrm, toErp } = allowedDirections(erpType, crmType);
      expect(`${toErp ? "<" : ""}${toCrm ? ">" : ""}`, crmType).toBe(row[crmType] ?? "");
    }
  });

  test("a pair without any direction cannot be transformed at all", () => {
    expect(() => field("Label", "text")).toThrow(UnsynchronisableField);
    expect(() => field("Text", "integer")).toThrow(/cannot be synchronised/);
  });

  test("a read-only ERP field has no direction towards the ERP", () => {
    expect(field("Text", "text", { erpReadOnly: true })).toMatchObject({ toCrm: true, toErp: false });
  });
});

describe("text", () => {
  test("passes as it is, brackets and all; null is blank", () => {
    const text = field("Text", "text");
    expect(text.erpToCanonical("[I:5]")).toEqual(ok("[I:5]"));
    expect(text.crmToCanonical(null)).toEqual(ok(""));
    expect(text.canonicalToCrm("")).toEqual(ok(null));
    expect(text.canonicalToErp(" a ")).toEqual(ok(" a "));
  });

  test("too long for the shorter side is reported with the limit, never cut", () => {
    const text = field("Text", "text", { crmMaxLength: 3, erpMaxLength: 5 });
    expect(text.canonicalToCrm("abc")).toEqual(ok("abc"));
    expect(text.canonicalToCrm("abcd")).toEqual({
      ok: false,
      problem: { code: "too-long-for-crm", details: { value: "abcd", limit: "3", length: "4" } },
    });
    expect(text.canonicalToErp("abcdef")).toMatchObject(problem("too-long-for-erp"));
    expect(text.canonicalToErp("abcde")).toEqual(ok("abcde"));
  });

  test("U+0000 cannot be sent to the ERP and is reported on its field", () => {
    expect(field("Text", "text").canonicalToErp("a\u0000b")).toEqual({
      ok: false,
      problem: { code: "does-not-fit-erp", details: { value: "a\uFFFDb" } },
    });
  });

  test("length is counted in UTF-16 units, as the contract's MaxLength is", () => {
    const text = field("Text", "text", { crmMaxLength: 3, erpMaxLength: 3 });
    expect(text.canonicalToCrm("a🌉")).toEqual(ok("a🌉"));
    expect(text.canonicalToCrm("🌉🌉")).toMatchObject(problem("too-long-for-crm"));
    expect(text.canonicalToErp("🌉🌉")).toMatchObject(problem("too-long-for-erp"));
  });

  test("typed ERP values are shown as text, a date alone without its midnight", () => {
    expect(field("Integer", "text").erpToCanonical("[I:12]")).toEqual(ok("12"));
    expect(field("Double", "text").erpToCanonical("[F:12.50]")).toEqual(ok("12.5"));
    expect(field("Datetime", "text").erpToCanonical("[DT:12/31/2013 00:00:00.0000000]")).toEqual(
      ok("2013-12-31"),
    );
    expect(field("Datetime", "text").erpToCanonical("[DT:12/31/2013 23:59:58.0000000]")).toEqual(
      ok("2013-12-31 23:59:58"),
    );
  });

  test("a list gives its item's text, and an item without text is a problem", () => {
    const shown = field("List", "text", { list });
    expect(shown.erpToCanonical("30")).toEqual(ok("Wholesale"));
    expect(shown.erpToCanonical("")).toEqual(ok(""));
    expect(shown.erpToCanonical("99")).toMatchObject(problem("list-item-unknown"));
  });
});

describe("numbers and check boxes", () => {
  test("an integer beyond what the CRM can hold is reported, not rounded", () => {
    const integer = field("Integer", "integer");
    expect(integer.canonicalToCrm("9007199254740991")).toEqual(ok(9007199254740991));
    expect(integer.canonicalToCrm("9007199254740993")).toMatchObject(problem("does-not-fit-crm"));
    expect(integer.erpToCanonical("twelve")).toMatchObject(problem("erp-value-unreadable"));
    expect(integer.canonicalToErp("-5")).toEqual(ok("[I:-5]"));
  });

  test("decimals are one value at the CRM's scale, and more digits are reported instead of rounded", () => {
    const decimal = field("Double", "decimal", { crmScale: 2 });
    expect(decimal.same("12.345", "12.35")).toBe(true);
    expect(decimal.same("12.345", "12.34")).toBe(false);
    expect(decimal.canonicalToCrm("12.34")).toEqual(ok("12.34"));
    expect(decimal.canonicalToCrm("12.345")).toMatchObject(problem("does-not-fit-crm"));
    expect(decimal.crmToCanonical("12.50")).toEqual(ok("12.5"));
    expect(decimal.canonicalToErp("12.5")).toEqual(ok("[F:12.5]"));
  });

  test("a decimal keeps all its digits where the CRM keeps them all", () => {
    const digits = "123456789012345678901234567890.123456789";
    expect(field("Double", "decimal").erpToCanonical(`[F:${digits}]`)).toEqual(ok(digits));
  });

  test("a whole CRM number goes to a decimal ERP field", () => {
    const whole = field("Double", "integer");
    expect(whole.crmToCanonical(7)).toEqual(ok("7"));
    expect(whole.canonicalToErp("7")).toEqual(ok("[F:7.0]"));
  });

  test("a check box is 1, 0 or blank", () => {
    const box = field("Checkbox", "checkbox");
    expect([true, false, null].map((value) => box.crmToCanonical(value))).toEqual([ok("1"), ok("0"), ok("")]);
    expect(["1", "0", ""].map((value) => box.canonicalToCrm(value))).toEqual([ok(true), ok(false), ok(null)]);
    expect(box.canonicalToErp("0")).toEqual(ok("[I:0]"));
  });

  test("a CRM value of another type than its field says is reported, not guessed at", () => {
    expect(field("Integer", "integer").crmToCanonical("abc")).toMatchObject(problem("does-not-fit-erp"));
    expect(field("Text", "text").crmToCanonical(true)).toMatchObject(problem("does-not-fit-erp"));
  });
});

describe("dates", () => {
  test("the time of day is dropped towards the CRM, and is midnight towards the ERP", () => {
    const date = field("Datetime", "date");
    expect(date.erpToCanonical("[DT:12/31/2013 14:30:00.0000000]")).toEqual(ok("2013-12-31"));
    expect(date.canonicalToCrm("2013-12-31")).toEqual(ok("2013-12-31"));
    expect(date.canonicalToErp("2013-12-31")).toEqual(ok("[DT:12/31/2013 00:00:00.0000000]"));
  });

  test("date-times are compared at whole seconds", () => {
    const datetime = field("Datetime", "datetime");
    expect(datetime.erpToCanonical("[DT:12/31/2013 14:30:01.5000000]")).toEqual(ok("2013-12-31T14:30:01"));
    expect(datetime.crmToCanonical("2013-12-31T14:30:01")).toEqual(ok("2013-12-31T14:30:01"));
    expect(datetime.canonicalToErp("2013-12-31T14:30:01")).toEqual(ok("[DT:12/31/2013 14:30:01.0000000]"));
  });
});

describe("lists", () => {
  test("items are translated by the list mapping; canonical is the CRM item's key", () => {
    const mapped = field("List", "list", { list });
    expect(mapped.erpToCanonical("10")).toEqual(ok("1"));
    expect(mapped.canonicalToErp("2")).toEqual(ok("20"));
    expect(mapped.canonicalToCrm("1")).toEqual(ok("1"));
    expect(mapped.canonicalToCrm("")).toEqual(ok(null));
  });

  test("an item without mapping is a problem that names it", () => {
    const mapped = field("List", "list", { list });
    expect(mapped.erpToCanonical("30")).toEqual({
      ok: false,
      problem: { code: "list-item-unmapped", details: { item: "30", text: "Wholesale" } },
    });
    expect(mapped.canonicalToErp("9")).toMatchObject(problem("list-item-unmapped"));
  });

  test("ERP text finds the CRM item by its name in any language, and goes out as its name", () => {
    const named = field("Text", "list", { crmList });
    expect(named.erpToCanonical(" SVERIGE ")).toEqual(ok("1"));
    expect(named.erpToCanonical("Atlantis")).toMatchObject(problem("list-item-unknown"));
    expect(named.canonicalToErp("1")).toEqual(ok("Sweden"));
  });
});

describe("laws of the transformation", () => {
  const decimalText = fc
    .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.integer({ min: 0, max: 8 }))
    .map(([negative, digits, scale]) => `${negative ? "-" : ""}${digits}e-${scale}`);

  const pairs: readonly (readonly [string, CrmFieldType, fc.Arbitrary<CrmValue>])[] = [
    ["Text", "text", fc.string()],
    ["Integer", "integer", fc.maxSafeInteger()],
    ["Double", "decimal", decimalText],
    ["Checkbox", "checkbox", fc.boolean()],
    ["List", "list", fc.constantFrom("1", "2", null)],
  ];

  test.each(pairs)(
    "what the CRM holds comes back from the ERP as the same value: %s - %s",
    (erp, crm, values) => {
      const pair = field(erp, crm, { list, crmList });
      fc.assert(
        fc.property(values, (value) => {
          const canonical = pair.crmToCanonical(value);
          if (!canonical.ok) throw new Error("the CRM's own value must be readable");
          const wire = pair.canonicalToErp(canonical.value);
          if (!wire.ok) throw new Error("and must fit the ERP");
          expect(pair.erpToCanonical(wire.value)).toEqual(canonical);
          const back = pair.canonicalToCrm(canonical.value);
          if (!back.ok) throw new Error("and must fit the CRM");
          expect(pair.crmToCanonical(back.value)).toEqual(canonical);
        }),
      );
    },
  );

  test("rounding agrees with exact arithmetic, halves away from zero", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), (millionths) => {
        const [rounded, exact] = [
          roundDecimal(inMillionths(millionths), 2),
          inMillionths(roundedTo(millionths, 10_000n)),
        ];
        expect(rounded).toBe(exact);
      }),
    );
  });
});

/** The canonical text of so many millionths. */
function inMillionths(millionths: bigint): string {
  const magnitude = (millionths < 0n ? -millionths : millionths).toString().padStart(7, "0");
  const fraction = magnitude.slice(-6).replace(/0+$/, "");
  const text = `${magnitude.slice(0, -6)}${fraction === "" ? "" : `.${fraction}`}`;
  return millionths < 0n ? `-${text}` : text;
}

function roundedTo(value: bigint, unit: bigint): bigint {
  const magnitude = value < 0n ? -value : value;
  const rounded = ((magnitude + unit / 2n) / unit) * unit;
  return value < 0n ? -rounded : rounded;
}
