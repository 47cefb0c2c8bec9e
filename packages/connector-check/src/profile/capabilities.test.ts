import { type Actor, encodeRequest } from "@brygga/protocol";
import { describe, expect, test } from "vitest";
import { laterStamp } from "./reading-capabilities.ts";
import { keysFilling } from "./request-size.ts";
import { type ActorsByType, stampCapability } from "./stamp-capability.ts";
import { changeOf } from "./writing-capabilities.ts";

const actorsWith = (...stamps: string[]): ActorsByType =>
  new Map([
    [
      "Customer",
      stamps.map(
        (lastModified, at): Actor => ({
          ...{ actorType: "Customer", erpKey: String(at), fieldValues: {}, lastModified },
          ...{ parentActorType: "", parentErpKey: "" },
        }),
      ),
    ],
  ]);

describe("the capability profile says of LastModified", () => {
  test.each([
    [["5", "6", "6", "10"], { form: "number", granularity: "value", largestTie: 2, order: "ascending" }],
    [["[I:3]", "[I:2]", "[I:1]"], { form: "encoded-number", granularity: "value", order: "descending" }],
    [
      ["2026-01-02T10:00:01Z", "2026-01-01T10:00:00Z", "2026-01-03T00:00:00Z"],
      { form: "iso-date", granularity: "second", order: "unsorted" },
    ],
    [
      ["[DT:01/02/2026 10:15:00.0000000]", "[DT:01/02/2026 10:16:00.0000000]"],
      { form: "encoded-date", granularity: "minute", order: null },
    ],
    [["2026-01-01", "2026-01-02"], { form: "iso-date", granularity: "day" }],
    [["2026-01-01T10:00:00.125", "2026-01-02T10:00:00"], { granularity: "fraction" }],
    [["0x07E1", "0x07E2"], { form: "text", granularity: "value" }],
    [["1", "2026-01-01"], { form: "mixed", granularity: "value" }],
  ])("%j: %j", (stamps, expected) => {
    expect(stampCapability(actorsWith(...stamps))).toMatchObject({ example: stamps[0], ...expected });
  });

  test("nothing where there are no actors", () => {
    expect(stampCapability(new Map())).toBeNull();
  });
});

test.each([
  [["9", "10"], "11"],
  [["[I:10]"], "[I:11]"],
  [["99999999999999999999"], "100000000000000000000"],
  [["2026-01-31T23:59:59Z"], "2026-02-01T00:00:00Z"],
  [["[DT:12/31/2026 23:59:59.0000000]"], "[DT:01/01/2027 00:00:00.0000000]"],
  [["abc"], null],
])("the stamp just above %j is %j", (stamps, later) => {
  expect(laterStamp(actorsWith(...stamps))).toBe(later);
});

test.each([
  ["aB ", "aB ", null],
  ["aB ", "aB", "trimmed"],
  ["aB ", "AB", "upper-case"],
  ["aB ", "ab ", "lower-case"],
  ["aB ", "a", "shortened"],
  ["aB ", "", "emptied"],
  ["[F:1.25]", "[F:1.3]", "other"],
] as const)("%j that comes back as %j was changed: %s", (sent, came, change) => {
  expect(changeOf(sent, came)).toBe(change);
});

test.each([16, 64, 256])("a request of %i KiB is that large to the byte", (kib) => {
  const about = { actorType: "Customer", connectionGuid: "b820f41e-9db5-4b77-a1a7-b16d13f74f31" };
  const request = { ...about, erpKeys: keysFilling(kib * 1024, about), fieldKeys: [] };
  expect(Buffer.byteLength(encodeRequest("getActors", request).body)).toBe(kib * 1024);
});
