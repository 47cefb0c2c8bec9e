import type { Violation } from "../chronicle.ts";
import type { SimWorld } from "../sim-world.ts";

/** So far apart must be the two answers that leave an actor out before it may count as gone. */
const GRACE_MS = 600_000;

/** No link is paused because of an actor that has always been there, unless two answers some time apart left it out. */
export function pausesAreFounded(world: SimWorld): readonly Violation[] {
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
