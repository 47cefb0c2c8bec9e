import { batchOf } from "../commit/batch.ts";
import type { CompiledType } from "../merge/compiled-type.ts";
import { recordProblem } from "../merge/linked-record.ts";
import type { Link } from "../model/model.ts";
import type { CyclePorts } from "../model/ports.ts";
import type { Disappearance } from "../model/presence.ts";
import { type ActorsRead, readActors } from "./read-actors.ts";

/** How long an actor must have been missing before a second look counts, in milliseconds. */
export const ABSENCE_GRACE_MS = 10 * 60_000;

/** Actors that go within this time count as gone at once, in milliseconds. */
const AT_ONCE_MS = 24 * 60 * 60_000;
/** So many may go at once without a question, … */
const FEW = 10;
/** … and such a part of all links. */
const SMALL_PART = 0.02;

/** Links that are looked at in one cycle. */
const PAGE_SIZE = 500;
/** Other actors that are asked for together with those in doubt: an answer without any actor proves nothing. */
const WITNESSES = 5;

interface AbsenceStep {
  readonly ports: CyclePorts;
  readonly types: readonly CompiledType[];
  /** Links whose actor was left out of an answer in this cycle, or that are paused for that and due again. */
  readonly missed: readonly Link[];
  readonly disappearance: Disappearance | undefined;
}

/** What a cycle found out about actors that answers left out. */
export interface AbsenceReport {
  /** Left out for the first time: nothing is concluded yet. */
  readonly noted: number;
  /** Missing for the second time; their links are paused. */
  readonly gone: number;
  /** There again; their links are active. */
  readonly woken: number;
  /** Set when so many are missing that nobody is paused until somebody has answered. */
  readonly disappearance: { readonly actors: number; readonly links: number } | null;
}

export const NO_ABSENCES: AbsenceReport = { noted: 0, gone: 0, woken: 0, disappearance: null };

/** A link whose actor may be gone. */
interface Doubt {
  readonly link: Link;
  /** Since when; null: it is new. */
  readonly since: Date | null;
}

/** Links by what a look at the ERP says of their actors. */
interface Findings {
  readonly noted: Link[];
  readonly gone: Link[];
  /** Noted before, and no more certain now. */
  readonly unproven: Link[];
  readonly present: Link[];
  /** Paused, and still missing or not answered for. */
  readonly stillPaused: Link[];
}

/**
 * Finds out whether actors that were left out of answers are gone: they are asked for again, together with others that
 * should be there. Missing in two such answers {@link ABSENCE_GRACE_MS} apart, an actor is gone and its link paused;
 * too many at once, and it is asked first. A paused link whose actor is there again becomes active.
 *
 * @throws ErpFailure when the ERP cannot be reached.
 */
export async function settleAbsences(step: AbsenceStep): Promise<AbsenceReport> {
  const { ports, types, disappearance } = step;
  const now = ports.clock.now();
  const { doubts, isWhole } = await doubtsOf(step, now);
  if (doubts.length === 0) return NO_ABSENCES;
  const found: Findings = { noted: [], gone: [], unproven: [], present: [], stillPaused: [] };
  for (const type of types) {
    const ofType = doubts.filter(({ link }) => link.actorType === type.actorType);
    if (ofType.length > 0) judge(ofType, { answer: await askAgain(ports, type, ofType), found, now });
  }
  const alarm = disappearance?.isConfirmed === true ? null : await alarmOf(ports, found.gone.length, now);
  const isOver = disappearance?.isConfirmed === true && isWhole;
  return commitFindings(ports, alarm === null ? found : { ...found, gone: [] }, { alarm, isOver, now });
}

/** While a question is open, the links that it is about are left alone. */
async function doubtsOf({ ports, missed, disappearance }: AbsenceStep, now: Date) {
  const isAsking = disappearance !== undefined && !disappearance.isConfirmed;
  const before = new Date(now.getTime() - ABSENCE_GRACE_MS);
  const noted = isAsking ? [] : await ports.absences.notedBefore(before, PAGE_SIZE);
  const doubts = new Map<number, Doubt>(noted.map((absence) => [absence.link.id, absence]));
  const others = missed.filter(({ id }) => !doubts.has(id));
  const known = others.length === 0 ? [] : await ports.absences.of(others.map(({ id }) => id));
  const isKnown = new Set(known.map(({ link }) => link.id));
  for (const link of others) if (!isKnown.has(link.id)) doubts.set(link.id, { link, since: null });
  return { doubts: [...doubts.values()], isWhole: noted.length < PAGE_SIZE };
}

async function askAgain(
  ports: CyclePorts,
  type: CompiledType,
  doubts: readonly Doubt[],
): Promise<ActorsRead> {
  const links = doubts.map(({ link }) => link);
  const [first] = links;
  const ids = links.map(({ id }) => id);
  const witnesses = first === undefined ? [] : await ports.absences.neighbours(first, WITNESSES, ids);
  const keys = [...witnesses, ...links].map(({ erpKey }) => erpKey);
  return readActors(ports, type, keys);
}

interface Look {
  readonly answer: ActorsRead;
  readonly found: Findings;
  readonly now: Date;
}

function judge(doubts: readonly Doubt[], { answer, found, now }: Look): void {
  for (const { link, since } of doubts) {
    if (answer.actors.has(link.erpKey)) found.present.push(link);
    else if (link.state === "missing-in-erp") found.stillPaused.push(link);
    // An answer without any actor, and a refusal, prove nothing: what was noted waits as long again.
    else if (!answer.leftOut.has(link.erpKey)) found.unproven.push(...(since === null ? [] : [link]));
    else if (since === null) found.noted.push(link);
    else if (now.getTime() - since.getTime() >= ABSENCE_GRACE_MS) found.gone.push(link);
  }
}

/** Whether more are gone than can be believed, those of the last day included. */
async function alarmOf(ports: CyclePorts, gone: number, now: Date) {
  if (gone === 0) return null;
  const extent = await ports.absences.extent(new Date(now.getTime() - AT_ONCE_MS));
  const actors = gone + extent.gone;
  return actors > FEW && actors > SMALL_PART * extent.links ? { actors, links: extent.links } : null;
}

interface Conclusion {
  readonly alarm: AbsenceReport["disappearance"];
  /** The question has been answered, and everything that it was about has been dealt with. */
  readonly isOver: boolean;
  readonly now: Date;
}

async function commitFindings(
  ports: CyclePorts,
  found: Findings,
  { alarm, isOver, now }: Conclusion,
): Promise<AbsenceReport> {
  const { noted, gone, unproven, present, stillPaused } = found;
  const woken = present.filter(({ state }) => state !== "active");
  const problems = [...gone, ...stillPaused].map(({ id }) => recordProblem(id, "missing-in-erp"));
  const states = [
    ...gone.map(({ id }) => ({ linkId: id, state: "missing-in-erp" as const })),
    ...woken.map(({ id }) => ({ linkId: id, state: "active" as const })),
  ];
  const over = [...gone, ...present].map(({ id }) => id);
  const absences = { noted: [...noted, ...unproven].map(({ id }) => id), at: now, over };
  const question = alarm === null ? (isOver ? { disappearance: null } : {}) : { disappearance: alarm };
  const hasDoubts = absences.noted.length + over.length > 0;
  const checked = problems.map(({ linkId }) => linkId);
  // A link that pauses has one problem: the reason.
  const solved = gone.map(({ id }) => ({ linkId: id, erpFieldKey: null }));
  const move = { states, ...(hasDoubts ? { absences } : {}), ...question };
  const isEmpty = !hasDoubts && problems.length === 0 && Object.keys(question).length === 0;
  if (!isEmpty) await ports.journal.commit({ ...batchOf([], move), problems, solved, checked });
  return { noted: noted.length, gone: gone.length, woken: woken.length, disappearance: alarm };
}
