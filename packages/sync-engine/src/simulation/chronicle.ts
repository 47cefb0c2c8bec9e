import type { CrmValue } from "../model/model.ts";
import type { LogRow } from "../model/ports.ts";
import type { FieldKey } from "./field-kinds.ts";

/** A value that changed in the CRM. */
export interface CrmChangeSeen {
  readonly seq: number;
  readonly id: number;
  readonly key: FieldKey;
  readonly old: CrmValue;
  readonly new: CrmValue;
  /** The connection that wrote it; null is a person. */
  readonly connection: number | null;
}

export type ErpAuthor =
  | "person"
  | "sync"
  /** An unchanged value that travelled along undid what a person entered while the call was under way. */
  | "travelled-over";

/** A value that changed in an ERP. */
export interface ErpChangeSeen {
  readonly seq: number;
  readonly connection: number;
  readonly id: number;
  readonly key: FieldKey;
  readonly old: string;
  readonly new: string;
  readonly by: ErpAuthor;
  /** What was sent; null when the field was not sent at all, or when a person entered it. */
  readonly sent: string | null;
  /** A person had changed the value between the engine's reading and its writing, and this ERP does not look. */
  readonly isBlind: boolean;
  /** The ERP carried it out long after it was sent; directions may have changed since. */
  readonly isLate: boolean;
  /** "pending" until the engine commits what it was answered; "unsure" when it cannot know that it arrived. */
  certainty: "pending" | "sure" | "unsure";
  /** Whether the answer that names it reached the engine. */
  isAnswered: boolean;
}

/** A log row, when it was committed. */
export interface RowSeen {
  readonly seq: number;
  readonly connection: number;
  readonly id: number;
  readonly key: FieldKey;
  readonly row: LogRow;
}

/** A value that an ERP was sent, whatever it made of it. */
export interface ReceivedValue {
  readonly connection: number;
  readonly id: number;
  readonly key: FieldKey;
  readonly wire: string;
}

/** A meaning that a field held when somebody insisted on another. */
export interface OutdoneValue {
  readonly connection: number;
  readonly id: number;
  readonly key: FieldKey;
  readonly meaning: string;
}

/** Thrown, or listed, when something happened that must not. The rule is a stable name, by which failures are compared. */
export interface Violation {
  readonly rule: string;
  readonly what: string;
}

type NewErpChange = Omit<ErpChangeSeen, "seq" | "certainty" | "isAnswered">;

/** Everything that happened, in its order, as the two sides saw it themselves and as the log tells it. */
export class Chronicle {
  readonly crm: CrmChangeSeen[] = [];
  readonly erp: ErpChangeSeen[] = [];
  readonly rows: RowSeen[] = [];
  readonly received: ReceivedValue[] = [];
  /** What somebody has overwritten on purpose. */
  readonly outdone: OutdoneValue[] = [];
  readonly violations: Violation[] = [];
  /** Something has happened after which the schedule proves nothing. */
  isVoid = false;
  /** When an answer has left out an actor that was there. */
  readonly leftOutAtMs: number[] = [];
  #seq = 0;
  #pending: ErpChangeSeen[] = [];

  crmChanged(change: Omit<CrmChangeSeen, "seq">): void {
    this.crm.push({ ...change, seq: this.#next() });
  }

  erpChanged(change: NewErpChange): void {
    const isWrite = change.by === "sync";
    const seen: ErpChangeSeen = {
      ...change,
      seq: this.#next(),
      certainty: isWrite ? "pending" : "sure",
      isAnswered: false,
    };
    this.erp.push(seen);
    if (isWrite) this.#pending.push(seen);
  }

  logged(row: Omit<RowSeen, "seq">): void {
    this.rows.push({ ...row, seq: this.#next() });
  }

  /** A save is over: the answer that reached the engine names these actors, and no other. */
  answered(connection: number, ids: readonly number[]): void {
    for (const change of this.#pending) {
      if (change.connection === connection && ids.includes(change.id)) change.isAnswered = true;
    }
    this.#decide((change) => change.connection === connection && !change.isAnswered, "unsure");
  }

  /** The engine has committed what it knows of its writes to this actor. */
  settled(connection: number, id: number): void {
    this.#decide(
      (change) => change.connection === connection && change.id === id && change.isAnswered,
      "sure",
    );
  }

  /** A cycle has ended, in whatever way: what it has not committed it does not know. */
  cycleEnded(connection: number): void {
    this.#decide((change) => change.connection === connection, "unsure");
  }

  violated(rule: string, what: string): void {
    const isKnown = this.violations.some((known) => known.rule === rule && known.what === what);
    if (!isKnown) this.violations.push({ rule, what });
  }

  get seq(): number {
    return this.#seq;
  }

  #decide(isMeant: (change: ErpChangeSeen) => boolean, certainty: "sure" | "unsure"): void {
    for (const change of this.#pending.filter(isMeant)) change.certainty = certainty;
    this.#pending = this.#pending.filter(({ certainty: now }) => now === "pending");
  }

  #next(): number {
    this.#seq += 1;
    return this.#seq;
  }
}
