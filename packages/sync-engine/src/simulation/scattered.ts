import type { Random } from "./random.ts";
import type { Step } from "./schedule.ts";

/** The steps with further ones, in their order, at places that are drawn. */
export function scattered(random: Random, steps: readonly Step[], further: readonly Step[]): readonly Step[] {
  const places = further.map(() => random.between(0, steps.length)).sort((left, right) => left - right);
  const at = (place: number) => further.filter((_, nth) => places[nth] === place);
  return [...steps.flatMap((step, place) => [...at(place), step]), ...at(steps.length)];
}
