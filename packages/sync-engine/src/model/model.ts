import type { Churn } from "../memory/churn.ts";
import type { Learning } from "../memory/learning.ts";
import type { TimeZones } from "./time-zones.ts";

/** The kinds of CRM record that can be linked to an ERP actor. */
export type CrmEntity = "company" | "contact" | "project";

/**
 * A field value as the CRM holds it: text and list item keys as strings, integers as numbers, decimals as
 * digits in a string (never a binary float), dates as `YYYY-MM-DD`, date-times as `YYYY-MM-DDTHH:MM:SS`,
 * check boxes as booleans; null is blank.
 */
export type CrmValue = string | number | boolean | null;

/** Types of CRM fields, by which a mapping is checked and a value transformed. */
export type CrmFieldType = "text" | "integer" | "decimal" | "checkbox" | "date" | "datetime" | "list";

/** A CRM record as the engine needs it. */
export interface CrmRecord {
  readonly entity: CrmEntity;
  readonly id: number;
  /** Grows with every write; a write by the engine names the version that it read. */
  readonly version: number;
  readonly deleted: boolean;
  readonly values: Readonly<Record<string, CrmValue>>;
}

/** One row of the CRM's change feed: a record that was written, by whom. */
export interface CrmChange {
  readonly position: number;
  readonly entity: CrmEntity;
  readonly id: number;
  /** For instance `user:3`, `api:7`, `import:4`, `sync:12` (connection 12). */
  readonly origin: string;
}

/**
 * Whether a link takes part: "active"; or paused, because its actor or its CRM record is gone, or because it waits
 * for the link of its company. A paused link is neither merged nor written to, and wakes when the cause is gone.
 */
export type LinkState = "active" | "missing-in-erp" | "missing-in-crm" | "waiting-for-parent";

/** One CRM entity joined to one ERP actor in one connection. */
export interface Link {
  readonly id: number;
  readonly connectionId: number;
  readonly entity: CrmEntity;
  readonly crmId: number;
  readonly actorType: string;
  readonly erpKey: string;
  /** The actor's LastModified last seen, verbatim. */
  readonly erpTimestamp: string;
  /**
   * The value that both sides last agreed on, as canonical text by ERP field key. A key that is absent has
   * never been agreed on, which is not the same as blank ("").
   */
  readonly base: Readonly<Record<string, string>>;
  readonly state: LinkState;
  /** Fields that keep coming round; absent where there are none. */
  readonly churn?: Churn | undefined;
}

/** Translation of one list field: ERP item key to CRM item key and back, and the items' names. */
export interface ListTranslation {
  readonly toCrm: ReadonlyMap<string, string>;
  readonly toErp: ReadonlyMap<string, string>;
  /** Text of an ERP item by its key: what a text field on the CRM side gets from an ERP list. */
  readonly erpTexts: ReadonlyMap<string, string>;
}

/** The items of a CRM list, for text (ERP) to list (CRM): key by lower-cased name, and name by key. */
export interface CrmListItems {
  readonly keyByName: ReadonlyMap<string, string>;
  readonly nameByKey: ReadonlyMap<string, string>;
}

/** A mapped pair of fields with all that is needed to transform and compare their values. */
export interface MappedField {
  readonly erpFieldKey: string;
  readonly erpFieldType: string;
  /** Characters; 0 is no limit. */
  readonly erpMaxLength: number;
  readonly erpReadOnly: boolean;
  readonly crmFieldKey: string;
  readonly crmFieldType: CrmFieldType;
  /** Characters; 0 is no limit. */
  readonly crmMaxLength: number;
  /** Whether the CRM field must not be blank: a blank value then does not fit. @default false */
  readonly crmMandatory?: boolean;
  /** Digits after the point that the CRM keeps of a decimal; null is all. */
  readonly crmScale: number | null;
  /** Direction `>`. */
  readonly syncToCrm: boolean;
  /** Direction `<`. */
  readonly syncToErp: boolean;
  /** Zones in which date-times are meant; absent: wall clocks are taken as they are. */
  readonly zones?: TimeZones;
  readonly list?: ListTranslation;
  readonly crmList?: CrmListItems;
  /** What is known of what the ERP does to texts that are written to this field. */
  readonly learning?: Learning | undefined;
}

/** What one actor type of a connection synchronises. */
export interface ActorTypePlan {
  readonly actorType: string;
  readonly entity: CrmEntity;
  readonly fields: readonly MappedField[];
}

/** The configuration that a run started with; it works with this to its end. */
export interface SyncPlan {
  readonly connectionId: number;
  /** Marks our own CRM writes in the change feed, so that they are not read back as news: `sync:<id>`. */
  readonly origin: string;
  /** Which side wins a two-way conflict, from the sync priority. */
  readonly winner: "crm" | "erp";
  /** false: an empty value never replaces a value. */
  readonly blankOverwrites: boolean;
  /**
   * How long after the time of its stamp a change of the ERP may become visible, in milliseconds: so far every
   * reading goes back. 0: it is visible at once. @default 0
   */
  readonly overlapMs?: number;
  /** How long a full round of the background scan takes, in milliseconds; absent: there is none. */
  readonly scanRoundMs?: number;
  /** In the order in which they are to be read: parents before children. */
  readonly actorTypes: readonly ActorTypePlan[];
}
