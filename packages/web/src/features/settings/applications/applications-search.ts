import { z } from "zod";

/** Dialogs of the Applications tab. The open one is in the address, so that a reload opens it again. */
export const APPLICATION_DIALOGS = ["add", "configure", "key", "remove"] as const;

const applicationsSearch = z.object({
  dialog: z.enum(APPLICATION_DIALOGS).optional().catch(undefined),
  /** Id of the selected application; one of digits only is read as a number from the address. */
  application: z
    .union([z.string(), z.number().transform(String)])
    .optional()
    .catch(undefined),
});
export type ApplicationsSearch = z.output<typeof applicationsSearch>;

export const readApplicationsSearch = (search: Record<string, unknown>): ApplicationsSearch =>
  applicationsSearch.parse(search);
