import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { transformOf } from "../transform/transform.ts";
import type { MappedField } from "./model.ts";
import { inZone, isTimeZone } from "./time-zones.ts";

const STOCKHOLM = "Europe/Stockholm";

const field = (crmFieldType: "date" | "datetime", zones?: MappedField["zones"]): MappedField => ({
  erpFieldKey: "DUE",
  erpFieldType: "Datetime",
  erpMaxLength: 0,
  erpReadOnly: false,
  crmFieldKey: "x_due",
  crmFieldType,
  crmMaxLength: 0,
  crmScale: null,
  syncToCrm: true,
  syncToErp: true,
  ...(zones === undefined ? {} : { zones }),
});

const value = (made: { ok: true; value: unknown } | { ok: false }): unknown => (made.ok ? made.value : made);

describe("a date-time between two zones", () => {
  const transform = transformOf(field("datetime", { erp: STOCKHOLM, crm: "UTC" }));

  test("shows in the CRM what the CRM's clock showed at that moment, winter and summer", () => {
    expect(value(transform.erpToCanonical("[DT:01/15/2026 12:00:00.0000000]"))).toBe("2026-01-15T11:00:00");
    expect(value(transform.erpToCanonical("[DT:07/15/2026 12:00:00.0000000]"))).toBe("2026-07-15T10:00:00");
  });

  test("is sent to the ERP as the ERP's clock showed", () => {
    expect(value(transform.canonicalToErp("2026-07-15T22:30:00"))).toBe("[DT:07/16/2026 00:30:00.0000000]");
  });

  test("blank stays blank, and what stands for no date stays what it is", () => {
    expect(value(transform.erpToCanonical(""))).toBe("");
    expect(value(transform.erpToCanonical("0001-01-01T00:00:00"))).toBe("0001-01-01T00:00:00");
    expect(value(transform.canonicalToErp("9999-12-31T23:59:59"))).toBe("[DT:12/31/9999 23:59:59.0000000]");
  });

  test("an hour that the clocks leave out counts as the one after it", () => {
    expect(inZone("2026-03-29T02:30:00", STOCKHOLM, "UTC")).toBe("2026-03-29T01:30:00");
    expect(inZone("2026-03-29T03:30:00", STOCKHOLM, "UTC")).toBe("2026-03-29T01:30:00");
  });

  test("of an hour that the clocks have twice the first is meant", () => {
    expect(inZone("2026-10-25T02:30:00", STOCKHOLM, "UTC")).toBe("2026-10-25T00:30:00");
    expect(inZone("2026-10-25T00:30:00", "UTC", STOCKHOLM)).toBe("2026-10-25T02:30:00");
    expect(inZone("2026-10-25T01:30:00", "UTC", STOCKHOLM)).toBe("2026-10-25T02:30:00");
  });
});

const ZONES = [
  "UTC",
  STOCKHOLM,
  "America/New_York",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "America/Sao_Paulo",
];

/** When clocks are changed somewhere. */
const CHANGES = [
  Date.UTC(2026, 2, 29, 2),
  Date.UTC(2026, 9, 25, 2),
  Date.UTC(2026, 2, 8, 2),
  Date.UTC(2026, 10, 1, 2),
];

/** Many of them near the changes of the clocks. */
const wallClock = fc
  .oneof(
    fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2099, 0, 1) }),
    fc
      .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -14_400_000, max: 14_400_000 }))
      .map(([at, by]) => at + by),
  )
  .map((ms) => new Date(ms).toISOString().slice(0, 19));

const zones = fc.record({ erp: fc.constantFrom(...ZONES), crm: fc.constantFrom(...ZONES) });

describe("no value goes to and fro for the hours that clocks have twice or not at all", () => {
  test("a value that came from the ERP is, in the CRM, the value that it was", () => {
    fc.assert(
      fc.property(wallClock, zones, (wire, between) => {
        const { erpToCanonical, canonicalToCrm, crmToCanonical, same } = transformOf(
          field("datetime", between),
        );
        const canonical = erpToCanonical(wire);
        if (!canonical.ok) throw new Error("unreadable");
        const crm = canonicalToCrm(canonical.value);
        const back = crm.ok ? crmToCanonical(crm.value) : crm;
        expect(back.ok && same(back.value, canonical.value)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test("a value that was sent to the ERP is read back as what it was, or else is sent no second time", () => {
    fc.assert(
      fc.property(wallClock, zones, (typed, between) => {
        const { erpToCanonical, canonicalToErp, crmToCanonical } = transformOf(field("datetime", between));
        const round = (canonical: string): string => {
          const wire = canonicalToErp(canonical);
          const read = wire.ok ? erpToCanonical(wire.value) : wire;
          if (!read.ok) throw new Error("unreadable");
          return read.value;
        };
        const canonical = crmToCanonical(typed);
        if (!canonical.ok) throw new Error("unreadable");
        const stored = round(canonical.value);
        expect(round(stored)).toBe(stored);
      }),
      { numRuns: 2000 },
    );
  });
});

test("a date stays a calendar date, whatever the zones", () => {
  const transform = transformOf(field("date", { erp: "Pacific/Apia", crm: "America/New_York" }));
  expect(value(transform.erpToCanonical("[DT:07/15/2026 23:30:00.0000000]"))).toBe("2026-07-15");
  expect(value(transform.canonicalToErp("2026-07-15"))).toBe("[DT:07/15/2026 00:00:00.0000000]");
});

test("without zones wall clocks are taken as they are", () => {
  const transform = transformOf(field("datetime"));
  expect(value(transform.erpToCanonical("2026-03-29T02:30:00"))).toBe("2026-03-29T02:30:00");
});

test("zones are known by their names", () => {
  expect(ZONES.every(isTimeZone)).toBe(true);
  expect(["", "Europe/Atlantis", "CET+1x"].some(isTimeZone)).toBe(false);
});
