import type { Violation } from "../chronicle.ts";
import type { SimWorld } from "../sim-world.ts";

/** So far apart must be the two answers that leave an actor out before it may count as gone. */
const GRACE_MS = 600_000;

/** So many links may be paused within a day, without somebody having said that their actors are gone. */
const FEW = 10;
const DAY_MS = 86_400_000;

/** Links are paused for actors that are gone, and not for so many at once that it must be asked first. */
export const pausesAreFounded = (world: SimWorld): readonly Violation[] => [
  ...pausedThoughThere(world),
  ...pausedWithoutAsking(world),
];

/** Unless two answers some time apart have left it out, an actor that has always been there pauses no link. */
function pausedThoughThere(world: SimWorld): readonly Violation[] {
  const { leftOutAtMs } = world.chronicle;
  const isProven = Math.max(...leftOutAtMs) - Math.min(...leftOutAtMs) >= GRACE_MS;
  if (leftOutAtMs.length > 0 && isProven) return [];
  return world.connections.flatMap((connection) =>
    connection.journal.links
      .filter(({ state, crmId }) => state === "missing-in-erp" && !connection.hasBeenBlindTo(crmId))
      .map(({ crmId }) => ({
        rule: "a link is paused although its actor is there",
        what: `connection ${connection.index}, record ${crmId}`,
      })),
  );
}

/** Nobody answers the question in a simulation. */
function pausedWithoutAsking({ clock, connections }: SimWorld): readonly Violation[] {
  if (clock.elapsedMs >= DAY_MS) return [];
  return connections
    .map(({ index, journal }) => ({
      index,
      paused: journal.links.filter(({ state }) => state === "missing-in-erp").length,
    }))
    .filter(({ paused }) => paused > FEW)
    .map(({ index, paused }) => ({
      rule: "many links are paused without asking",
      what: `connection ${index}: ${paused} links within a day`,
    }));
}
