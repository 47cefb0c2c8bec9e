import type { JobItem as ItemAnswer, Job as JobAnswer } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import type { CrmEntity } from "@brygga/sync-engine";
import type { Db } from "../../db/database.ts";
import { idSet } from "../../db/sql.ts";
import type { Job } from "../../jobs/job.ts";
import { type ItemPage, listItems, type StoredItem } from "../../jobs/job-items.ts";
import { type JobFilter, listJobs } from "../../jobs/job-store.ts";
import {
  erpFieldNames,
  erpItemNames,
  nameAndKey,
  recordNames,
  valueTexts,
} from "../listing/display-names.ts";
import { decodeCursor, pageOfRows } from "../listing/paging.ts";
import { detailsOf } from "../problems/problem-details.ts";
import { redosAmong } from "./redos.ts";
import { undoableJobs } from "./undoable-jobs.ts";

/** Jobs as they are shown, in one language. */
export async function presentJobs(db: Db, jobs: readonly Job[], language: string): Promise<JobAnswer[]> {
  const nameOf = await connectionNames(db, jobs);
  const userOf = await userNames(db, jobs);
  const undoable = await undoableJobs(db, jobs);
  const redos = await redosAmong(db, jobs);
  return jobs.map((job) => ({
    id: job.id,
    kind: job.kind,
    connectionId: job.connectionId,
    connectionName: textInLanguage(nameOf.get(job.connectionId) ?? "", language),
    state: job.state,
    isPreview: job.isPreview,
    params: job.params as Record<string, unknown>,
    done: job.counts.read,
    total: job.total,
    counts: { ...job.counts, skippedBecause: { ...job.counts.skippedBecause } },
    figures: { ...job.figures },
    runId: job.runId,
    username: job.userId === null ? null : (userOf.get(job.userId) ?? null),
    createdAt: job.createdAt.toISOString(),
    startedAt: job.startedAt?.toISOString() ?? null,
    finishedAt: job.finishedAt?.toISOString() ?? null,
    nextAttemptAt: job.nextAttemptAt?.toISOString() ?? null,
    failure: job.failure,
    explanation: textInLanguage(job.explanation, language),
    isCancelling: job.isCancelling,
    isRedo: redos.has(job.id),
    canUndo: undoable.has(job.id),
  }));
}

/** One page of jobs, newest first. */
export async function jobPage(
  db: Db,
  { cursor, ...filter }: Omit<JobFilter, "before"> & { readonly cursor?: string | undefined },
  language: string,
) {
  const found = await listJobs(db, { ...filter, limit: filter.limit + 1, before: decodeCursor(cursor) });
  const { rows, nextCursor } = pageOfRows(found, filter.limit);
  return { items: await presentJobs(db, rows, language), nextCursor };
}

/** One page of a job's items, in the order in which it told them. */
export async function itemPage(
  db: Db,
  { cursor, ...page }: Omit<ItemPage, "after"> & { readonly cursor?: string | undefined },
  { connectionId, language }: ItemContext,
) {
  const after = decodeCursor(cursor) ?? 0;
  const found = await listItems(db, { ...page, after, limit: page.limit + 1 });
  const { rows, nextCursor } = pageOfRows(found, page.limit);
  return { items: await presentItems(db, rows, { connectionId, language }), nextCursor };
}

export interface ItemContext {
  readonly connectionId: number;
  readonly language: string;
}

/** Items as they are shown: names for keys, and list items by their names. */
export async function presentItems(
  db: Db,
  items: readonly StoredItem[],
  { connectionId, language }: ItemContext,
): Promise<ItemAnswer[]> {
  const nameOf = await recordNames(
    db,
    items.flatMap(({ entity, crmId }) =>
      entity === null || crmId === null ? [] : [{ crm_entity: entity, crm_id: crmId }],
    ),
  );
  const fieldNameOf = await erpFieldNames(db, [connectionId], language);
  const textOf = await valueTexts(db, language);
  const unread = items.some(isUnread) ? await erpItemNames(db, connectionId, language) : () => undefined;
  return items.map(({ crmId, ...item }) => {
    const text = (value: string | null) => shown(textOf, item, value);
    const { entity, actorType, erpFieldKey } = item;
    return {
      ...item,
      entityId: crmId,
      recordName: entity === null || crmId === null ? "" : nameOf(entity, crmId),
      erpFieldName:
        erpFieldKey === null || actorType === null
          ? erpFieldKey
          : fieldNameOf(connectionId, actorType, erpFieldKey),
      oldValue: text(item.oldValue),
      newValue: text(item.newValue),
      ...(isUnread(item) ? unreadValues(item, { text, itemName: unread }) : comparedValues(item, text)),
      details: detailsOf(item.details, language),
    };
  });
}

type Text = (value: string | null) => string | null;
type Values = Pick<ItemAnswer, "erpValue" | "crmValue">;

const comparedValues = ({ erpValue, crmValue }: Values, text: Text): Values => ({
  erpValue: text(erpValue),
  crmValue: text(crmValue),
});

/** Where two sides cannot be compared, the ERP's value stands as the ERP wrote it. */
const isUnread = ({ category, erpFieldKey }: Pick<StoredItem, "category" | "erpFieldKey">): boolean =>
  category === "unreadable" && erpFieldKey !== null;

/** A list item that is not mapped is looked for by its name and its key. */
function unreadValues(
  { actorType, erpFieldKey, erpValue, crmValue }: Omit<StoredItem, "crmId">,
  { text, itemName }: { text: Text; itemName: Awaited<ReturnType<typeof erpItemNames>> },
): Values {
  const name = itemName(actorType ?? "", erpFieldKey ?? "", erpValue ?? "");
  return {
    erpValue: name ?? erpValue,
    crmValue: crmValue === null ? null : nameAndKey(text(crmValue) ?? "", crmValue),
  };
}

function shown(
  textOf: (entity: CrmEntity, crmFieldKey: string, value: string) => string,
  { entity, crmFieldKey }: Pick<StoredItem, "entity" | "crmFieldKey">,
  value: string | null,
): string | null {
  if (value === null || entity === null || crmFieldKey === null) return value;
  return textOf(entity, crmFieldKey, value);
}

async function connectionNames(db: Db, jobs: readonly Job[]): Promise<ReadonlyMap<number, string>> {
  const ids = [...new Set(jobs.map(({ connectionId }) => connectionId))];
  const rows = await db
    .selectFrom("erp_connection")
    .select(["id", "name"])
    .where("id", "in", idSet(ids))
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function userNames(db: Db, jobs: readonly Job[]): Promise<ReadonlyMap<number, string>> {
  const ids = [...new Set(jobs.flatMap(({ userId }) => userId ?? []))];
  const rows = await db
    .selectFrom("user_account")
    .select(["id", "username"])
    .where("id", "in", idSet(ids))
    .execute();
  return new Map(rows.map(({ id, username }) => [id, username]));
}
