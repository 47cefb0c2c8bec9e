import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  afterEvent,
  type Breaker,
  type BreakerEvent,
  type BreakerState,
  CLOSED_BREAKER,
  FAILURES_TO_OPEN,
  LONGEST_PAUSE_MS,
  mayAttempt,
  needsProbe,
} from "./breaker.ts";

const NOW = new Date("2026-11-22T12:00:00Z");
const after = (breaker: Breaker, event: BreakerEvent, chance = 0) =>
  afterEvent(breaker, event, { now: NOW, chance });
const failing = (times: number): Breaker =>
  Array.from({ length: times }).reduce<Breaker>((breaker) => after(breaker, "failed"), CLOSED_BREAKER);
const pauseOf = ({ nextAttemptAt }: Breaker) => (nextAttemptAt?.getTime() ?? 0) - NOW.getTime();

describe("a connection whose ERP cannot be reached", () => {
  test("is tried again after a pause that doubles, up to a quarter of an hour", () => {
    const pauses = [1, 2, 3, 4, 5, 8, 9, 60].map((times) => pauseOf(failing(times)) / 1000);
    expect(pauses).toEqual([5, 10, 20, 40, 80, 640, 900, 900]);
  });

  test("is left alone after five failures in a row", () => {
    expect(failing(FAILURES_TO_OPEN - 1)).toMatchObject({ state: "closed", failures: 4 });
    expect(failing(FAILURES_TO_OPEN)).toMatchObject({ state: "open", failures: 5 });
  });

  test("is probed before it is given work again", () => {
    expect(needsProbe(failing(4))).toBe(false);
    const probing = after(failing(5), "begun");
    expect(probing.state).toBe("half-open");
    expect(needsProbe(probing)).toBe(true);
  });

  test("is left alone again where the probe fails, for longer", () => {
    const again = after(after(failing(5), "begun"), "failed");
    expect(again).toMatchObject({ state: "open", failures: 6 });
    expect(pauseOf(again)).toBeGreaterThan(pauseOf(failing(5)));
  });

  test("is well as soon as one attempt succeeds", () => {
    for (const times of [1, 5, 20]) expect(after(failing(times), "succeeded")).toBe(CLOSED_BREAKER);
    expect(after(after(failing(5), "begun"), "succeeded")).toBe(CLOSED_BREAKER);
  });

  test("is not held up by a moment that a clock which was put back has left far ahead", () => {
    const breaker = failing(9);
    expect(mayAttempt(breaker, NOW)).toBe(false);
    expect(mayAttempt(breaker, new Date(NOW.getTime() - 60_000))).toBe(true);
  });
});

describe("a connection that is well", () => {
  test("changes nothing that would have to be stored", () => {
    expect(after(CLOSED_BREAKER, "begun")).toBe(CLOSED_BREAKER);
    expect(after(CLOSED_BREAKER, "succeeded")).toBe(CLOSED_BREAKER);
  });
});

const events = fc.array(
  fc.record({
    event: fc.constantFrom<BreakerEvent>("begun", "succeeded", "failed"),
    chance: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    waitMs: fc.integer({ min: 0, max: 3_600_000 }),
  }),
  { maxLength: 60 },
);

/** Tells every state that was passed through. */
function walk(steps: readonly { event: BreakerEvent; chance: number; waitMs: number }[]) {
  let now = NOW.getTime();
  let breaker = CLOSED_BREAKER;
  return steps.map(({ event, chance, waitMs }) => {
    now += waitMs;
    const before = breaker;
    breaker = afterEvent(before, event, { now: new Date(now), chance });
    return { before, event, breaker, now };
  });
}

describe("whatever happens", () => {
  test("it is closed while fewer than five attempts in a row have failed, and not closed after that", () => {
    fc.assert(
      fc.property(events, (steps) => {
        let inARow = 0;
        for (const { event, breaker } of walk(steps)) {
          if (event === "failed") inARow++;
          if (event === "succeeded") inARow = 0;
          expect(breaker.failures).toBe(inARow);
          expect(breaker.state === "closed").toBe(inARow < FAILURES_TO_OPEN);
        }
      }),
    );
  });

  test("a pause is between half of its length and the whole, and ends", () => {
    fc.assert(
      fc.property(events, (steps) => {
        for (const { event, breaker, now } of walk(steps)) {
          if (event !== "failed") continue;
          const pause = (breaker.nextAttemptAt?.getTime() ?? 0) - now;
          const whole = Math.min(5000 * 2 ** (breaker.failures - 1), LONGEST_PAUSE_MS);
          expect(pause).toBeGreaterThanOrEqual(Math.floor(whole / 2));
          expect(pause).toBeLessThanOrEqual(whole);
          expect(mayAttempt(breaker, new Date(now))).toBe(false);
          expect(mayAttempt(breaker, new Date(now + whole))).toBe(true);
        }
      }),
    );
  });

  test("it probes only where it was open, and one success always mends it", () => {
    fc.assert(
      fc.property(events, (steps) => {
        for (const { before, breaker, event } of walk(steps)) {
          const became = (state: BreakerState) => breaker.state === state && before.state !== state;
          if (became("half-open")) expect([before.state, event]).toEqual(["open", "begun"]);
          if (event === "succeeded") expect(breaker).toEqual(CLOSED_BREAKER);
        }
      }),
    );
  });
});
