import { MAX_INTERVAL_SECONDS, MIN_INTERVAL_SECONDS, priorityEntry } from "@brygga/api-contract";
import { z } from "zod";
import { type Db, inTransaction } from "../../db/database.ts";
import { Problem } from "../../problem.ts";

const KEY = "sync-engine";

const engineSettings = z.object({
  /** Whether cycles run by themselves. */
  running: z.boolean().default(true),
  intervalSeconds: z.int().min(MIN_INTERVAL_SECONDS).max(MAX_INTERVAL_SECONDS).default(60),
  /** "crm" and connection ids, highest first; a connection that is not named comes last, by id. */
  priority: z.array(priorityEntry).default(["crm"]),
  /** In which the CRM's date-times are meant, by its IANA name; "": that of this machine. */
  timeZone: z.string().default(""),
  /** Counts the changes. */
  version: z.int().default(1),
});
export type EngineSettings = z.infer<typeof engineSettings>;

export async function loadEngineSettings(db: Db): Promise<EngineSettings> {
  const row = await db.selectFrom("setting").select("value").where("key", "=", KEY).executeTakeFirst();
  return engineSettings.parse(row ? JSON.parse(row.value) : {});
}

/** The zone in which the CRM's date-times are meant. */
export const crmTimeZone = ({ timeZone }: EngineSettings): string =>
  timeZone || new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What is undefined stays as it is. */
export type EngineSettingsChange = {
  readonly [Key in Exclude<keyof EngineSettings, "version">]?: EngineSettings[Key] | undefined;
};

export interface EngineSettingsEdit {
  readonly change: EngineSettingsChange;
  /** As it was read; null when the caller did not say. */
  readonly version: number | null;
}

/**
 * In another zone of the CRM the next cycles compare all links with date-times in another zone.
 *
 * Throws the Problems `version-conflict`, and `invalid-request` for a priority that cannot be.
 */
export function saveEngineSettings(db: Db, { change, version }: EngineSettingsEdit): Promise<EngineSettings> {
  return inTransaction(db, async (trx) => {
    const present = await loadEngineSettings(trx);
    if (version !== null && version !== present.version) throw new Problem("version-conflict");
    const settings = engineSettings.parse({
      running: change.running ?? present.running,
      intervalSeconds: change.intervalSeconds ?? present.intervalSeconds,
      priority: change.priority ?? present.priority,
      timeZone: change.timeZone ?? present.timeZone,
      version: present.version + 1,
    });
    if (change.priority !== undefined) refusePriority(change.priority, await liveConnectionIds(trx));
    const value = JSON.stringify(settings);
    await trx
      .insertInto("setting")
      .values({ key: KEY, value })
      .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
      .execute();
    return settings;
  });
}

/** The CRM has a place, and nobody has two. */
function refusePriority(priority: EngineSettings["priority"], live: readonly number[]): void {
  const refuse = (index: number | null, message: string): never => {
    const path = index === null ? "priority" : `priority.${index}`;
    throw new Problem("invalid-request", { errors: [{ path, code: "custom", message }] });
  };
  if (!priority.includes("crm")) refuse(null, 'The priority has no place for "crm".');
  for (const [index, entry] of priority.entries()) {
    if (priority.indexOf(entry) !== index) refuse(index, `${entry} has two places in the priority.`);
    if (entry !== "crm" && !live.includes(entry)) refuse(index, `There is no ERP connection ${entry}.`);
  }
}

/** Ids of all connections that are not deleted. */
export async function liveConnectionIds(db: Db): Promise<number[]> {
  const rows = await db
    .selectFrom("erp_connection")
    .select("id")
    .where("deleted_at", "is", null)
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** The whole order: as ranked, then the connections that have no rank yet, by age. Deleted ones have no place. */
export function wholePriority(
  priority: EngineSettings["priority"],
  live: readonly number[],
): EngineSettings["priority"] {
  const ranked = priority.filter((entry) => entry === "crm" || live.includes(entry));
  const crm = ranked.includes("crm") ? [] : (["crm"] as const);
  return [...crm, ...ranked, ...live.filter((id) => !ranked.includes(id))];
}

/** Connections in the order in which they are served: as ranked, then the unranked by age. */
export function inPriorityOrder(
  priority: EngineSettings["priority"],
  connectionIds: readonly number[],
): number[] {
  const rank = (id: number) => {
    const position = priority.indexOf(id);
    return position < 0 ? priority.length : position;
  };
  return [...connectionIds].sort((a, b) => rank(a) - rank(b) || a - b);
}

/** Who wins when a two-way field changed on both sides: whoever stands higher in the priority. */
export function conflictWinner(priority: EngineSettings["priority"], connectionId: number): "crm" | "erp" {
  const crm = priority.indexOf("crm");
  const connection = priority.indexOf(connectionId);
  return connection >= 0 && connection < crm ? "erp" : "crm";
}
