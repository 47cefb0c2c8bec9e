import type { CheckReport } from "@brygga/api-contract";
import { expect, test } from "vitest";
import { reportText } from "./report-text.ts";

const evidence = [
  { operation: "GetActors", sent: 'erpKeys ["1"]', came: "Ok, no actors", ms: 3, reused: false },
  { operation: "SearchActors", sent: 'searchText ""', came: "Ok, 2 actors: 1, 2", ms: 0, reused: true },
];
const rule = { sentence: "does something", reason: "", evidence: [], calls: 0 };

const report: CheckReport = {
  url: "http://erp.example/ErpConnectorWS.svc",
  startedAt: "2026-11-22T10:00:00.000Z",
  ms: 1234,
  groups: [
    {
      id: "reading",
      title: "Reading actors",
      rules: [
        { ...rule, id: "good", outcome: "passed", evidence, calls: 2 },
        { ...rule, id: "bad", outcome: "failed", reason: "expected 1, came 2", evidence, calls: 5 },
        { ...rule, id: "none", outcome: "not-tested", reason: "no persons" },
      ],
    },
    {
      id: "saving",
      title: "Saving actors",
      rules: ["a", "b"].map((id) => ({
        ...rule,
        id,
        outcome: "not-tested" as const,
        reason: "it was not allowed",
      })),
    },
  ],
  profile: {
    url: "http://erp.example/ErpConnectorWS.svc",
    checkedAt: "2026-11-22T10:00:01.000Z",
    rules: { passed: 1, notTested: 3, failed: ["bad"] },
    lastModified: { example: "7", form: "number", granularity: "value", largestTie: 3, order: "unsorted" },
    inclusive: false,
    emptySuccess: { getActors: "no-list", getActorsByTimestamp: null },
    requestBytes: { accepted: 65_536, refused: 131_072 },
    answerTimes: { calls: 9, medianMs: 2, slowestMs: 40, slowestOperation: "SearchActors" },
    writing: {
      checkedAt: "2026-11-22T10:00:01.000Z",
      triedFields: 2,
      changedValues: [{ actorType: "Customer", fieldKey: "NAME", change: "upper-case" }],
      badRecord: "all-refused",
      partialSave: false,
    },
  },
  leftBehind: ["Customer 7 was created and stays"],
};

test("the report goes rule by rule, with the evidence of what failed", () => {
  expect(
    reportText(report, { colours: false, verbose: false }),
  ).toBe(`http://erp.example/ErpConnectorWS.svc, examined 2026-11-22 10:00 UTC in 1.2 s.
The connector …

Reading actors
  pass  does something
  FAIL  does something (bad)
        expected 1, came 2
        after 3 other calls:
        sent GetActors erpKeys ["1"]
        came Ok, no actors (3 ms)
        sent SearchActors searchText ""
        came Ok, 2 actors: 1, 2 (asked before)
    -   does something
        not tested: no persons

Saving actors
    -   2 rules not tested: it was not allowed

Capability profile
  LastModified                 number, such as 7; up to 3 actors share one
  Changed actors come          in no order
  Actors of the stamp itself   are left out
  Nothing found                GetActors: no list; GetActorsByTimestamp: not known
  Largest request              64 KiB answered, 128 KiB refused
  Answer times                 2 ms as a rule, 40 ms at most (SearchActors), in 9 calls
  Written values               Customer.NAME: upper-case
  A bad record among others    none is saved
  Saving changed fields alone  does not keep the other fields

Left behind
  Customer 7 was created and stays

1 passed, 1 failed, 3 not tested.
`);
});

test("verbose shows the calls of what passed, too", () => {
  const text = reportText(report, { colours: false, verbose: true });
  expect(text).toMatch(/pass {2}does something\n {8}sent GetActors/);
});

test("a terminal gets colours, a file gets none", () => {
  expect(reportText(report, { colours: true, verbose: false })).toContain("\u001b[31mFAIL");
  expect(reportText(report, { colours: false, verbose: true })).not.toContain("\u001b");
});
