import type { Actor } from "@brygga/protocol";
import type { ConnectPlan } from "../connect/first-connect.ts";
import type { MergePolicy } from "../merge/merge.ts";
import type { ErpFailure } from "../model/failures.ts";
import type { ActorTypePlan, CrmRecord } from "../model/model.ts";
import type { ErpSide } from "../model/ports.ts";
import type { CreatePlan } from "./create-actor.ts";
import type { ActorQuery, Candidate } from "./find-created.ts";

/**
 * What came of CreateActor. "refused": the ERP said no. "unsent": it has not got the request. "uncertain": it may have
 * created the actor or not.
 */
export type CreateOutcome =
  | { readonly kind: "created"; readonly actor: Actor }
  | { readonly kind: "refused" | "unsent" | "uncertain"; readonly failure: ErpFailure };

export interface ActorSearch {
  readonly actorType: string;
  readonly query: ActorQuery;
  readonly fieldKeys: readonly string[];
}

/** An ERP in which actors are created. */
export interface CreatingErp extends Pick<ErpSide, "getActors"> {
  /** Never rejects with an {@link ErpFailure}: what may have been created has an outcome. */
  create(actor: Actor): Promise<CreateOutcome>;
  /** null: the connector refuses such a search. Rejects with an {@link ErpFailure} when it cannot be reached. */
  search(search: ActorSearch): Promise<readonly Actor[] | null>;
}

/** An actor that is sent to be created. It is kept until it is known what came of it. */
export interface OpenCreate {
  readonly actorType: string;
  readonly sent: Actor;
  readonly agreed: CreatePlan["agreed"];
  /**
   * Keys of the actors that answered to its description before, and of those that have lost their link since; null where that is
   * not known.
   */
  readonly knownKeys: readonly string[] | null;
}

/** An intent as the host keeps it. */
export interface SentCreate extends OpenCreate {
  /** When it was stored, right before it was sent; UTC, as of Date.toISOString. */
  readonly sentAt: string;
}

/** Another create of which it is not known what came of it. */
export interface RivalCreate extends Pick<SentCreate, "sent" | "knownKeys" | "sentAt"> {
  /** It was sent for the same record. */
  readonly isOwn: boolean;
  /** Somebody has said that it is not to be waited for. The ERP may carry it out all the same. */
  readonly isGivenUp: boolean;
}

/**
 * Why a create is in doubt. "unsearchable": the ERP cannot be asked for the actor; "none": it has no new one like it;
 * "contested": there is one, which may be another record's; "several": there are candidates, and it is not certain that
 * one of them is it.
 */
export type DoubtReason = "unsearchable" | "none" | "contested" | "several";

export interface CreateDoubt {
  readonly because: DoubtReason;
  readonly candidates: readonly Candidate[];
}

/** The record of a create and the configuration of its connection, as they are now. */
export interface CreateSituation extends MergePolicy {
  readonly record: CrmRecord;
  readonly type: ActorTypePlan;
}

/** A created actor on its way to its link. */
export interface NewActorLink {
  readonly actor: Actor;
  readonly plan: ConnectPlan;
  /** Of the record that it was planned on. */
  readonly version: number;
}

/** What the host keeps of creates. Every method is one transaction. */
export interface CreateStore<Intent extends SentCreate> {
  /** Stores what is about to be sent. */
  intend(create: OpenCreate): Promise<Intent>;
  /**
   * It is about to be sent once more, as it is now; what answers to its description now was there before. The request that
   * was sent before counts as given up from now on.
   */
  intendAgain(intent: Intent, create: OpenCreate): Promise<Intent>;
  /** Forgets an intent of which nothing is left to be settled. */
  settle(intent: Intent): Promise<void>;
  /** The ERP has been looked through without a result that is certain. */
  noteDoubt(intent: Intent, doubt: CreateDoubt): Promise<void>;
  /** Those of the keys that are linked in the connection. */
  linkedKeys(actorType: string, erpKeys: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * Other intents of the same actor type in the connection, with the requests that were given up. One of those may be
   * forgotten when it cannot land any more (`canStillLand`), and could not when the oldest intent was sent.
   */
  rivals(intent: Intent): Promise<readonly RivalCreate[]>;
  /** Throws where the record is gone or its actor type is not synchronised any more. */
  situation(intent: Intent): Promise<CreateSituation>;
  /**
   * Stores the link with what connecting changed, and settles the intent, together; answers the link's id. "stale": the
   * record has another version, and nothing was stored. Throws where one of the two is linked already.
   */
  link(intent: Intent, link: NewActorLink): Promise<number | "stale">;
}

/** One create of one record in one connection, with all that it touches. */
export interface CreateWork<Intent extends SentCreate> {
  readonly erp: CreatingErp;
  readonly store: CreateStore<Intent>;
  readonly type: ActorTypePlan;
  /** ERP fields that an advanced search may name. */
  readonly searchable: ReadonlySet<string>;
}
