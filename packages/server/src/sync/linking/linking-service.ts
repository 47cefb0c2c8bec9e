import type { Actor } from "@brygga/protocol";
import {
  type Clock,
  type ConnectPair,
  type ConnectPlan,
  compareForConnect,
  completeConnect,
  ErpFailure,
  type ErpSide,
  type FieldDifference,
  planConnect,
  type Side,
} from "@brygga/sync-engine";
import { rightsOf } from "../../admin/access.ts";
import type { Principal } from "../../auth/principal.ts";
import { readRecord, recordName } from "../../crm/records.ts";
import type { Db } from "../../db/database.ts";
import type { KeyedLock } from "../../jobs/keyed-lock.ts";
import { Problem } from "../../problem.ts";
import { type ConnectableTarget, type LinkTarget, loadTarget } from "./connect-target.ts";
import { requireSettleRight } from "./create-actor.ts";
import { refuseInDoubt } from "./create-in-doubt.ts";
import { removeLink } from "./disconnect.ts";
import { recordKeyOf } from "./record-key.ts";
import { StaleRecord, storeLink } from "./store-link.ts";

/** How often a record is planned anew because somebody writes to it while it is being connected. */
const MAX_TRIES = 3;

export interface LinkingDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly erpSideOf: (connectionId: number) => Promise<ErpSide>;
  /** One thing at a time for each record and connection: {@link recordKeyOf}; shared with whatever else links records. */
  readonly lock: KeyedLock<string>;
}

export interface LinkPreview {
  /** What the actor calls itself, in the field that is mapped to the record's name; else its key. */
  readonly actorName: string;
  readonly recordName: string;
  readonly differences: readonly ShownDifference[];
  readonly equalCount: number;
}

export interface ShownDifference extends FieldDifference {
  /** May be multi-language text. */
  readonly displayName: string;
  /** Whether `erpText` is the name of an item of an ERP list, which may be multi-language text. */
  readonly isErpItem: boolean;
}

/** The side to keep, by ERP field key. */
export type Choices = Readonly<Record<string, Side>>;

/** Chooses when both sides have been read; what it throws ends the connecting before anything is written. */
export type Choose = (pair: ConnectPair) => Choices;

export interface TargetOfUser extends LinkTarget {
  /**
   * The create in doubt of the record that is given up for it. Another one is in the way: an actor that is looked for, or
   * under way, would come to the record beside the one that it is connected with.
   */
  readonly givesUp?: number | undefined;
}

/** Who is behind a link, in the log. */
export interface ConnectingJob {
  readonly userId: number | null;
  readonly runId: number | null;
}

export interface LinkingService {
  preview(principal: Principal, target: LinkTarget): Promise<LinkPreview>;
  /** Writes both sides and stores the link; answers its id. */
  connect(principal: Principal, target: TargetOfUser, choices: Choices): Promise<number>;
  /** The same for a job, whose rights have been looked at. Failures of the ERP are thrown as they are. */
  connectInJob(job: ConnectingJob, target: LinkTarget, choose: Choose): Promise<number>;
  /** Answers how many links were removed, with those of a company's contacts. */
  disconnect(principal: Principal, linkId: number): Promise<number>;
}

export function createLinkingService(deps: LinkingDeps): LinkingService {
  const { db, lock } = deps;
  return {
    async preview(principal, target) {
      await requireConnectRight(db, principal, target.connectionId);
      return describeTarget(await withErp(deps, target, (erp) => loadTarget(db, erp, target)));
    },
    async connect(principal, { givesUp, ...target }, choices) {
      await requireConnectRight(db, principal, target.connectionId);
      if (givesUp !== undefined) await requireSettleRight(db, principal, target.connectionId);
      const { userId } = principal;
      const connecting = { userId, runId: null, target, givesUp, choose: () => choices };
      return oneAtATime(lock, target, () =>
        withErp(deps, target, (erp) => connect(deps, { ...connecting, erp })),
      );
    },
    connectInJob: (job, target, choose) =>
      oneAtATime(lock, target, async () => {
        const erp = await deps.erpSideOf(target.connectionId);
        return connect(deps, { ...job, target, choose, erp });
      }),
    disconnect: (principal, linkId) => removeLink(db, principal, linkId),
  };
}

/**
 * Two users who connect the same record or the same actor take turns, so that the second is refused before its
 * values are written to the ERP. Always the actor first, then the record: nobody waits in a circle.
 */
function oneAtATime<Result>(
  lock: KeyedLock<string>,
  { connectionId, entity, entityId, actorType, erpKey }: LinkTarget,
  work: () => Promise<Result>,
): Promise<Result> {
  return lock.run(JSON.stringify([connectionId, actorType, erpKey]), () =>
    lock.run(recordKeyOf({ connectionId, entity, entityId }), work),
  );
}

/** CRM fields that name a record, in the order of telling. */
const NAMING_FIELDS = ["name", "firstName", "middleName", "lastName"];

function describeTarget({ connection, pair }: ConnectableTarget): LinkPreview {
  const { differences, equalCount } = compareForConnect(pair);
  const { actor, fields } = pair;
  const naming = NAMING_FIELDS.flatMap((key) => fields.find((field) => field.crmFieldKey === key) ?? []);
  const name = naming
    .map((field) => actor.fieldValues[field.erpFieldKey] ?? "")
    .filter(Boolean)
    .join(" ");
  const isItem = (key: string) =>
    fields.some(({ erpFieldKey, erpFieldType }) => erpFieldKey === key && erpFieldType === "List");
  return {
    actorName: name || actor.erpKey,
    recordName: recordName(pair.record),
    differences: differences.map((difference) => ({
      ...difference,
      displayName: connection.fieldName(actor.actorType, difference.erpFieldKey),
      isErpItem: isItem(difference.erpFieldKey),
    })),
    equalCount,
  };
}

export async function requireConnectRight(db: Db, principal: Principal, connectionId: number): Promise<void> {
  const rights = await rightsOf(db, connectionId, principal);
  if (!rights.visible) throw new Problem("not-found");
  if (!rights.canConnect) throw new Problem("not-allowed");
}

interface Connecting extends ConnectingJob {
  readonly target: LinkTarget;
  readonly choose: Choose;
  readonly erp: ErpSide;
  readonly givesUp?: number | undefined;
}

/**
 * The ERP is written first: when it refuses, nothing has happened here. A user who saves the record meanwhile
 * makes the plan stale; the ERP then holds what was chosen, and the record is compared with it anew.
 */
async function connect(deps: LinkingDeps, connecting: Connecting): Promise<number> {
  const { db, clock } = deps;
  const { target, erp, choose, ...linked } = connecting;
  const { pair } = await loadTarget(db, erp, target);
  await refuseInDoubt(db, target, linked.givesUp);
  const plan = await writeToErp(erp, pair, choose(pair));
  for (let tries = 1; ; tries++) {
    const record = await readRecord(db, target.entity, target.entityId);
    if (!record || record.deleted) throw new Problem("not-found");
    try {
      return await storeLink(db, { target, plan, version: record.version, ...linked, at: clock.now() });
    } catch (error) {
      if (!(error instanceof StaleRecord) || tries === MAX_TRIES) throw error;
    }
  }
}

async function writeToErp(
  erp: ErpSide,
  pair: ConnectableTarget["pair"],
  choices: Choices,
): Promise<ConnectPlan> {
  const plan = planConnect(pair, choices);
  if (plan.actor === null) return plan;
  const { saved, explanation } = await erp.saveActors([plan.actor]);
  const answer = saved.find((actor: Actor) => actor.erpKey === pair.actor.erpKey);
  if (!answer) throw refused(explanation, "SaveActors answered without the actor");
  return completeConnect(pair, choices, answer);
}

const refused = (user: string, tech: string) => new Problem("erp-refused", { explanation: { user, tech } });

/** Failures of the ERP become answers that a user understands. */
async function withErp<Result>(
  deps: LinkingDeps,
  target: LinkTarget,
  work: (erp: ErpSide) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(await deps.erpSideOf(target.connectionId));
  } catch (error) {
    if (!(error instanceof ErpFailure)) throw error;
    const explanation = { user: error.userExplanation, tech: error.techExplanation };
    throw new Problem(error.kind === "refused" ? "erp-refused" : "erp-unreachable", {
      explanation,
      cause: error,
    });
  }
}
