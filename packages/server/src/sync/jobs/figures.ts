import type { Figures, ValueCounts } from "@brygga/sync-engine";

/** Values written to each side, and problems met, by the names that the figures of a job have. */
export const figuresOf = ({ crmValues, erpValues, problems }: ValueCounts): Record<string, number> => ({
  crmValues,
  erpValues,
  problems,
});

/** Figures of a comparison under a prefix, such as `linksIdentical`. */
export const comparedFigures = (prefix: string, figures: Figures): Record<string, number> =>
  Object.fromEntries(
    Object.entries(figures).map(([name, count]) => [
      `${prefix}${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      count,
    ]),
  );
