import { type Accounting, addAccounting, ErpFailure, NOTHING_READ, stopsCycle } from "@brygga/sync-engine";
import { z } from "zod";
import { rightsOf } from "../../admin/access.ts";
import { multiLanguageText } from "../../admin/words.ts";
import { type Job, type JobKind, JobRefused, type JobSlice, type OpenedJob } from "../../jobs/job.ts";
import { Problem } from "../../problem.ts";
import { closeJobRun, openJobRun } from "../jobs/job-run.ts";
import { connectParams, connectProposal } from "./connect-proposal.ts";
import { accountingOf, type ConnectWork, type MatchConnectDeps } from "./connect-work.ts";
import { previewSlice } from "./match-preview.ts";
import {
  acceptedProposals,
  countAccepted,
  loadMatchJob,
  noteOutcome,
  type ProposalOutcome,
} from "./match-rows.ts";
import { OutcomeTally } from "./outcome-tally.ts";

export const CONNECT_KIND = "match-connect";

/** Records that are connected in one slice: each is up to three calls of the ERP, and a cycle has its turn in between. */
const SLICE_SIZE = 20;

const position = z.object({ afterId: z.int() }).nullable();

/** Connects the accepted proposals of a matching one by one; as a preview it tells what that would write. */
export const matchConnectJob = (deps: MatchConnectDeps): JobKind => ({
  name: CONNECT_KIND,
  open: (job) => openConnectJob(deps, job),
});

async function openConnectJob(deps: MatchConnectDeps, job: Job): Promise<OpenedJob> {
  const { db, now } = deps;
  const { matchId, rule } = connectParams.parse(job.params);
  const match = await loadMatchJob(db, matchId);
  const run = job.isPreview ? null : await openJobRun(db, job, now());
  const runId = run?.known ?? null;
  const tally = new OutcomeTally(db, job, matchId);
  return {
    total: (job.isPreview ? 0 : await tally.done()) + (await countAccepted(db, { matchId, jobId: job.id })),
    isReadOnly: job.isPreview,
    runId,
    async slice(stored, signal) {
      await requireRight(deps, job);
      const afterId = position.parse(stored)?.afterId ?? 0;
      const work = { deps, job, match, rule, afterId, signal };
      return job.isPreview ? previewSlice(work) : tally.counted(() => connectSlice(work, runId));
    },
    end: (ended) => (run === null ? Promise.resolve() : closeJobRun(db, ended)),
  };
}

/** The right may have been taken away since the job was asked for. */
async function requireRight({ db }: MatchConnectDeps, { userId, connectionId }: Job): Promise<void> {
  const principal = { userId: userId ?? 0, username: "", role: "user", language: null } as const;
  const { canConnect } = await rightsOf(db, connectionId, principal);
  if (!canConnect) throw new JobRefused("The user may not connect in this connection any more", NO_RIGHT);
}

const NO_RIGHT = multiLanguageText({
  en: "You may not connect records in this ERP connection any more. Ask an administrator.",
  sv: "Du får inte längre ansluta poster i den här ERP-kopplingen. Fråga en administratör.",
  nb: "Du kan ikke lenger koble til poster i denne ERP-tilkoblingen. Spør en administrator.",
  da: "Du må ikke længere forbinde poster i denne ERP-forbindelse. Spørg en administrator.",
  de: "Sie dürfen in dieser ERP-Verbindung keine Datensätze mehr verbinden. Fragen Sie einen Administrator.",
  nl: "U mag in deze ERP-verbinding geen records meer koppelen. Vraag het een beheerder.",
});

const INACTIVE = multiLanguageText({
  en: "The ERP connection was deactivated. Activate it, and connect the rest: what is connected stays.",
  sv: "ERP-kopplingen avaktiverades. Aktivera den och anslut resten: det som är anslutet förblir anslutet.",
  nb: "ERP-tilkoblingen ble deaktivert. Aktiver den, og koble til resten: det som er koblet til, forblir koblet til.",
  da: "ERP-forbindelsen blev deaktiveret. Aktivér den, og forbind resten: det, der er forbundet, forbliver forbundet.",
  de: "Die ERP-Verbindung wurde deaktiviert. Aktivieren Sie sie, und verbinden Sie den Rest: Was verbunden ist, bleibt verbunden.",
  nl: "De ERP-verbinding is gedeactiveerd. Activeer ze en koppel de rest: wat gekoppeld is, blijft gekoppeld.",
});

async function connectSlice(work: ConnectWork, runId: number | null): Promise<JobSlice> {
  const { deps, job, match, rule, afterId, signal } = work;
  const page = await acceptedProposals(deps.db, {
    matchId: match.id,
    jobId: job.id,
    afterId,
    limit: SLICE_SIZE,
  });
  let counts = NOTHING_READ;
  let last = afterId;
  for (const proposal of page) {
    const { erpKey } = proposal;
    // What was done before the end is stored; the rest comes in the next slice.
    if (erpKey === null || (signal.aborted && counts.read > 0)) break;
    const connecting = {
      ...{ match, rule, job: { userId: job.userId, runId } },
      proposal: { ...proposal, erpKey },
    };
    const outcome = await connectOne(deps, connecting, counts);
    if (outcome === null) return { position: { afterId: last }, counts };
    await noteOutcome(deps.db, { ...proposal, jobId: job.id }, outcome);
    counts = addAccounting(counts, accountingOf(outcome));
    last = proposal.crmId;
  }
  const isLast = page.length < SLICE_SIZE && last === (page.at(-1)?.crmId ?? last);
  return { position: isLast ? null : { afterId: last }, counts };
}

/** null: the ERP cannot be reached, and what the slice has done before is to be stored first. */
async function connectOne(
  { db, linking }: MatchConnectDeps,
  connecting: Parameters<typeof connectProposal>[2],
  before: Accounting,
): Promise<ProposalOutcome | null> {
  try {
    return await connectProposal(db, linking, connecting);
  } catch (error) {
    if (error instanceof Problem && error.code === "connection-inactive") {
      throw new JobRefused("The ERP connection is not active", INACTIVE);
    }
    if (error instanceof ErpFailure && stopsCycle(error) && before.read > 0) return null;
    throw error;
  }
}
