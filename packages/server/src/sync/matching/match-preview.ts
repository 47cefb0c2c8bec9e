import { addAccounting, choicesByRule, NOTHING_READ, planConnect } from "@brygga/sync-engine";
import type { JobItem, JobSlice } from "../../jobs/job.ts";
import { type AcceptedPair, loadPairs } from "./accepted-pairs.ts";
import { accountingOf, type ConnectWork } from "./connect-work.ts";
import { acceptedProposals, type MatchJob } from "./match-rows.ts";

/** Records that are looked at in one slice: the ERP is asked for all of them at once. */
const SLICE_SIZE = 200;

/** What connecting a page of accepted proposals would write on either side, value by value. */
export async function previewSlice({
  deps,
  job,
  match,
  rule,
  afterId,
  signal,
}: ConnectWork): Promise<JobSlice> {
  const { db } = deps;
  const proposals = await acceptedProposals(db, {
    matchId: match.id,
    jobId: job.id,
    afterId,
    limit: SLICE_SIZE,
  });
  if (proposals.length === 0) return { position: null, counts: NOTHING_READ };
  const erp = await deps.erpSideOf(match.connectionId, signal);
  const pairs = await loadPairs(db, erp, { match, proposals });
  const foreseen = pairs.map((pair) => foresee(match, pair, rule));
  const last = proposals.at(-1)?.crmId ?? afterId;
  const items = foreseen.flatMap((one) => one.items);
  const valuesTo = (side: "crm" | "erp") => items.filter(({ target }) => target === side).length;
  return {
    position: proposals.length < SLICE_SIZE ? null : { afterId: last },
    counts: foreseen.map(({ counts }) => counts).reduce(addAccounting, NOTHING_READ),
    figures: { crmValues: valuesTo("crm"), erpValues: valuesTo("erp") },
    items,
  };
}

interface Foreseen {
  readonly counts: ReturnType<typeof accountingOf>;
  readonly items: readonly JobItem[];
}

function foresee(match: MatchJob, one: AcceptedPair, rule: ConnectWork["rule"]): Foreseen {
  const { crmId, erpKey } = one.proposal;
  const subject = { entity: match.entity, crmId, actorType: match.actorType, erpKey };
  if ("left" in one) return leave(subject, one.left);
  const chosen = choicesByRule(one.pair, rule);
  if (chosen.kind === "leave") return leave(subject, "values-differ", chosen.erpFieldKeys);
  const { log } = planConnect(one.pair, chosen.choices);
  const items = log.map((row): JobItem => ({ ...subject, ...row, category: "change" }));
  return { counts: accountingOf({ outcome: "connected" }), items };
}

function leave(subject: Partial<JobItem>, problem: string, erpFieldKeys: readonly string[] = []): Foreseen {
  const details = { fields: JSON.stringify(erpFieldKeys) };
  return {
    counts: accountingOf({ outcome: "left", problem }),
    items: [{ ...subject, category: "left", reason: problem, details }],
  };
}
