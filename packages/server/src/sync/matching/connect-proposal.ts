import { MATCH_RULES } from "@brygga/api-contract";
import { choicesByRule, ErpFailure, type MatchRule, stopsCycle } from "@brygga/sync-engine";
import { z } from "zod";
import type { Db } from "../../db/database.ts";
import { Problem } from "../../problem.ts";
import type { ConnectingJob, LinkingService } from "../linking/linking-service.ts";
import { StaleRecord } from "../linking/store-link.ts";
import type { MatchJob, Proposal, ProposalOutcome } from "./match-rows.ts";

export const connectParams = z.object({ matchId: z.int(), rule: z.enum(MATCH_RULES) });

export interface ProposalToConnect {
  readonly match: MatchJob;
  readonly proposal: Proposal & { readonly erpKey: string };
  readonly rule: MatchRule;
  readonly job: ConnectingJob;
}

/** What of a record is not for the ERP to refuse, but for the user to mend or to decide. */
const LEFT = new Set([
  "already-linked",
  "create-in-doubt",
  "parent-not-linked",
  "actor-not-found",
  "not-found",
]);

/**
 * Connects one record as a user does, wholly or not at all, and answers what became of it. What a crash left connected
 * counts as connected. An ERP that cannot be reached, and what nobody has thought of, is thrown.
 */
export async function connectProposal(
  db: Db,
  linking: LinkingService,
  connecting: ProposalToConnect,
): Promise<ProposalOutcome> {
  const { match, proposal, rule, job } = connecting;
  const { connectionId, entity, actorType } = match;
  const target = { connectionId, entity, entityId: proposal.crmId, actorType, erpKey: proposal.erpKey };
  try {
    const linkId = await linking.connectInJob(job, target, (pair) => {
      const chosen = choicesByRule(pair, rule);
      if (chosen.kind === "leave") throw new ValuesDiffer(chosen.erpFieldKeys);
      return chosen.choices;
    });
    return { outcome: "connected", linkId };
  } catch (error) {
    const linkId = isCode(error, "already-linked") ? await ownLink(db, connecting) : null;
    if (linkId !== null) return { outcome: "connected", linkId };
    return outcomeOf(error);
  }
}

function outcomeOf(error: unknown): ProposalOutcome {
  if (error instanceof ValuesDiffer) {
    const explanation = JSON.stringify(error.erpFieldKeys);
    return { outcome: "left", problem: "values-differ", explanation };
  }
  if (error instanceof StaleRecord) return { outcome: "left", problem: "version-conflict" };
  if (error instanceof Problem && LEFT.has(error.code)) return { outcome: "left", problem: error.code };
  if (error instanceof Problem && error.code === "erp-refused") {
    return { outcome: "failed", problem: "erp-refused", explanation: error.explanation?.user ?? "" };
  }
  if (error instanceof ErpFailure && !stopsCycle(error)) {
    return { outcome: "failed", problem: "erp-refused", explanation: error.userExplanation };
  }
  throw error;
}

const isCode = (error: unknown, code: string): boolean => error instanceof Problem && error.code === code;

/** The link of this very pair: it was stored before a crash, or somebody else has connected the two meanwhile. */
async function ownLink(db: Db, { match, proposal }: ProposalToConnect): Promise<number | null> {
  const row = await db
    .selectFrom("link")
    .select("id")
    .where("connection_id", "=", match.connectionId)
    .where("crm_entity", "=", match.entity)
    .where("crm_id", "=", proposal.crmId)
    .where("actor_type", "=", match.actorType)
    .where("erp_key", "=", proposal.erpKey)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Thrown before anything is written, because a value would have to give way. */
class ValuesDiffer extends Error {
  override readonly name = "ValuesDiffer";
  readonly erpFieldKeys: readonly string[];

  constructor(erpFieldKeys: readonly string[]) {
    super(`values of ${erpFieldKeys.join(", ")} differ`);
    this.erpFieldKeys = erpFieldKeys;
  }
}
