import type { MatchRule } from "@brygga/api-contract";
import type { CrmEntity, CrmValue } from "@brygga/sync-engine";
import type { Principal } from "../../../auth/principal.ts";
import { createRecord } from "../../../crm/records.ts";
import { inTransaction } from "../../../db/database.ts";
import type { Job } from "../../../jobs/job.ts";
import { loadJob } from "../../../jobs/job-store.ts";
import { openSyncWorld, type SyncWorld } from "../../testing/sync-world.ts";
import { type MatchJob, type Proposal, toProposal } from "../match-rows.ts";
import { jobsOf } from "../match-work.ts";

/** Who matches; no administrator. */
export const ANNA: Principal = { userId: 1, username: "anna", role: "user", language: null };

/** A sample ERP, companies for its customers of which some are linked to nobody, and the steps of matching them. */
export interface MatchWorld extends SyncWorld {
  /** The company of a customer. */
  idOf(erpKey: string): number;
  newRecord(entity: CrmEntity, values: Record<string, CrmValue>): Promise<number>;
  propose(request?: ProposeRequest): Promise<{ match: MatchJob; job: Job }>;
  /** By the id of the record. */
  proposals(match: MatchJob): Promise<Map<number, Proposal>>;
  acceptAll(match: MatchJob): Promise<number>;
  connect(match: MatchJob, rule?: MatchRule, isPreview?: boolean): Promise<Job>;
  ended(job: Job | undefined): Promise<Job>;
  links(): Promise<{ crm_id: number; crm_entity: CrmEntity; erp_key: string }[]>;
}

export interface ProposeRequest {
  /** @default all */
  readonly recordIds?: readonly number[];
  /** @default customers and companies */
  readonly of?: Pick<MatchJob, "entity" | "actorType">;
}

export interface MatchWorldOptions {
  readonly customers: number;
  /** Customers that nobody is linked to. */
  readonly unlinked: readonly string[];
}

export async function openMatchWorld({ customers, unlinked }: MatchWorldOptions): Promise<MatchWorld> {
  const world = await openSyncWorld({ customers });
  const user = { username: ANNA.username, display_name: "Anna", role: "user", password_hash: "" } as const;
  await world.db
    .insertInto("user_account")
    .values({ ...user, language: null, created_at: "", disabled_at: null })
    .execute();
  await world.db.deleteFrom("link").where("erp_key", "in", unlinked).execute();
  return { ...world, ...stepsOf(world) };
}

const CUSTOMERS = { entity: "company", actorType: "Customer" } as const;

function stepsOf({ db, services, connectionId, companyIds }: SyncWorld): Omit<MatchWorld, keyof SyncWorld> {
  const ended: MatchWorld["ended"] = async (job) => {
    if (job === undefined) throw new Error("no job was started");
    await services.jobs.runner.settled(job.id, AbortSignal.timeout(20_000));
    const now = await loadJob(db, job.id);
    if (now === null) throw new Error("the job is gone");
    return now;
  };
  return {
    ended,
    idOf: (erpKey) => companyIds.get(erpKey) ?? 0,
    newRecord: async (entity, values) =>
      (await inTransaction(db, (trx) => createRecord(trx, { entity, values }, "user:1"))).id,
    async propose({ recordIds, of = CUSTOMERS } = {}) {
      const request = { ...of, connectionId, query: {}, recordIds: recordIds ?? null };
      const match = await services.matching.create(ANNA, request);
      const [job] = await jobsOf(db, match);
      return { match, job: await ended(job) };
    },
    async proposals({ id }) {
      const rows = await db.selectFrom("match_proposal").selectAll().where("match_id", "=", id).execute();
      return new Map(rows.map((row) => [row.crm_id, toProposal(row)]));
    },
    acceptAll: ({ id }) => services.matching.accept(ANNA, id, { accepted: true }),
    connect: async ({ id }, rule = "priority", isPreview = false) =>
      ended(await services.matching.connect(ANNA, id, { rule, isPreview })),
    links: () => db.selectFrom("link").selectAll().orderBy("erp_key").execute(),
  };
}
