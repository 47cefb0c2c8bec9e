import type { Violation } from "./chronicle.ts";
import { runSchedule } from "./run-schedule.ts";
import type { Schedule, Step } from "./schedule.ts";
import { simplerSetups } from "./simpler-setups.ts";

/** A schedule that breaks a rule, as small as could be found. */
export interface Shrunk {
  readonly schedule: Schedule;
  readonly violations: readonly Violation[];
}

/** Plays a schedule and tells what it breaks. */
export type Play = (schedule: Schedule) => Promise<readonly Violation[]>;

/**
 * Cuts a failing schedule down: whatever can be left out while the same rule is still broken is left out, until
 * nothing more can.
 */
export async function shrink(failed: Shrunk, play: Play = runSchedule): Promise<Shrunk> {
  const rule = failed.violations[0]?.rule;
  let smallest = failed;
  for (let hasShrunk = true; hasShrunk; ) {
    hasShrunk = false;
    for (const candidate of candidatesOf(smallest.schedule)) {
      const found = await play(candidate);
      if (!found.some((violation) => violation.rule === rule)) continue;
      smallest = { schedule: candidate, violations: found };
      hasShrunk = true;
      break;
    }
  }
  return smallest;
}

/** Simpler schedules, the boldest first. */
function* candidatesOf(schedule: Schedule): Generator<Schedule> {
  const { steps } = schedule;
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < steps.length; start += size) {
      yield { ...schedule, steps: steps.toSpliced(start, size) };
    }
  }
  for (const [at, step] of steps.entries()) {
    for (const simpler of simplerSteps(step)) yield { ...schedule, steps: steps.with(at, simpler) };
  }
  yield* simplerSetups(schedule);
}

function* simplerSteps(step: Step): Generator<Step> {
  switch (step.do) {
    case "cycles":
      return yield* simplerCycles(step);
    case "crm-edit": {
      const { openMs: _open, ...closed } = step;
      if (step.openMs !== undefined) yield closed;
      for (const values of withoutOne(step.values)) yield { ...step, values };
      return;
    }
    case "crm-move": {
      const { openMs: _open, ...closed } = step;
      if (step.openMs !== undefined) yield closed;
      return;
    }
    case "erp-edit": {
      const { lateMs: _late, ...prompt } = step;
      if (step.lateMs !== undefined) yield prompt;
      for (const values of withoutOne(step.values)) yield { ...step, values };
      return;
    }
    default:
      return;
  }
}

function* simplerCycles(step: Extract<Step, { do: "cycles" }>): Generator<Step> {
  const { of } = step;
  if (of.length > 1) for (const [at] of of.entries()) yield { ...step, of: of.toSpliced(at, 1) };
  for (const [at, cycle] of of.entries()) {
    const { work, ...plain } = cycle;
    if (work !== undefined) yield { ...step, of: of.with(at, plain) };
    for (const [index, fault] of cycle.faults.entries()) {
      yield { ...step, of: of.with(at, { ...cycle, faults: cycle.faults.toSpliced(index, 1) }) };
      if (fault.what.kind !== "meanwhile") continue;
      for (const deeds of simplerDeeds(fault.what.deeds)) {
        const faults = cycle.faults.with(index, { ...fault, what: { kind: "meanwhile", deeds } });
        yield { ...step, of: of.with(at, { ...cycle, faults }) };
      }
    }
  }
}

type Deeds = Extract<
  Extract<Step, { do: "cycles" }>["of"][number]["faults"][number]["what"],
  { kind: "meanwhile" }
>["deeds"];

function* simplerDeeds(deeds: Deeds): Generator<Deeds> {
  if (deeds.length > 1) for (const [at] of deeds.entries()) yield deeds.toSpliced(at, 1);
  for (const [at, deed] of deeds.entries()) {
    for (const simpler of simplerSteps(deed)) {
      if (simpler.do !== "cycles") yield deeds.with(at, simpler);
    }
  }
}

function* withoutOne<T extends object>(values: T): Generator<T> {
  const entries = Object.entries(values);
  if (entries.length < 2) return;
  for (const [at] of entries.entries()) yield Object.fromEntries(entries.toSpliced(at, 1)) as T;
}
