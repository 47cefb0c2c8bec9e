import type { Actor } from "@brygga/protocol";
import type { ActorSearch } from "../create/create-ports.ts";
import { ErpFailure } from "../model/failures.ts";
import type { CreatingConnection } from "./creating-connection.ts";
import { texts } from "./erp-texts.ts";
import { erpKeyOf } from "./field-kinds.ts";
import { createdActorId } from "./sim-actor.ts";

/** A request that the ERP has, and will carry out later. */
interface Landing {
  readonly recordId: number;
  readonly sent: Actor;
  readonly atMs: number;
  /** false: somebody has given up, and takes what the ERP has nevertheless. */
  readonly isWanted: boolean;
}

interface Carried extends Omit<Landing, "atMs"> {
  readonly isLate: boolean;
}

/** Creating and searching in one simulated ERP. */
export class CreatingSide {
  readonly #connection: CreatingConnection;
  #created = 0;
  #delayMs: number | null = null;
  #landings: readonly Landing[] = [];

  constructor(connection: CreatingConnection) {
    this.#connection = connection;
  }

  /** The next actor is created so much later, and nobody is answered. */
  landLater(ms: number): void {
    this.#delayMs = ms;
  }

  isUnderWay(recordId: number): boolean {
    return this.#landings.some((landing) => landing.recordId === recordId);
  }

  /** Somebody has given up what is under way. */
  abandon(recordId: number): void {
    this.#landings = this.#landings.map((landing) =>
      landing.recordId === recordId ? { ...landing, isWanted: false } : landing,
    );
  }

  /** What is to have happened by now happens. */
  settle(): void {
    this.#land(({ atMs }) => atMs <= this.#connection.clock.ms);
  }

  finish(): void {
    this.#land(() => true);
  }

  async create(recordId: number, sent: Actor): Promise<Actor> {
    const { erp, clock } = this.#connection;
    erp.answerable();
    if (this.#delayMs !== null) {
      const landing = { recordId, sent, atMs: clock.ms + this.#delayMs, isWanted: true };
      this.#landings = [...this.#landings, landing];
      this.#delayMs = null;
      throw new ErpFailure("transport", texts("no answer in time"));
    }
    if (isEmpty(sent)) throw new ErpFailure("refused", texts("nothing but blanks"));
    return this.#carryOut({ recordId, sent, isLate: false, isWanted: true });
  }

  async search({ actorType, query, fieldKeys }: ActorSearch): Promise<readonly Actor[] | null> {
    const { erp, setup } = this.#connection;
    erp.answerable();
    const { search } = setup.vices;
    if (search === "none" || (search === "simple" && query.kind === "advanced")) return null;
    const asked =
      query.kind === "simple"
        ? [[erpKeyOf("name"), query.text] as const]
        : query.restrictions.map(({ fieldKey, values }) => [fieldKey, values[0] ?? ""] as const);
    return erp
      .find(actorType, fieldKeys)
      .filter(({ erpKey }) => asked.every(([key, text]) => this.#holds(Number(erpKey), key, text)));
  }

  /** As ERPs search: in whatever letters. */
  #holds(actorId: number, fieldKey: string, text: string): boolean {
    const held = this.#connection.erp.actor(actorId).values[fieldKey] ?? "";
    return held.trim().toLowerCase() === text.trim().toLowerCase();
  }

  #land(isMeant: (landing: Landing) => boolean): void {
    const due = this.#landings.filter(isMeant);
    this.#landings = this.#landings.filter((landing) => !due.includes(landing));
    for (const { recordId, sent, isWanted } of due) {
      if (!isEmpty(sent)) this.#carryOut({ recordId, sent, isLate: true, isWanted });
    }
  }

  #carryOut({ recordId, sent, isLate, isWanted }: Carried): Actor {
    const { erp, creates } = this.#connection;
    const type = this.#connection.typeOf(recordId);
    if (type === undefined) throw new Error(`the simulated ERP has no actor type for record ${recordId}`);
    this.#created += 1;
    const actorId = createdActorId(recordId, this.#created);
    if (isWanted) creates.made(recordId, actorId);
    else creates.madeUnwanted(recordId, actorId);
    return erp.create(actorId, type, { sent, isLate });
  }
}

const isEmpty = ({ fieldValues }: Actor): boolean => Object.keys(fieldValues).length === 0;
