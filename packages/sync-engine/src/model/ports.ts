import type { Actor } from "@brygga/protocol";
import type { Churn } from "../memory/churn.ts";
import type { Learning } from "../memory/learning.ts";
import type { Reading, ReadMark } from "../memory/overlap.ts";
import type { ScanState } from "../memory/scan-state.ts";
import type { CrmChange, CrmEntity, CrmRecord, CrmValue, Link, LinkState } from "./model.ts";
import type { AbsenceStore, Absences, Disappearance } from "./presence.ts";

/** The ERP behind one connection. Every method rejects with an {@link ErpFailure} when the ERP cannot do it. */
export interface ErpSide {
  /**
   * Actors changed on or after a stamp, in batches as they arrive, in whatever order the connector has.
   * Rejects with kind "no-list" when the answer carried no list of actors: that is not "no changes".
   */
  changedActors(query: {
    actorType: string;
    updatedOnOrAfter: string;
    fieldKeys: readonly string[];
  }): AsyncIterable<readonly Actor[]>;
  /** The present actors of these keys; a key that is gone is left out. */
  getActors(query: {
    actorType: string;
    erpKeys: readonly string[];
    fieldKeys: readonly string[];
  }): Promise<readonly Actor[]>;
  /**
   * Whether an actor may be saved with its changed fields alone, because the ERP keeps the others. It is sent whole
   * otherwise. @default false
   */
  readonly acceptsPartialSave?: boolean;
  /**
   * Whether stamps have an order that we know. Otherwise it cannot be said which is the highest, and every reading
   * begins at the beginning. @default true
   */
  readonly hasOrderedStamps?: boolean;
  /** What it does with the good actors of a request in which another one is bad; undefined where that is not known. */
  readonly onBadRecord?: OnBadRecord | undefined;
  /** Saves and answers the actors as the ERP holds them now; an actor that was not saved is left out. */
  saveActors(actors: readonly Actor[]): Promise<SaveOutcome>;
}

/**
 * "others-saved": saves them and answers success; "others-saved-with-error": saves them and refuses; "all-refused":
 * saves nothing and refuses; "silently-dropped": saves nothing and answers success.
 */
export type OnBadRecord = "others-saved" | "others-saved-with-error" | "all-refused" | "silently-dropped";

export interface SaveOutcome {
  readonly saved: readonly Actor[];
  /** What the ERP said where it did not save everything; empty otherwise. */
  readonly explanation: string;
}

/** Reading the CRM; writing happens in {@link Journal.commit} only. */
export interface CrmStore {
  /** Records by id with at least the values of these fields; an id that does not exist is left out. */
  read(
    entity: CrmEntity,
    ids: readonly number[],
    fieldKeys: readonly string[],
  ): Promise<readonly CrmRecord[]>;
  /** Changes after a position, oldest first, at most `limit`; never skips one that commits late. */
  changesAfter(position: number, limit: number): Promise<readonly CrmChange[]>;
}

/** Where to go on in the links of a connection, in the order of their ids. */
export interface LinkPage {
  /** Only links with a higher id. */
  readonly afterId: number;
  readonly limit: number;
  /** Only links of these actor types. */
  readonly actorTypes?: readonly string[];
}

/** A problem that is due; or (null) the link waits to be compared. */
export type DueReason = { readonly linkId: number; readonly problem: Pick<Problem, "erpFieldKey"> | null };

export interface LinkStore {
  /** Those of the links that still exist. */
  byIds(ids: readonly number[]): Promise<readonly Link[]>;
  /** All links of the connection, page by page. */
  after(page: LinkPage): Promise<readonly Link[]>;
  /** How many links the connection has, whatever their state. */
  count(): Promise<number>;
  byErpKeys(actorType: string, erpKeys: readonly string[]): Promise<readonly Link[]>;
  byCrmIds(entity: CrmEntity, ids: readonly number[]): Promise<readonly Link[]>;
  /** What stands in the problem list for these links. */
  problemsOf(linkIds: readonly number[]): Promise<readonly Problem[]>;
  /** Links whose problem is due to be tried again, at most `limit`. */
  dueForRetry(now: Date, limit: number): Promise<readonly Link[]>;
  /** All that these links are due for; only previews ask. */
  dueFor(linkIds: readonly number[], now: Date): Promise<readonly DueReason[]>;
}

/** Positions up to which everything has been done, or stands in the problem list. */
export interface Positions {
  /** Highest LastModified by actor type; absent before the first run. */
  readonly watermarks: Readonly<Record<string, string>>;
  /** Position in the CRM change feed. */
  readonly feed: number;
  /** By actor type, the stamps below the watermark to which readings still go back, oldest first. */
  readonly older?: Readonly<Record<string, readonly ReadMark[]>>;
  /** What {@link Journal.remember} was told, by actor type; nothing after a restart. */
  readonly readings?: Readonly<Record<string, Reading>>;
  /** What stands for "from the beginning" with this connector; absent until it has accepted one. */
  readonly firstStamp?: string;
  /** Where the background scan stands; absent before its first round. */
  readonly scan?: ScanState;
  /** Set while it is asked whether so many actors can really be gone. */
  readonly disappearance?: Disappearance;
}

/** A value that is about to be written to the ERP, stored before the call so that a crash cannot hide it. */
export interface WriteIntent {
  readonly linkId: number;
  readonly actorType: string;
  readonly erpKey: string;
  readonly entity: CrmEntity;
  readonly crmId: number;
  /** The log rows that become true when the ERP has taken the write. */
  readonly rows: readonly LogRow[];
}

export type LogReason =
  | "change"
  | "conflict-won"
  | "first-connect"
  | "mapping-changed"
  | "import"
  | "resync"
  | "undo";

/** One value that was changed, on one side. Values are canonical text. */
export interface LogRow {
  readonly linkId: number;
  readonly erpFieldKey: string;
  readonly crmFieldKey: string;
  readonly target: "crm" | "erp";
  readonly oldValue: string;
  readonly newValue: string;
  readonly reason: LogReason;
}

/** Why one field (or, with erpFieldKey null, a whole record) could not be synchronised. */
export interface Problem {
  readonly linkId: number;
  readonly erpFieldKey: string | null;
  readonly code: ProblemCode;
  /**
   * Values for the text of the problem, in the user's language. By code: erp-value-unreadable value, fieldType,
   * reason; erp-value-absent value; list-item-unmapped item, text; list-item-unknown item; too-long-for-… value,
   * limit, length; does-not-fit-crm value and scale or expected; does-not-fit-erp value, expected; erp-refused,
   * refused-with-others explanation (may be multi-language text, or empty); keeps-changing-field erp, crm (their
   * values now), via (origins of the other connections it runs through, with a blank between them; or empty). parent-differs (of the actor's ParentErpKey) erpParent,
   * crmParent (keys of the two companies' actors; empty where that side names none). The others have none.
   */
  readonly details: Readonly<Record<string, string>>;
}

export type ProblemCode =
  | "erp-value-unreadable"
  /** The connector did not return the field, and the CRM has a change for it. */
  | "erp-value-absent"
  | "list-item-unmapped"
  | "list-item-unknown"
  | "too-long-for-crm"
  | "too-long-for-erp"
  | "does-not-fit-crm"
  | "does-not-fit-erp"
  | "blank-held"
  | "erp-refused"
  /** The ERP refused a request with the record among others; it goes again without the ones that are bad. */
  | "refused-with-others"
  /** An answer left the actor out; it is not yet certain that it is gone. */
  | "not-found-in-erp"
  | "missing-in-erp"
  | "missing-in-crm"
  /** The record's company has no link in the connection; its own waits for that. */
  | "waiting-for-parent"
  /** The contact belongs to another company in the ERP than in the CRM. Its fields are synchronised all the same. */
  | "parent-differs"
  | "keeps-changing"
  /** A field that two sides keep rewriting has been stopped. */
  | "keeps-changing-field";

/** Everything that one batch changed, committed in one transaction or not at all. */
export interface BatchCommit {
  /** Marks the CRM writes in the change feed. @default that of the run: the connection's own */
  readonly origin?: string;
  readonly crmWrites: readonly CrmWrite[];
  readonly links: readonly LinkUpdate[];
  readonly log: readonly LogRow[];
  readonly problems: readonly Problem[];
  /** Problems that are over: of one field, or (null) every problem of the link. */
  readonly solved: readonly { linkId: number; erpFieldKey: string | null }[];
  /** Links whose write intents are settled by this commit. */
  readonly settled: readonly number[];
  /** Links that were due and have been looked at, on both sides: what remains stands in the problem list. */
  readonly checked?: readonly number[];
  readonly watermark?: WatermarkMove;
  readonly feed?: number;
  /** Links that are paused or active from here on. One that becomes active is due at once. */
  readonly states?: readonly LinkStateChange[];
  readonly absences?: Absences;
  /** Too many actors are gone at once, and nothing is concluded of it until somebody has answered; null: it is over. */
  readonly disappearance?: { readonly actors: number; readonly links: number } | null;
  /** What the connector accepted as "from the beginning". */
  readonly firstStamp?: string;
  readonly scan?: ScanState;
  /** What was learned of what the ERP does to texts. */
  readonly learned?: readonly FieldLearning[];
}

export interface FieldLearning {
  readonly actorType: string;
  readonly erpFieldKey: string;
  readonly learning: Learning;
  /**
   * A form that the run worked with has turned out to be wrong: what counted as equal may differ, so the links of the
   * actor type are due once.
   */
  readonly isFormLost: boolean;
}

export interface WatermarkMove {
  readonly actorType: string;
  /** The highest stamp received, verbatim. */
  readonly stamp: string;
  /** The stamps below it to which readings still go back, oldest first; absent where there are none. */
  readonly older?: readonly ReadMark[];
}

export interface LinkStateChange {
  readonly linkId: number;
  readonly state: LinkState;
}

export interface CrmWrite {
  readonly entity: CrmEntity;
  readonly id: number;
  readonly expectedVersion: number;
  readonly values: Readonly<Record<string, CrmValue>>;
}

export interface LinkUpdate {
  readonly linkId: number;
  readonly base: Readonly<Record<string, string>>;
  readonly erpTimestamp: string;
  /** Absent: as it was. */
  readonly churn?: Churn;
}

/**
 * "committed"; or "stale" with the links whose CRM record has another version than the one read, or which
 * are no longer there: then nothing at all was written, and the caller reads and plans them anew.
 */
export type CommitOutcome =
  | { readonly kind: "committed" }
  | { readonly kind: "stale"; readonly linkIds: readonly number[] };

/** The one place through which the engine changes anything on our side. */
export interface Journal {
  positions(): Promise<Positions>;
  /**
   * Told of the batch that is going to be committed next, as soon as it is planned, while another may still be under
   * way: a journal that hands batches over has that behind it when its turn comes. It may never be committed.
   */
  announce?(batch: BatchCommit): void;
  commit(batch: BatchCommit): Promise<CommitOutcome>;
  /**
   * Stores intents before a write to the ERP, in a transaction of its own. They take the place of those that the
   * same links have.
   */
  intend(intents: readonly WriteIntent[]): Promise<void>;
  /** Intents that a crash left behind. */
  unsettledIntents(): Promise<readonly WriteIntent[]>;
  /**
   * Keeps the times of a reading that is over and committed, in this process alone: it writes nothing. A journal
   * that does not commit must not remember either.
   */
  remember(actorType: string, reading: Reading): void;
}

export interface Clock {
  now(): Date;
  /** Milliseconds of a clock that only goes forwards, from any start; another start after each restart. */
  monotonicMs(): number;
}

/** All that a cycle of one connection touches. */
export interface CyclePorts {
  readonly erp: ErpSide;
  readonly crm: CrmStore;
  readonly links: LinkStore;
  readonly journal: Journal;
  readonly absences: AbsenceStore;
  readonly clock: Clock;
  /** Lets others have their turn, where it is time: planning waits for nothing by itself. @default nobody is there */
  readonly breathe?: () => Promise<void>;
}
