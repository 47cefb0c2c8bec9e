import {
  type Clock,
  type CreatingErp,
  createAnyway,
  ErpFailure,
  linkCreated,
  lookForCreated,
  RecordKeepsChanging,
} from "@brygga/sync-engine";
import { visibleConnections } from "../../admin/access.ts";
import { loadConnections } from "../../admin/connection-store.ts";
import type { Principal } from "../../auth/principal.ts";
import { type Db, inTransaction } from "../../db/database.ts";
import type { KeyedLock } from "../../jobs/keyed-lock.ts";
import { Problem } from "../../problem.ts";
import {
  type CreateDepsWithErp,
  type CreateRequest,
  createInErp,
  linkOrProblem,
  requireSettleRight,
  workOf,
} from "./create-actor.ts";
import {
  type CreateIntent,
  giveUpIntent,
  loadDueIntents,
  loadIntent,
  loadIntents,
} from "./create-intents.ts";
import { noteUnlinkable } from "./create-store.ts";
import { recordKeyOf } from "./record-key.ts";
import { IntentSettled } from "./store-link.ts";

export interface CreatingDeps {
  readonly db: Db;
  readonly clock: Pick<Clock, "now">;
  readonly erpOf: (connectionId: number, signal?: AbortSignal) => Promise<CreatingErp>;
  /** One thing at a time for each record and connection: {@link recordKeyOf}; shared with whatever else links records. */
  readonly lock: KeyedLock<string>;
}

/** Creating actors in the ERP, and what becomes of those of which it is not known whether they were created. */
export interface CreatingService {
  /**
   * Creates an actor and links it; answers the link's id.
   *
   * @throws Problem not-found, not-allowed, connection-inactive, already-linked, parent-not-linked, invalid-request,
   *   erp-refused, erp-unreachable; create-in-doubt
   */
  create(request: CreateRequest): Promise<number>;
  /** Those of the connections in which the user may create, all for an administrator; oldest first. */
  list(principal: Principal): Promise<CreateIntent[]>;
  /** Looks through the ERP now. Answers the link's id; null when it is still in doubt. */
  lookAgain(principal: Principal, id: number): Promise<number | null>;
  /** Says which actor it is; answers the link's id. */
  choose(principal: Principal, id: number, erpKey: string): Promise<number>;
  /** Says that it was not created: sends it again; answers the link's id. */
  createAnyway(principal: Principal, id: number): Promise<number>;
  /** Waits for it no longer. What the ERP may have, or get yet, stays there without a link, and is no other record's unasked. */
  giveUp(principal: Principal, id: number): Promise<void>;
  /** Looks for what is due in a connection, of crashes too. Rejects with an ErpFailure when the ERP cannot be reached. */
  settle(connectionId: number, signal?: AbortSignal): Promise<void>;
}

export function createCreatingService(deps: CreatingDeps): CreatingService {
  return new Creating(deps);
}

class Creating implements CreatingService {
  readonly #deps: CreatingDeps;
  readonly #lock: KeyedLock<string>;

  constructor(deps: CreatingDeps) {
    this.#deps = deps;
    this.#lock = deps.lock;
  }

  create(request: CreateRequest): Promise<number> {
    return this.#lock.run(recordKeyOf(request.target), () =>
      this.#work(request.target.connectionId, (deps) => createInErp(deps, request)),
    );
  }

  async list(principal: Principal): Promise<CreateIntent[]> {
    const { db } = this.#deps;
    if (principal.role === "administrator") {
      const live = (await loadConnections(db)).filter(({ deletedAt }) => deletedAt === null);
      return loadIntents(
        db,
        live.map(({ id }) => id),
      );
    }
    const mine = (await visibleConnections(db, principal)).filter(({ rights }) => rights.canCreateInErp);
    return loadIntents(
      db,
      mine.map(({ connection }) => connection.id),
    );
  }

  lookAgain(principal: Principal, id: number): Promise<number | null> {
    return this.#answer(principal, id, async (deps, intent) =>
      lookForCreated(await workOf(deps, intent), intent),
    );
  }

  choose(principal: Principal, id: number, erpKey: string): Promise<number> {
    return this.#answer(principal, id, async (deps, intent) => {
      const { actorType } = intent;
      const work = await workOf(deps, intent);
      const fieldKeys = work.type.fields.map(({ erpFieldKey }) => erpFieldKey);
      const actors = await deps.erp.getActors({ actorType, erpKeys: [erpKey], fieldKeys });
      const actor = actors.find((one) => one.erpKey === erpKey);
      if (actor === undefined) throw new Problem("actor-not-found", { values: { actorType, erpKey } });
      return linkCreated(work, intent, actor);
    });
  }

  createAnyway(principal: Principal, id: number): Promise<number> {
    return this.#answer(principal, id, async (deps, intent) =>
      linkOrProblem(deps.db, intent, await createAnyway(await workOf(deps, intent), intent)),
    );
  }

  async giveUp(principal: Principal, id: number): Promise<void> {
    await this.#answer(principal, id, ({ db, clock }, intent) =>
      inTransaction(db, (trx) => giveUpIntent(trx, intent, clock.now())),
    );
  }

  async settle(connectionId: number, signal?: AbortSignal): Promise<void> {
    const { db, clock, erpOf } = this.#deps;
    const due = await loadDueIntents(db, connectionId, clock.now());
    if (due.length === 0) return;
    const busy = new Set(this.#lock.busy());
    const erp = await erpOf(connectionId, signal);
    for (const intent of due) {
      signal?.throwIfAborted();
      // Its call is under way: what came of it will be known.
      if (!busy.has(recordKeyOf(intent))) await this.#settleOne({ db, clock, erp }, intent);
    }
  }

  async #settleOne(deps: CreateDepsWithErp, { id, ...subject }: CreateIntent): Promise<void> {
    await this.#lock.run(recordKeyOf(subject), async () => {
      const intent = await loadIntent(deps.db, id).catch(unlessProblem);
      if (intent === null) return;
      try {
        await lookForCreated(await workOf(deps, intent), intent);
      } catch (error) {
        if (error instanceof Problem) await noteUnlinkable(deps, intent);
        else if (!(error instanceof IntentSettled || error instanceof RecordKeepsChanging)) throw error;
      }
    });
  }

  async #answer<Result>(
    principal: Principal,
    id: number,
    work: (deps: CreateDepsWithErp, intent: CreateIntent) => Promise<Result>,
  ): Promise<Result> {
    const { db } = this.#deps;
    const { connectionId, ...subject } = await loadIntent(db, id);
    await requireSettleRight(db, principal, connectionId);
    return this.#lock.run(recordKeyOf({ connectionId, ...subject }), () =>
      this.#work(connectionId, async (deps) => work(deps, await loadIntent(db, id))),
    );
  }

  /** Failures of the ERP become answers that a user understands. */
  async #work<Result>(
    connectionId: number,
    work: (deps: CreateDepsWithErp) => Promise<Result>,
  ): Promise<Result> {
    const { db, clock, erpOf } = this.#deps;
    try {
      return await work({ db, clock, erp: await erpOf(connectionId) });
    } catch (error) {
      if (error instanceof IntentSettled) throw new Problem("not-found", { cause: error });
      if (!(error instanceof ErpFailure)) throw error;
      const explanation = { user: error.userExplanation, tech: error.techExplanation };
      const code = error.kind === "refused" ? "erp-refused" : "erp-unreachable";
      throw new Problem(code, { explanation, cause: error });
    }
  }
}

/** null: somebody has settled it meanwhile. */
function unlessProblem(error: unknown): null {
  if (error instanceof Problem) return null;
  throw error;
}
