import type { Actor } from "@brygga/protocol";
import { type Accounting, addAccounting, NOTHING_READ } from "@brygga/sync-engine";
import { z } from "zod";
import { inTransaction, type Trx } from "../../db/database.ts";
import { runForEach } from "../../db/for-each-row.ts";
import type { JobKind, JobSlice } from "../../jobs/job.ts";
import { importParams } from "../jobs/import-params.ts";
import { NO_RUN } from "../jobs/job-run.ts";
import { bringPersons, forgetBrought } from "./bring-persons.ts";
import { decideBatch } from "./decide-batch.ts";
import type { ActorOfLine, Decision } from "./decide-lines.ts";
import { type FetchedBatch, type FetchedLine, fetchLines } from "./fetch-lines.ts";
import { actorName, type ImportType, matchValue, personsOf } from "./import-type.ts";
import { BATCH_SIZE, type ImportJobDeps, ImportWork } from "./import-work.ts";
import type { UnmappedItem } from "./item-overlay.ts";
import { accountingOf } from "./line-accounting.ts";
import { type Foreseen, nextLines, storeForeseen } from "./line-store.ts";
import { foreseenPartners } from "./new-items.ts";
import { planFound, planNew } from "./plan-line.ts";

/** A cycle that waits has its turn in between. */
const BATCHES_PER_SLICE = 4;

const position = z.object({ after: z.int() }).nullable();

/** Looks at every actor of an import and says what would become of it. It writes to nothing but the import. */
export const importPreviewJob = (deps: ImportJobDeps): JobKind => ({
  name: "import-preview",
  async open(job) {
    const { importId } = importParams.parse(job.params);
    const work = await ImportWork.open(deps, importId);
    const { contactMatch } = work.one.settings;
    return {
      // How many persons come along is not known before they have.
      total: contactMatch === "none" || job.position !== null ? await countAll(work) : null,
      isReadOnly: true,
      runId: null,
      async slice(stored, signal) {
        const at = position.parse(stored);
        if (at !== null) return previewSlice(work, at.after, signal);
        await begin(deps, work, signal);
        return { position: { after: 0 }, counts: NOTHING_READ };
      },
      end: async () => undefined,
    };
  },
});

async function countAll({ db, one }: ImportWork): Promise<number> {
  const { count } = await db
    .selectFrom("erp_import_line")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("import_id", "=", one.id)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** What was foreseen before is forgotten, and persons are brought along where they are wanted. */
async function begin(deps: ImportJobDeps, work: ImportWork, signal: AbortSignal): Promise<void> {
  const { db, one } = work;
  await inTransaction(db, (trx) => forgetForeseen(trx, one.id));
  const persons =
    one.entity === "company" && one.settings.contactMatch !== "none" ? personsOf(work.types.plan) : undefined;
  if (persons === undefined) return forgetBrought(db, one.id);
  const connection = await deps.openConnection(one.connectionId);
  await bringPersons({ db, one, connection, actorType: persons.actorType, signal });
}

async function forgetForeseen(trx: Trx, importId: number): Promise<void> {
  await trx
    .updateTable("erp_import_line")
    .set({ outcome: null, reason: null, details: "{}", record_id: null, match_key: null })
    .where("import_id", "=", importId)
    .where("outcome", "is not", null)
    .execute();
  await trx.deleteFrom("erp_import_item").where("import_id", "=", importId).execute();
}

async function previewSlice(work: ImportWork, from: number, signal: AbortSignal): Promise<JobSlice> {
  const erp = await work.erp(NO_RUN, signal);
  let counts = NOTHING_READ;
  let after = from;
  for (let batch = 0; batch < BATCHES_PER_SLICE; batch++) {
    const lines = await nextLines(work.db, { importId: work.one.id, after, limit: BATCH_SIZE });
    const last = lines.at(-1);
    if (last === undefined) return { position: null, counts };
    const type = await work.types.of(last.actorType);
    const fetching = fetchLines(erp, type, lines);
    // What is counted is to be stored. The failure is met again at the beginning of the next slice.
    const fetched = await (after === from ? fetching : fetching.catch(() => null));
    if (fetched === null) return { position: { after }, counts };
    counts = addAccounting(counts, await foresee(work, type, fetched));
    after = last.id;
  }
  return { position: { after }, counts };
}

async function foresee(work: ImportWork, type: ImportType, fetched: FetchedBatch): Promise<Accounting> {
  const { db, one } = work;
  const items = await work.newItems(
    type,
    fetched.found.map(({ actor }) => actor),
  );
  const present = work.types.addPartners(type, foreseenPartners(one.settings, [...items.keys()]));
  const actors = fetched.found.map((line) => lookedAt(present, line));
  const decisions = await decideBatch(db, { one, type: present, isPreview: true }, actors);
  // Those that a slice without an end has foreseen are counted already.
  const fresh = fetched.found.filter(({ line }) => line.outcome === null).map(({ actor }) => actor);
  const counted = fresh.length === fetched.found.length ? items : await work.newItems(type, fresh);
  const lines = [...decisions.map((one) => foreseen(present, one)), ...unanswered(fetched)];
  await inTransaction(db, async (trx) => {
    await storeForeseen(trx, lines);
    await countItems(trx, one.id, counted);
  });
  return accountingOf(lines.map(({ outcome, reason }) => ({ fate: outcome, reason })));
}

interface Looked extends ActorOfLine {
  readonly actor: Actor;
}

const lookedAt = (type: ImportType, { line, actor }: FetchedLine): Looked => ({
  ...{ actor, lineId: line.id, erpKey: line.erpKey, matchValue: matchValue(type, actor) },
  ...{ parentErpKey: actor.parentErpKey, parentActorType: actor.parentActorType },
});

function foreseen(type: ImportType, decision: Decision<Looked>): Foreseen {
  const { lineId, actor } = decision.actor;
  const fields = type.transforms.map(({ field }) => ({
    fieldKey: field.erpFieldKey,
    crmFieldKey: field.crmFieldKey,
  }));
  const line = { lineId, name: actorName(fields, actor) };
  if (decision.kind === "set-aside") {
    const { outcome, reason, details, recordId } = decision;
    return { ...line, outcome, reason, details, values: 0, problems: 0, recordId, matchKey: null };
  }
  const { matchKey } = decision;
  if (decision.kind === "new") {
    const { plan, outcome, reason, details } = planNew(type, actor);
    const values = plan.count + (decision.companyId === null ? 0 : 1);
    const problems = plan.problems.length;
    return { ...line, outcome, reason, details, values, problems, recordId: null, matchKey };
  }
  const { plan, values, outcome, reason, details } = planFound(type, actor, decision);
  return {
    ...{ ...line, outcome, reason, details, matchKey, recordId: decision.record.id },
    values: Object.keys(values).length,
    problems: plan.problems.length,
  };
}

function unanswered({ gone, refused }: FetchedBatch): Foreseen[] {
  const blank = { values: 0, problems: 0, recordId: null, matchKey: null };
  return [
    ...gone.map(
      ({ id: lineId, name }): Foreseen => ({
        ...blank,
        ...{ lineId, name, outcome: "problem", reason: "gone", details: {} },
      }),
    ),
    ...refused.map(
      ({ line: { id: lineId, name }, refusal: { explanation } }): Foreseen => ({
        ...blank,
        ...{ lineId, name, outcome: "problem", reason: "erp-refused", details: { explanation } },
      }),
    ),
  ];
}

const COUNT_ITEM = `insert into erp_import_item (import_id, actor_type, field_key, erp_item_key, text, count)
  values (?, ?, ?, ?, ?, ?) on conflict do update set count = count + excluded.count`;

/** A text without an item in a list of the CRM has no mapping that could be chosen. */
async function countItems(
  trx: Trx,
  importId: number,
  items: ReadonlyMap<UnmappedItem, number>,
): Promise<void> {
  const listed = [...items].filter(([{ isItem }]) => isItem);
  const rows = listed.map(([item, count]) => [
    importId,
    item.actorType,
    item.fieldKey,
    item.erpItemKey,
    item.text,
    count,
  ]);
  await runForEach(trx, COUNT_ITEM, rows);
}
