import type { Link } from "./model.ts";

/** A link whose actor an answer left out although it held others. Once is no proof. */
export interface Absence {
  readonly link: Link;
  /** When it was first left out. */
  readonly since: Date;
}

/** What a commit says of actors that answers leave out. */
export interface Absences {
  /** Links whose actor was left out, and since when that counts. */
  readonly noted: readonly number[];
  readonly at: Date;
  /** Links of which nothing is in doubt any more. */
  readonly over: readonly number[];
}

/** More actors are missing than can be believed without asking. */
export interface Disappearance {
  /** Somebody has said that they really are gone. */
  readonly isConfirmed: boolean;
}

/** What is known of actors that answers leave out. */
export interface AbsenceStore {
  /** Noted at or before a moment, oldest first, at most `limit`; of active links only. */
  notedBefore(moment: Date, limit: number): Promise<readonly Absence[]>;
  /** Those of these links. */
  of(linkIds: readonly number[]): Promise<readonly Absence[]>;
  /**
   * At most `limit` active links of the type, without an absence and not among `except`, whose keys stand around this
   * one: their actors should be there.
   */
  neighbours(link: Link, limit: number, except: readonly number[]): Promise<readonly Link[]>;
  /** How many links there are, and how many of them were marked "missing-in-erp" since a moment. */
  extent(since: Date): Promise<{ readonly links: number; readonly gone: number }>;
}
