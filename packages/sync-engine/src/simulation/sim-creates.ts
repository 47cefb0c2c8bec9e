import type { ConnectLogRow } from "../connect/first-connect.ts";
import type {
  CreateSituation,
  CreateStore,
  NewActorLink,
  OpenCreate,
  SentCreate,
} from "../create/create-ports.ts";
import type { Link } from "../model/model.ts";
import type { CreatingConnection } from "./creating-connection.ts";
import { erpKeyOf } from "./field-kinds.ts";
import { recordIdOf } from "./sim-actor.ts";

/** What is kept of a create of which it is not known what came of it. */
export interface SimIntent extends SentCreate {
  readonly recordId: number;
  readonly attempts: number;
  readonly nextAttemptMs: number;
}

/** Thrown where an actor cannot be linked as things are. */
export class Unlinkable extends Error {
  override readonly name = "Unlinkable";
}

/** Somebody wants an actor for a record, until that is linked, or they hear that there is none, or give up. */
export interface Wish {
  /** Keys of the actors that the ERP has created for it. */
  readonly actorIds: readonly number[];
  /** Somebody has said which actor it is. */
  readonly isChosen: boolean;
}

const NEW_WISH: Wish = { actorIds: [], isChosen: false };

const NAME = erpKeyOf("name");

const FIRST_DELAY_MS = 60_000;
const LONGEST_DELAY_MS = 86_400_000;

/** The creates of one connection: what the host keeps of them, and what really came of them. */
export class SimCreates {
  readonly #connection: CreatingConnection;
  readonly #intents = new Map<number, SimIntent>();
  readonly #wishes = new Map<number, Wish>();
  /** Requests of which nobody has learned what came of them. */
  #givenUp: readonly SimIntent[] = [];
  /** Actors of requests that were given up, by record. */
  readonly #unwanted = new Map<number, readonly number[]>();

  constructor(connection: CreatingConnection) {
    this.#connection = connection;
  }

  get intents(): readonly SimIntent[] {
    return [...this.#intents.values()];
  }

  get givenUp(): readonly SimIntent[] {
    return this.#givenUp;
  }

  get wishes(): ReadonlyMap<number, Wish> {
    return this.#wishes;
  }

  due(nowMs: number): readonly SimIntent[] {
    return this.intents.filter(({ nextAttemptMs }) => nextAttemptMs <= nowMs);
  }

  intentOf(recordId: number): SimIntent | undefined {
    return this.#intents.get(recordId);
  }

  /** Somebody wants an actor; who has heard nothing of an earlier attempt wants the same one. */
  wish(recordId: number): void {
    if (!this.#wishes.has(recordId)) this.#wishes.set(recordId, NEW_WISH);
  }

  wishOf(recordId: number): Wish {
    return this.#wishes.get(recordId) ?? NEW_WISH;
  }

  choose(recordId: number): void {
    this.#wishes.set(recordId, { ...this.wishOf(recordId), isChosen: true });
  }

  /** The ERP has created an actor. */
  made(recordId: number, actorId: number): void {
    const wish = this.#wishes.get(recordId);
    // Who has given up takes what the ERP has nevertheless.
    if (wish === undefined) return;
    const actorIds = [...wish.actorIds, actorId];
    this.#wishes.set(recordId, { ...wish, actorIds });
    if (actorIds.length > 1)
      this.#violated("a record got two actors", recordId, `actors ${actorIds.join(", ")}`);
  }

  /** The ERP has carried out what somebody had given up. */
  madeUnwanted(recordId: number, actorId: number): void {
    this.#unwanted.set(recordId, [...(this.#unwanted.get(recordId) ?? []), actorId]);
  }

  /** Somebody has heard that the ERP has nothing. */
  refused(recordId: number): void {
    const { actorIds } = this.wishOf(recordId);
    if (actorIds.length > 0) {
      this.#violated("told that nothing was created", recordId, `the ERP has ${actorIds.join(", ")}`);
    }
    this.#wishes.delete(recordId);
  }

  giveUp(recordId: number): void {
    this.#keepGivenUp(recordId);
    this.#intents.delete(recordId);
    const { actorIds } = this.wishOf(recordId);
    for (const actorId of actorIds) this.madeUnwanted(recordId, actorId);
    this.#wishes.delete(recordId);
    this.#connection.creatingSide.abandon(recordId);
  }

  /** The intent stays, and is looked for less and less often. */
  postpone(intent: SimIntent): void {
    if (!this.#intents.has(intent.recordId)) return;
    const attempts = intent.attempts + 1;
    const delayMs = Math.min(FIRST_DELAY_MS * 2 ** (attempts - 1), LONGEST_DELAY_MS);
    const nextAttemptMs = this.#connection.clock.ms + delayMs;
    this.#intents.set(intent.recordId, { ...intent, attempts, nextAttemptMs });
  }

  /** An actor has no link any more: nobody's create has made it. */
  unlinked({ actorType, erpKey }: Pick<Link, "actorType" | "erpKey">): void {
    for (const intent of this.intents.filter((one) => one.actorType === actorType)) {
      const knownKeys = intent.knownKeys === null ? null : [...intent.knownKeys, erpKey];
      this.#intents.set(intent.recordId, { ...intent, knownKeys });
    }
  }

  storeFor(recordId: number): CreateStore<SimIntent> {
    return {
      intend: async (create) => this.#keep({ ...create, recordId }),
      intendAgain: async (intent, create) => {
        this.#keepGivenUp(recordId);
        return this.#keep({ ...intent, ...create });
      },
      settle: async () => {
        this.#intents.delete(recordId);
      },
      noteDoubt: async (intent) => this.postpone(intent),
      linkedKeys: async (actorType, erpKeys) => {
        const linked = await this.#connection.journal.byErpKeys(actorType, erpKeys);
        return new Set(linked.map(({ erpKey }) => erpKey));
      },
      rivals: async ({ actorType }) => {
        const open = this.intents.filter((other) => other.recordId !== recordId);
        return [
          ...open.map((other) => ({ ...other, isGivenUp: false, isOwn: false })),
          ...this.#givenUp.map((one) => ({ ...one, isGivenUp: true, isOwn: one.recordId === recordId })),
        ].filter((other) => other.actorType === actorType);
      },
      situation: async () => this.#situation(recordId),
      link: async (_, link) => this.#link(recordId, link),
    };
  }

  #keep(create: OpenCreate & { readonly recordId: number }): SimIntent {
    const { clock } = this.#connection;
    const sentAt = clock.now().toISOString();
    const intent = { ...create, sentAt, attempts: 0, nextAttemptMs: clock.ms };
    this.#intents.set(create.recordId, intent);
    return intent;
  }

  #keepGivenUp(recordId: number): void {
    const intent = this.#intents.get(recordId);
    if (intent !== undefined) this.#givenUp = [...this.#givenUp, intent];
  }

  #situation(recordId: number): CreateSituation {
    const { plan, crm } = this.#connection;
    const record = crm.record(recordId);
    const type = plan.actorTypes.find(({ entity }) => entity === record.entity);
    if (record.deleted || type === undefined) throw new Unlinkable("the record is gone");
    return { record, type, winner: plan.winner, blankOverwrites: plan.blankOverwrites };
  }

  #link(recordId: number, { actor, plan, version }: NewActorLink): number | "stale" {
    const { journal, crm } = this.#connection;
    const { erpKey, actorType } = actor;
    const isTaken = journal.links.some((link) => link.actorType === actorType && link.erpKey === erpKey);
    if (!this.#intents.has(recordId)) throw new Unlinkable("somebody has settled it");
    if (isTaken || journal.linkOf(recordId) !== undefined) throw new Unlinkable("one of the two is linked");
    const { entity } = crm.record(recordId);
    const write = { entity, id: recordId, expectedVersion: version, values: plan.crmValues };
    if (!crm.isCurrent(write)) return "stale";
    this.#checkLink(recordId, Number(erpKey));
    this.#intents.delete(recordId);
    this.#wishes.delete(recordId);
    const linkId = this.#connection.linkCreated(recordId, { erpKey, base: plan.base });
    const withLink = <T extends ConnectLogRow | NewActorLink["plan"]["problems"][number]>(row: T) => ({
      ...row,
      linkId,
    });
    journal.stored({
      crmWrites: Object.keys(plan.crmValues).length === 0 ? [] : [write],
      links: [{ linkId, base: plan.base, erpTimestamp: plan.erpTimestamp }],
      log: plan.log.map(withLink),
      problems: plan.problems.map(withLink),
      ...{ solved: [], settled: [] },
    });
    return linkId;
  }

  #checkLink(recordId: number, actorId: number): void {
    const { actorIds, isChosen } = this.wishOf(recordId);
    const unwanted = this.#unwanted.get(recordId) ?? [];
    if (isChosen || [...actorIds, ...unwanted].includes(actorId)) return;
    // Where the ERP has one like it that was made for the record there are two, and somebody is to be asked.
    if (this.#isRenamed(actorId) && !actorIds.some((own) => this.#areAlike(own, actorId))) {
      this.#connection.chronicle.isVoid = true;
      return;
    }
    const what = `actor ${actorId}, of the created ${actorIds.join(", ")}`;
    this.#violated("a record was linked with an actor that was not created for it", recordId, what);
  }

  /**
   * What somebody has given the very name since it was looked for cannot be told from a new one. The record is then linked
   * with it as if it had been made for it, and what its log says of that is not what happened.
   */
  #isRenamed(actorId: number): boolean {
    const { chronicle, index } = this.#connection;
    return chronicle.erp.some(
      ({ connection, id, key, by }) =>
        connection === index && id === recordIdOf(actorId) && key === "name" && by === "person",
    );
  }

  #areAlike(left: number, right: number): boolean {
    const [one, other] = [left, right].map((id) => this.#connection.erp.actor(id));
    const name = (values: Readonly<Record<string, string>> = {}) => values[NAME]?.trim().toLowerCase();
    return one?.isGone === false && name(one.values) === name(other?.values);
  }

  #violated(rule: string, recordId: number, what: string): void {
    const { index, chronicle } = this.#connection;
    chronicle.violated(rule, `connection ${index}, record ${recordId}: ${what}`);
  }
}
