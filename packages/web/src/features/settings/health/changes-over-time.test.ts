import { describe, expect, test } from "vitest";
import { changesOverTime, unitOf } from "./changes-over-time.ts";

const local = (text: string) => new Date(text).toISOString();

describe("changes over time", () => {
  test("every hour of a day has its place, those without changes too", () => {
    const hours = [{ at: local("2026-11-22T03:00"), toCrm: 5, toErp: 2 }];
    const shown = changesOverTime(hours, {
      since: local("2026-11-21T14:00"),
      at: local("2026-11-22T13:20"),
      unit: "hour",
    });
    expect(shown).toHaveLength(24);
    expect(shown[0]).toEqual({ at: local("2026-11-21T14:00"), toCrm: 0, toErp: 0 });
    expect(shown[13]).toEqual({ at: local("2026-11-22T03:00"), toCrm: 5, toErp: 2 });
  });

  test("the hours of one day of the reader's clock are added up", () => {
    const hours = [
      { at: local("2026-11-20T00:00"), toCrm: 1, toErp: 0 },
      { at: local("2026-11-20T23:00"), toCrm: 2, toErp: 4 },
      { at: local("2026-11-21T00:00"), toCrm: 7, toErp: 0 },
    ];
    const shown = changesOverTime(hours, {
      since: local("2026-11-20T00:00"),
      at: local("2026-11-22T13:20"),
      unit: "day",
    });
    expect(shown.map(({ toCrm, toErp }) => [toCrm, toErp])).toEqual([
      [3, 4],
      [7, 0],
      [0, 0],
    ]);
  });

  test("a day has its hours, more than that its days", () => {
    expect([24, 168, 720].map(unitOf)).toEqual(["hour", "day", "day"]);
  });
});
