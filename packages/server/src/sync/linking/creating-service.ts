import { type Clock, ErpFailure } from "@brygga/sync-engine";
import { rightsOf, visibleConnections } from "../../admin/access.ts";
import type { Principal } from "../../auth/principal.ts";
import type { Db } from "../../db/database.ts";
import { createKeyedLock } from "../../jobs/keyed-lock.ts";
import { Problem } from "../../problem.ts";
import {
  type CreateRequest,
  type CreateWork,
  linkCreated,
  lookForIntent,
  noteUnlinkable,
  prepareCreate,
  requireCreateRight,
  sendIntent,
} from "./create-actor.ts";
import {
  type CreateIntent,
  loadDueIntents,
  loadIntent,
  loadIntents,
  sendAgain,
  settleIntent,
} from "./create-intents.ts";
import { loadType } from "./create-subject.ts";
import type { CreatingErp } from "./creating-erp.ts";
import { lookThrough } from "./find-sent.ts";
import { IntentSettled } from "./store-link.ts";

export interface CreatingDeps {
  readonly db: Db;
  readonly clock: Pick<Clock, "now">;
  readonly erpOf: (connectionId: number, signal?: AbortSignal) => Promise<CreatingErp>;
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
  /** Forgets it. What the ERP may have stays there, without a link. */
  giveUp(principal: Principal, id: number): Promise<void>;
  /** Looks for what is due in a connection, of crashes too. Rejects with an ErpFailure when the ERP cannot be reached. */
  settle(connectionId: number, signal?: AbortSignal): Promise<void>;
}

export function createCreatingService(deps: CreatingDeps): CreatingService {
  return new Creating(deps);
}

class Creating implements CreatingService {
  readonly #deps: CreatingDeps;
  /** One thing at a time for each record and connection. */
  readonly #lock = createKeyedLock<string>();

  constructor(deps: CreatingDeps) {
    this.#deps = deps;
  }

  create(request: CreateRequest): Promise<number> {
    return this.#lock.run(keyOf(request.target), () =>
      this.#work(request.target.connectionId, async (work) =>
        sendIntent(work, await prepareCreate(work, request)),
      ),
    );
  }

  async list(principal: Principal): Promise<CreateIntent[]> {
    const visible = await visibleConnections(this.#deps.db, principal);
    const mine = visible.filter(({ rights }) => rights.canCreateInErp || principal.role === "administrator");
    return loadIntents(
      this.#deps.db,
      mine.map(({ connection }) => connection.id),
    );
  }

  lookAgain(principal: Principal, id: number): Promise<number | null> {
    return this.#answer(principal, id, lookForIntent);
  }

  choose(principal: Principal, id: number, erpKey: string): Promise<number> {
    return this.#answer(principal, id, async (work, intent) => {
      const { actorType } = intent;
      const { type } = await loadType(work.db, intent);
      const fieldKeys = type.fields.map(({ erpFieldKey }) => erpFieldKey);
      const actors = await work.erp.getActors({ actorType, erpKeys: [erpKey], fieldKeys });
      const actor = actors.find((one) => one.erpKey === erpKey);
      if (actor === undefined) throw new Problem("actor-not-found", { values: { actorType, erpKey } });
      return linkCreated(work, intent, actor);
    });
  }

  createAnyway(principal: Principal, id: number): Promise<number> {
    return this.#answer(principal, id, async (work, intent) => {
      const where = await loadType(work.db, intent);
      const known = await lookThrough(work.erp, { ...where, sent: intent.sent });
      const knownKeys = known?.map(({ erpKey }) => erpKey) ?? null;
      return sendIntent(work, await sendAgain(work.db, { id, knownKeys }, work.clock.now()));
    });
  }

  async giveUp(principal: Principal, id: number): Promise<void> {
    await this.#answer(principal, id, (work) => settleIntent(work.db, id));
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
      if (!busy.has(keyOf(intent))) await this.#settleOne({ db, clock, erp }, intent);
    }
  }

  async #settleOne(work: CreateWork, { id, ...subject }: CreateIntent): Promise<void> {
    await this.#lock.run(keyOf(subject), async () => {
      const intent = await loadIntent(work.db, id).catch(unlessProblem);
      if (intent === null) return;
      try {
        await lookForIntent(work, intent);
      } catch (error) {
        if (error instanceof Problem) await noteUnlinkable(work, intent);
        else if (!(error instanceof IntentSettled)) throw error;
      }
    });
  }

  async #answer<Result>(
    principal: Principal,
    id: number,
    work: (work: CreateWork, intent: CreateIntent) => Promise<Result>,
  ): Promise<Result> {
    const { db } = this.#deps;
    const { connectionId, ...subject } = await loadIntent(db, id);
    if (!(await rightsOf(db, connectionId, principal)).visible) throw new Problem("not-found");
    await requireCreateRight(db, principal, connectionId);
    return this.#lock.run(keyOf({ connectionId, ...subject }), () =>
      this.#work(connectionId, async (mine) => work(mine, await loadIntent(db, id))),
    );
  }

  /** Failures of the ERP become answers that a user understands. */
  async #work<Result>(connectionId: number, work: (work: CreateWork) => Promise<Result>): Promise<Result> {
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

const keyOf = (subject: { connectionId: number; entity: string; entityId: number }): string =>
  JSON.stringify([subject.connectionId, subject.entity, subject.entityId]);
