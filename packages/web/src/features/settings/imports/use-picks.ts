import { z } from "zod";
import { useDraft } from "../../../components/use-draft.ts";

const picksSchema = z.object({
  /** Everything that was found, but for the keys; otherwise the keys. */
  isAll: z.boolean(),
  keys: z.array(z.string()),
});
export type Picks = z.infer<typeof picksSchema>;

const NONE: Picks = { isAll: false, keys: [] };

export const isPicked = ({ isAll, keys }: Picks, key: string): boolean => keys.includes(key) !== isAll;

/** The picks with one key in or out. */
export const pick = ({ isAll, keys }: Picks, key: string, isIn: boolean): Picks => ({
  isAll,
  keys: isIn === isAll ? keys.filter((one) => one !== key) : [...keys, key],
});

/** How many of those that can be picked are. */
export const countPicks = ({ isAll, keys }: Picks, pickable: number): number =>
  isAll ? Math.max(0, pickable - keys.length) : keys.length;

/** What is checked among the actors that were found, kept over a reload. */
export function usePicks(importId: number) {
  const draft = useDraft<Picks>(`import.${importId}.picks`, { schema: picksSchema, initial: NONE });
  return { picks: draft.value, setPicks: (picks: Picks) => draft.set(picks), clearPicks: draft.clear };
}
