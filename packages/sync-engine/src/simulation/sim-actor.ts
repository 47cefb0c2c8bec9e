import type { OnBadRecord } from "../ports.ts";
import type { Stamp } from "./erp-stamps.ts";
import type { OnBadActor, TypeSetup, WireValues } from "./schedule.ts";

export interface SimActor {
  /** The number of its ERP key; see {@link recordIdOf}. */
  readonly id: number;
  readonly type: TypeSetup;
  values: Readonly<Record<string, string>>;
  stamp: Stamp;
  isGone: boolean;
  /** Somebody has it open: it cannot be saved. */
  isLocked: boolean;
  /** What it was before its last change. */
  former?: SimActor;
}

/** A person's transaction whose row has its stamp already and is not visible yet. */
export interface LateEdit {
  readonly id: number;
  readonly values: WireValues;
  readonly stamp: Stamp;
  readonly visibleAtMs: number;
}

/** Records have lower numbers. */
const RECORDS = 1000;

/** The record that an actor was made for: the ERP key of the first is its number, later ones have a round before it. */
export const recordIdOf = (actorId: number): number => actorId % RECORDS;

/** The ERP key of the n-th actor that is created in a connection. */
export const createdActorId = (recordId: number, nth: number): number => nth * RECORDS + recordId;

/** What an examination of the connector finds. One that stops in the middle is not understood by it. */
export const PROFILES: Readonly<Record<OnBadActor, OnBadRecord | undefined>> = {
  "left-out": "others-saved",
  claimed: "silently-dropped",
  "all-refused": "all-refused",
  "others-then-refused": "others-saved-with-error",
  "half-then-refused": undefined,
};
