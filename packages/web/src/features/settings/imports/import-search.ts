import { IMPORT_OUTCOMES, IMPORT_RESULTS } from "@brygga/api-contract";
import { z } from "zod";

const id = z.int().optional().catch(undefined);

const importsSearch = z.object({
  dialog: z.enum(["new", "delete"]).optional().catch(undefined),
  /** The selected import. */
  import: id,
  /** For a new one. */
  connection: id,
  actorType: z.string().optional().catch(undefined),
});
export type ImportsSearch = z.output<typeof importsSearch>;

export const readImportsSearch = (search: Record<string, unknown>): ImportsSearch =>
  importsSearch.parse(search);

/** After the selection of connection and actor type, with which an import begins. */
export const IMPORT_STEPS = ["search", "settings", "preview", "import", "result"] as const;
export type ImportStep = (typeof IMPORT_STEPS)[number];

const importSearch = z.object({
  /** @default where the import stands */
  step: z.enum(IMPORT_STEPS).optional().catch(undefined),
  /** Of the preview. */
  outcome: z.enum(IMPORT_OUTCOMES).optional().catch(undefined),
  /** Of the result. */
  result: z.enum(IMPORT_RESULTS).optional().catch(undefined),
  /** What lines are searched for. */
  q: z.coerce.string().optional().catch(undefined),
  /** A line that is shown field by field. */
  line: id,
});
export type ImportSearch = z.output<typeof importSearch>;

export const readImportSearch = (search: Record<string, unknown>): ImportSearch => importSearch.parse(search);
