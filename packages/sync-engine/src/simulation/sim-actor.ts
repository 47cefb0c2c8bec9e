import type { Actor } from "@brygga/protocol";
import type { OnBadRecord } from "../model/ports.ts";
import type { Stamp } from "./erp-stamps.ts";
import type { OnBadActor, ParentNaming, TypeSetup, Vices, WireValues } from "./schedule.ts";

export interface SimActor {
  /** The number of its ERP key; see {@link recordIdOf}. */
  readonly id: number;
  readonly type: TypeSetup;
  values: Readonly<Record<string, string>>;
  stamp: Stamp;
  isGone: boolean;
  /** Somebody has it open: it cannot be saved. */
  isLocked: boolean;
  /** The actor that a person belongs to. */
  parentId?: number;
  /** What it was before its last change. */
  former?: SimActor;
}

/** An actor as GetActors answered it last. */
export interface Fetched {
  readonly values: Readonly<Record<string, string>>;
  /** The key of the parent that was named. */
  readonly parent: string;
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

/** What the ERP is asked for when it answers an actor. */
export type Asked = "changed" | "present" | "saved";

/** The parent of an actor, as the connector names it. */
export function parentNamed(
  { parentId }: SimActor,
  asked: Asked,
  naming: ParentNaming = "never",
): Pick<Actor, "parentActorType" | "parentErpKey"> {
  const isSilent =
    naming === "never" ||
    (naming === "not-in-answers-to-saves" && asked === "saved") ||
    (naming === "in-get-actors-alone" && asked !== "present");
  if (isSilent || parentId === undefined) return { parentActorType: "", parentErpKey: "" };
  return { parentActorType: naming === "by-key" ? "" : "Customer", parentErpKey: String(parentId) };
}

/** Actors that are sorted by their stamps, as the connector sorts them. */
export function inOrder(changed: readonly SimActor[], order: Vices["order"]): readonly SimActor[] {
  if (order === "by-stamp") return changed;
  if (order === "newest-first") return changed.toReversed();
  return [...changed.filter((_, at) => at % 2 === 1), ...changed.filter((_, at) => at % 2 === 0)];
}

export const without = (actors: readonly Actor[], some: readonly Actor[]): readonly Actor[] =>
  actors.filter((actor) => !some.includes(actor));

/** What an ERP that refuses a call because of its bad actors has saved of it nevertheless. */
export function goingBefore(
  actors: readonly Actor[],
  bad: readonly Actor[],
  onBadActor: OnBadActor,
): readonly Actor[] {
  if (onBadActor === "others-then-refused") return without(actors, bad);
  const [first] = bad;
  return onBadActor === "half-then-refused" && first !== undefined
    ? actors.slice(0, actors.indexOf(first))
    : [];
}
