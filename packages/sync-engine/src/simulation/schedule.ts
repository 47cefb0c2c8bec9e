import type { CrmEntity, CrmValue } from "../model/model.ts";

/** All that happens in one run of the simulation. It is plain data: it can be printed, kept, replayed and cut down. */
export interface Schedule {
  /** What it was drawn from; it plays no part in the replay. */
  readonly seed: number;
  readonly setup: Setup;
  readonly steps: readonly Step[];
}

export interface Setup {
  readonly records: readonly RecordName[];
  readonly connections: readonly ConnectionSetup[];
}

export interface RecordName {
  readonly entity: CrmEntity;
  readonly id: number;
}

export interface ConnectionSetup {
  readonly winner: "crm" | "erp";
  readonly blankOverwrites: boolean;
  readonly overlapMs: number;
  /** How long a full round of the background scan takes; absent: there is none. */
  readonly scanRoundMs?: number;
  readonly vices: Vices;
  readonly types: readonly TypeSetup[];
  readonly links: readonly LinkSetup[];
  /** By contact, the company that it belongs to in the ERP. @default for each that of the CRM */
  readonly parents?: Readonly<Record<string, number>>;
  /** ERP item key to CRM item key; what is missing is unmapped. */
  readonly items: Readonly<Record<string, string>>;
}

export interface TypeSetup {
  readonly actorType: "Customer" | "Person";
  readonly fields: readonly FieldSetup[];
}

/** Fields of the simulated CRM, one of each type. */
export type FieldKey = "name" | "phone" | "city" | "staff" | "turnover" | "kind" | "since";

export interface FieldSetup {
  readonly key: FieldKey;
  readonly toCrm: boolean;
  readonly toErp: boolean;
  /** Characters; 0 is no limit. */
  readonly erpMaxLength: number;
  /** The form in which the ERP stores text, whoever enters it. */
  readonly stores: StoredForm;
  /** Where the connector leaves the field out. */
  readonly hidden: "never" | "in-answers-to-saves" | "always";
  /** The ERP keeps its value and says nothing. */
  readonly ignoresWrites: boolean;
}

export type StoredForm = "verbatim" | "trimmed" | "upper" | "lower" | "padded";

export interface LinkSetup {
  /** The record's number; the ERP key is the same number. */
  readonly id: number;
  /** false: there is no base yet, the sides differ, and the link waits to be compared. */
  readonly agreed: boolean;
}

export type StampForm =
  | "counter"
  | "epoch-seconds"
  | "local-seconds"
  | "iso"
  | "encoded"
  | "encoded-seconds"
  | "date"
  | "text";

/**
 * "left-out": the others are saved and answered; "claimed": the others are saved, all are answered as if they were;
 * "all-refused": nothing is saved; "others-then-refused": the others are saved, and the call is refused all the same;
 * "half-then-refused": those before it are saved, and the call is refused.
 */
export type OnBadActor = "left-out" | "claimed" | "all-refused" | "others-then-refused" | "half-then-refused";

/** How it names the parents of persons; "by-key": without their type. */
export type ParentNaming = "never" | "always" | "by-key" | "not-in-answers-to-saves" | "in-get-actors-alone";

/** What the ERP and its connector do that a textbook ERP would not. */
export interface Vices {
  readonly stamps: StampForm;
  /** How far the ERP's clock is from ours. */
  readonly clockSkewMs: number;
  readonly batchSize: number;
  readonly order: "by-stamp" | "newest-first" | "mixed";
  /** What has changed comes twice, first as it was before its last change; the first that was saved comes twice, too. */
  readonly duplicates: boolean;
  /** What one actor that cannot be saved does to the others of its call. */
  readonly onBadActor: OnBadActor;
  /** Whether its capability profile tells how it treats a bad actor. */
  readonly isProfiled: boolean;
  /** Refuses an actor whose LastModified is not the present one. */
  readonly checksStamp: boolean;
  /** false: a field that is not sent is blanked. */
  readonly keepsUnsentFields: boolean;
  /** Answers to saves carry no LastModified. */
  readonly forgetsStamps: boolean;
  /** The only first stamp that it takes; null: any. */
  readonly firstStamp: string | null;
  /** "simple": it refuses an advanced search; "none": any. @default both are answered */
  readonly search?: "simple" | "none";
  /** @default "never" */
  readonly parents?: ParentNaming;
}

/** Something that a person, or time, does. */
export type Deed =
  | { readonly do: "crm-edit"; readonly id: number; readonly values: CrmValues; readonly openMs?: number }
  | { readonly do: "crm-delete" | "crm-restore"; readonly id: number }
  /** A contact belongs to another company from now on. */
  | { readonly do: "crm-move"; readonly id: number; readonly company: number; readonly openMs?: number }
  | { readonly do: "erp-move"; readonly connection: number; readonly id: number; readonly company: number }
  | {
      readonly do: "erp-edit";
      readonly connection: number;
      readonly id: number;
      readonly values: WireValues;
      /** The row gets its stamp now and becomes visible this much later. */
      readonly lateMs?: number;
    }
  | {
      readonly do: "erp-vanish" | "erp-return" | "erp-lock" | "erp-unlock" | "link" | "unlink";
      readonly connection: number;
      readonly id: number;
    }
  | { readonly do: "erp-down" | "erp-up" | "erp-lose-most"; readonly connection: number }
  | { readonly do: "wait"; readonly ms: number }
  | {
      readonly do: "map-item";
      readonly connection: number;
      readonly erpItem: string;
      readonly crmItem: string;
    }
  | {
      readonly do: "change-mapping";
      readonly connection: number;
      readonly key: FieldKey;
      readonly toCrm: boolean;
      readonly toErp: boolean;
    }
  | { readonly do: "sync-now"; readonly connection: number };

/** What is done for a connection instead of a cycle; like a cycle it is alone in its connection. */
export type Work =
  | { readonly kind: "resync"; readonly source: "crm" | "erp"; readonly blankOverwrites: boolean }
  | { readonly kind: "sync-record"; readonly id: number }
  /** What a cycle would do is listed, and then done. */
  | { readonly kind: "preview" }
  | UndoWork
  /** Somebody wants an actor for a record that has none. */
  | { readonly kind: "create"; readonly id: number }
  | SettleWork;

/** Somebody takes back what was logged last. */
export interface UndoWork {
  readonly kind: "undo";
  /** How many of the last log rows of the connection. */
  readonly rows: number;
  /** Only those of this record. */
  readonly id?: number;
  readonly force: boolean;
}

/**
 * Somebody deals with a create that is in doubt: has it looked for, gives it up, or looks into the ERP and says which
 * actor it is, or that there is none and it is to be created.
 */
export interface SettleWork {
  readonly kind: "settle-create";
  readonly id: number;
  readonly how: "look" | "give-up" | "decide";
}

/** Work for one connection, with what goes wrong in it. */
export interface OneCycle {
  readonly connection: number;
  readonly faults: readonly Fault[];
  /** @default a cycle */
  readonly work?: Work;
}

/** Cycles that run at the same time, each of another connection. */
export interface CyclesStep {
  readonly do: "cycles";
  readonly of: readonly OneCycle[];
  /** Decides how the calls of several cycles are interleaved. */
  readonly pace: number;
}

export type Step = Deed | CyclesStep;

export type CrmValues = Readonly<Partial<Record<FieldKey, CrmValue>>>;
export type WireValues = Readonly<Partial<Record<FieldKey, string>>>;

/** Something that goes wrong at the n-th call (from 0) of a port, or of any port. */
export interface Fault {
  readonly at: PortCall;
  readonly nth: number;
  readonly what: Trouble;
}

export type PortCall =
  | "any"
  | "erp.changedActors"
  | "erp.getActors"
  | "erp.saveActors"
  | "journal.commit"
  | "journal.intend"
  | "crm.read"
  | "erp.create"
  | "erp.search"
  | "creates.intend"
  | "creates.link";

export type Trouble =
  | {
      readonly kind:
        | "crash-before"
        | "crash-after"
        | "lost-request"
        | "lost-answer"
        | "refused"
        | "no-list"
        | "empty"
        | "connection-forgotten"
        | "last-left-out"
        | "stop";
    }
  | { readonly kind: "slow"; readonly ms: number }
  /** The caller hears nothing more; the ERP creates the actor so much later. */
  | { readonly kind: "lands-later"; readonly ms: number }
  /** People work while the call is under way, before it takes effect. */
  | { readonly kind: "meanwhile"; readonly deeds: readonly Deed[] };
