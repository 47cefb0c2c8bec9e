import type { Violation } from "./chronicle.ts";
import { TOO_LATE_MS } from "./draw-setup.ts";
import { accountsAddUp } from "./invariants/accounts.ts";
import { agreement, basesHold, trueReasons } from "./invariants/agreement.ts";
import { createsAreKnown } from "./invariants/creates.ts";
import { directionsKept } from "./invariants/directions.ts";
import { logTellsWhatHappened } from "./invariants/log-rows.ts";
import { lostEdits } from "./invariants/lost-edits.ts";
import { sourceDecides } from "./invariants/one-way.ts";
import { familiesNow, parentsAreTold, sleepersStay } from "./invariants/parents.ts";
import { pausesAreFounded } from "./invariants/pauses.ts";
import { policyKept } from "./invariants/policy.ts";
import { logReplays } from "./invariants/replay.ts";
import type { CyclesStep, FieldSetup, Schedule, Step } from "./schedule.ts";
import { SimWorld } from "./sim-world.ts";

/**
 * Plays a schedule, lets things calm down, and tells which invariants of the specification do not hold. An empty
 * answer is a proof of this schedule, unless somebody makes it void.
 */
export async function runSchedule({ setup, steps }: Schedule): Promise<readonly Violation[]> {
  const world = new SimWorld(setup);
  try {
    for (const step of steps) {
      if (step.do === "cycles") await runWatched(world, step);
      else world.act(step);
    }
    await calmDown(world, steps.some(isTooLate));
  } catch (error) {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    world.chronicle.violated(`threw ${text}`, error instanceof Error ? (error.stack ?? "") : "");
  }
  return world.chronicle.isVoid ? [] : world.chronicle.violations;
}

/** Runs cycles and looks at once at what must hold after any. */
async function runWatched(world: SimWorld, step: CyclesStep): Promise<void> {
  const before = world.chronicle.seq;
  const families = familiesNow(world);
  const ends = await world.run(step);
  report(
    world,
    ends.flatMap((end) => (end === "killed" ? [] : accountsAddUp(end))),
  );
  report(world, directionsKept(world, before));
  report(world, lostEdits(world, before));
  report(world, policyKept(world, before));
  report(world, pausesAreFounded(world));
  report(world, sleepersStay(world, families));
}

const MINUTE_MS = 61_000;

/** Longer than the longest wait of a problem. */
const LONG_AFTER_MS = 25 * 3_600_000;

/** What only the background scan finds, in its time. */
const isTooLate = (step: Step): boolean => JSON.stringify(step).includes(`"lateMs":${TOO_LATE_MS}`);

async function calmDown(world: SimWorld, isScanNeeded: boolean): Promise<void> {
  world.crm.finish();
  for (const { erp, creatingSide } of world.connections) {
    erp.finish();
    creatingSide.finish();
    erp.isDown = false;
  }
  await quietRounds(world);
  if (!isScanNeeded) report(world, agreement(world));
  report(world, parentsAreTold(world, false));
  report(world, logTellsWhatHappened(world));
  report(world, logReplays(world));
  world.clock.advance(LONG_AFTER_MS);
  await quietRounds(world);
  report(world, agreement(world));
  report(world, trueReasons(world));
  report(world, parentsAreTold(world, true));
  report(world, basesHold(world));
  report(world, logTellsWhatHappened(world));
  report(world, logReplays(world));
  report(world, nothingIsOpen(world));
  report(world, sourceDecides(world));
  report(world, createsAreKnown(world));
  await checkIdle(world);
}

async function quietRounds(world: SimWorld): Promise<void> {
  for (let round = 0; round < 2; round++) {
    world.clock.advance(MINUTE_MS);
    await quietRound(world);
  }
}

/** How often a round hands changes on from one connection to the others, as the host does. */
const MAX_PASSES = 3;

async function quietRound(world: SimWorld): Promise<void> {
  for (let pass = 1; pass <= MAX_PASSES; pass++) {
    for (const { index, journal } of world.connections) {
      if (pass === 1 || (await journal.hasForeignChanges())) await runWatched(world, cycleOf(index));
    }
  }
}

const cycleOf = (connection: number): CyclesStep => ({
  do: "cycles",
  of: [{ connection, faults: [] }],
  pace: 0,
});

/** No write to an ERP is left of which nobody knows whether it arrived, but to actors that are not there. */
const nothingIsOpen = (world: SimWorld): readonly Violation[] =>
  world.connections.flatMap((connection) =>
    connection.journal.intents
      .filter(
        ({ crmId }) =>
          connection.isTypeActive(crmId) && !connection.erp.actor(connection.actorIdOf(crmId)).isGone,
      )
      .map((intent) => ({
        rule: "an intent stays open",
        what: `connection ${connection.index}: ${JSON.stringify(intent)}`,
      })),
  );

/** A cycle with nothing to do makes one call per actor type and commits nothing. */
async function checkIdle(world: SimWorld): Promise<void> {
  for (const connection of world.connections) {
    const { index, erp, journal, setup } = connection;
    // The scan has a budget of its own.
    connection.isScanning = false;
    erp.callCounts = { changedActors: 0, getActors: 0, saveActors: 0 };
    const commits = journal.commitCount;
    await runWatched(world, cycleOf(index));
    const calls = { ...erp.callCounts, commits: journal.commitCount - commits };
    const isOn = ({ toCrm, toErp }: FieldSetup) => toCrm || toErp;
    const active = setup.types.filter(({ fields }) =>
      fields.some((field) => isOn(connection.fieldNow(field))),
    );
    const expected = { changedActors: active.length, getActors: 0, saveActors: 0, commits: 0 };
    // Doubts about actors are settled by asking, and where there is no other actor to prove an answer, in vain.
    if (journal.absences.noted.size > 0 || journal.intents.length > 0) calls.getActors = 0;
    if (JSON.stringify(calls) === JSON.stringify(expected)) continue;
    const what = `connection ${index} made ${JSON.stringify(calls)} instead of ${JSON.stringify(expected)}`;
    world.chronicle.violated("a cycle with nothing to do is not idle", what);
  }
}

function report(world: SimWorld, violations: readonly Violation[]): void {
  for (const { rule, what } of violations) world.chronicle.violated(rule, what);
}
