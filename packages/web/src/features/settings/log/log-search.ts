import { CRM_ENTITIES, LOG_REASONS } from "@brygga/api-contract";
import { z } from "zod";

/** A day of the calendar of whoever looks. */
const day = z.iso.date().optional().catch(undefined);
const text = z.string().optional().catch(undefined);
const id = z.int().optional().catch(undefined);

const logSearch = z.object({
  view: z.enum(["changes", "problems", "doubts", "jobs"]).default("changes").catch("changes"),
  connection: id,
  target: z.enum(["crm", "erp"]).optional().catch(undefined),
  /** Words that are searched for. */
  q: text,
  from: day,
  /** The last day. */
  to: day,
  entity: z.enum(CRM_ENTITIES).optional().catch(undefined),
  /** Together with `entity`: rows of this record only. */
  record: id,
  field: text,
  old: text,
  new: text,
  reason: z.enum(LOG_REASONS).optional().catch(undefined),
  run: id,
  /** Of problems: what is wrong. */
  code: text,
  /** Of problems: those that are ignored instead. */
  ignored: z.literal(true).optional().catch(undefined),
  /** Jobs that are shown in a dialog. */
  jobs: z.array(z.int()).optional().catch(undefined),
});
export type LogSearch = z.output<typeof logSearch>;

export const readLogSearch = (search: z.input<typeof logSearch>): LogSearch => logSearch.parse(search);

/** Nothing is filtered by. */
export const NO_FILTER = {
  ...{ connection: undefined, target: undefined, q: undefined, from: undefined, to: undefined },
  ...{ entity: undefined, record: undefined, field: undefined, old: undefined, new: undefined },
  ...{ reason: undefined, run: undefined, code: undefined },
} as const satisfies Partial<LogSearch>;

/** How many conditions the rows of the view have to meet. */
export function countConditions(search: LogSearch): number {
  const ofProblems = ["connection", "q", "code", "entity", "record"] as const;
  const ofChanges = Object.keys(NO_FILTER).filter((name) => name !== "code" && name !== "record");
  const names = { changes: ofChanges, problems: ofProblems, doubts: ["connection"], jobs: ["connection"] }[
    search.view
  ];
  return names.filter((name) => search[name as keyof typeof NO_FILTER] !== undefined).length;
}

/** What the API is asked for. Days begin and end where whoever looks is. */
export function logFilterOf(search: LogSearch) {
  const { connection, target, q, from, to, entity, record, field, reason, run } = search;
  return given({
    ...{ connectionId: connection, target, q, entity, field, reason, runId: run },
    entityId: entity === undefined ? undefined : record,
    oldValue: search.old,
    newValue: search.new,
    from: from === undefined ? undefined : startOf(from).toISOString(),
    until: to === undefined ? undefined : startOf(to, 1).toISOString(),
  });
}

export function problemFilterOf({ connection, q, code, entity, record, ignored }: LogSearch) {
  return given({
    ...{ connectionId: connection, q, code, entity },
    entityId: entity === undefined ? undefined : record,
    ignored: ignored === true ? ("true" as const) : undefined,
  });
}

function startOf(date: string, daysLater = 0): Date {
  const start = new Date(`${date}T00:00:00`);
  start.setDate(start.getDate() + daysLater);
  return start;
}

type Given<Filter> = { [Name in keyof Filter]?: Exclude<Filter[Name], undefined> };

const given = <Filter extends object>(filter: Filter): Given<Filter> =>
  Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined && value !== ""),
  ) as Given<Filter>;
