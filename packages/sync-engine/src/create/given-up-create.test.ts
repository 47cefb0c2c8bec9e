import type { Actor } from "@brygga/protocol";
import { describe, expect, test } from "vitest";
import { textField } from "../testing/world.ts";
import type { CreateDoubt, CreateStore, CreateWork, RivalCreate, SentCreate } from "./create-ports.ts";
import { lookForCreated } from "./creating.ts";
import { LANDS_WITHIN_MS } from "./given-up-create.ts";

const NOON = Date.parse("2026-11-22T12:00:00Z");
const DAY_MS = 86_400_000;
const at = (ms: number) => new Date(NOON + ms).toISOString();

const actor = (erpKey: string): Actor => ({
  ...{ actorType: "Customer", erpKey, lastModified: "", parentActorType: "", parentErpKey: "" },
  fieldValues: { NAME: "Havsbris AB" },
});

const INTENT: SentCreate = {
  ...{ actorType: "Customer", sent: actor(""), agreed: {}, knownKeys: [], sentAt: at(0) },
};

/** What comes of looking for the intent's actor, where the ERP has a new one like it, beside another record's create. */
async function lookBeside(rival: Pick<RivalCreate, "sentAt" | "isGivenUp"> & Partial<RivalCreate>) {
  const doubts: CreateDoubt[] = [];
  const store: CreateStore<SentCreate> = {
    intend: () => Promise.reject(new Error("nothing is sent")),
    intendAgain: () => Promise.reject(new Error("nothing is sent")),
    settle: () => Promise.resolve(),
    noteDoubt: async (_, doubt) => void doubts.push(doubt),
    linkedKeys: async () => new Set(),
    rivals: async () => [{ sent: actor(""), knownKeys: [], isOwn: false, ...rival }],
    situation: async () => ({
      record: { entity: "company", id: 1, version: 1, deleted: false, values: { name: "Havsbris AB" } },
      ...{ type: TYPE, winner: "crm", blankOverwrites: true },
    }),
    link: async () => 7,
  };
  const work: CreateWork<SentCreate> = {
    ...{ store, type: TYPE, searchable: new Set(["NAME"]) },
    erp: {
      create: () => Promise.reject(new Error("nothing is sent")),
      search: async () => [actor("C9")],
      getActors: async () => [actor("C9")],
    },
  };
  const linkId = await lookForCreated(work, INTENT);
  return linkId === null ? doubts.map(({ because }) => because) : "linked";
}

const TYPE = { actorType: "Customer", entity: "company" as const, fields: [textField("name")] };

describe("a create that was given up", () => {
  test("may still land: its actor is taken for no other record's", async () => {
    expect(await lookBeside({ sentAt: at(-60_000), isGivenUp: true })).toEqual(["contested"]);
    expect(await lookBeside({ sentAt: at(60_000), isGivenUp: true })).toEqual(["contested"]);
    expect(await lookBeside({ sentAt: at(-6 * DAY_MS), isGivenUp: true })).toEqual(["contested"]);
  });

  test("is in the way of nothing that is sent after it can have landed", async () => {
    expect(await lookBeside({ sentAt: at(-LANDS_WITHIN_MS - 1), isGivenUp: true })).toBe("linked");
    expect(await lookBeside({ sentAt: at(-365 * DAY_MS), isGivenUp: true })).toBe("linked");
  });

  test("is in the way of no actor that was there before it, and of none unlike it", async () => {
    const givenUp = { sentAt: at(-60_000), isGivenUp: true };
    expect(await lookBeside({ ...givenUp, knownKeys: ["C9"] })).toBe("linked");
    const other = { ...actor(""), fieldValues: { NAME: "Kaj AB" } };
    expect(await lookBeside({ ...givenUp, sent: other })).toBe("linked");
  });

  test("and one that is still waited for is in the way for as long as it is", async () => {
    expect(await lookBeside({ sentAt: at(-365 * DAY_MS), isGivenUp: false })).toEqual(["contested"]);
  });
});
