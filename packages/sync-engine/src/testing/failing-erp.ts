import type { ErpFailure } from "../model/failures.ts";
import type { CyclePorts, ErpSide } from "../model/ports.ts";
import type { World } from "./world.ts";

/** Ports of which one ERP operation fails. */
export function failing(
  world: World,
  operation: "getActors" | "saveActors",
  failure: ErpFailure,
): CyclePorts {
  const { erp } = world;
  const whole: ErpSide = {
    changedActors: (query) => erp.changedActors(query),
    getActors: (query) => erp.getActors(query),
    saveActors: (actors) => erp.saveActors(actors),
    [operation]: () => Promise.reject(failure),
  };
  return { ...world.ports, erp: whole };
}
