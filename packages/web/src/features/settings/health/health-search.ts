import { HEALTH_PERIODS } from "@brygga/api-contract";
import { z } from "zod";

const healthSearch = z.object({
  /** How far back the changes are shown, in hours. */
  hours: z.literal(HEALTH_PERIODS).default(HEALTH_PERIODS[0]).catch(HEALTH_PERIODS[0]),
});
export type HealthSearch = z.output<typeof healthSearch>;

export const readHealthSearch = (search: z.input<typeof healthSearch>): HealthSearch =>
  healthSearch.parse(search);
