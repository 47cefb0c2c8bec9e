import { MAX_INTERVAL_SECONDS, MIN_INTERVAL_SECONDS } from "@brygga/api-contract";
import { z } from "zod";
import type { Db } from "../db/database.ts";

const KEY = "sync-engine";

const engineSettings = z.object({
  /** Whether cycles run by themselves. */
  running: z.boolean().default(true),
  intervalSeconds: z.int().min(MIN_INTERVAL_SECONDS).max(MAX_INTERVAL_SECONDS).default(60),
  /** "crm" and connection ids, highest first; a connection that is not named comes last, by id. */
  priority: z.array(z.union([z.literal("crm"), z.int()])).default(["crm"]),
  /** In which the CRM's date-times are meant, by its IANA name; "": that of this machine. */
  timeZone: z.string().default(""),
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
  readonly [Key in keyof EngineSettings]?: EngineSettings[Key] | undefined;
};

export async function saveEngineSettings(db: Db, change: EngineSettingsChange): Promise<EngineSettings> {
  const present = await loadEngineSettings(db);
  const settings = engineSettings.parse({
    running: change.running ?? present.running,
    intervalSeconds: change.intervalSeconds ?? present.intervalSeconds,
    priority: change.priority ?? present.priority,
    timeZone: change.timeZone ?? present.timeZone,
  });
  const value = JSON.stringify(settings);
  await db
    .insertInto("setting")
    .values({ key: KEY, value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute();
  return settings;
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
  return connection >= 0 && (crm < 0 || connection < crm) ? "erp" : "crm";
}
