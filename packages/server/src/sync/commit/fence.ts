import { multiLanguageText } from "../../admin/words.ts";
import type { Db, Trx } from "../../db/database.ts";

/** One process in the eyes of the others that may use the same database. */
export interface Fence {
  /** Names this process, and no other. */
  readonly holder: string;
  /** Takes the connection for this process, whoever had it. */
  claim(db: Db, connectionId: number): Promise<void>;
  /** Rejects with {@link FencedOff} when another process has taken the connection since. */
  check(trx: Trx, connectionId: number): Promise<void>;
}

/**
 * Thrown when another process has begun to work on the connection: what was read and planned here may not be committed
 * any more. It has not been, and is found again by the other.
 */
export class FencedOff extends Error {
  override readonly name = "FencedOff";
  /** Multi-language text. */
  readonly explanation: string;

  constructor(connectionId: number) {
    super(
      `Another process has begun to synchronise connection ${connectionId}; this run ends. ` +
        "Two Bryggas on one database: stop one of them.",
    );
    this.explanation = multiLanguageText({
      en: "Another Brygga uses the same database and has taken over. Stop one of the two.",
      sv: "En annan Brygga använder samma databas och har tagit över. Stoppa en av dem.",
      nb: "En annen Brygga bruker samme database og har tatt over. Stopp en av de to.",
      da: "En anden Brygga bruger den samme database og har taget over. Stop en af de to.",
      de: "Eine andere Brygga-Instanz verwendet dieselbe Datenbank und hat übernommen. Beenden Sie eine der beiden.",
      nl: "Een andere Brygga gebruikt dezelfde database en heeft het overgenomen. Stop een van de twee.",
    });
  }
}

/**
 * A database is used by one process at a time, which the lock of its data folder sees to. Where that lock does not hold
 * (a folder that two machines share) the process that begins last has the connection: every transaction of the engine
 * asks, and no clock is compared. The row is written when the process changes, and not by every cycle.
 *
 * @param holder names this process, and no other
 */
export function createFence(holder: string): Fence {
  const holderOf = (db: Db | Trx, connectionId: number) =>
    db
      .selectFrom("connection_fence")
      .select("holder")
      .where("connection_id", "=", connectionId)
      .executeTakeFirst();
  return {
    holder,
    async claim(db, connectionId) {
      if ((await holderOf(db, connectionId))?.holder === holder) return;
      await db
        .insertInto("connection_fence")
        .values({ connection_id: connectionId, holder })
        .onConflict((conflict) => conflict.column("connection_id").doUpdateSet({ holder }))
        .execute();
    },
    async check(trx, connectionId) {
      const present = await holderOf(trx, connectionId);
      if (present !== undefined && present.holder !== holder) throw new FencedOff(connectionId);
    },
  };
}
