import type { ActorTypeMapping, Job } from "@brygga/api-contract";
import { z } from "zod";

const params = z.object({
  fields: z.array(
    z.object({
      fieldKey: z.string(),
      crmFieldKey: z.string().nullable(),
      syncToCrm: z.boolean(),
      syncToErp: z.boolean(),
    }),
  ),
});

/** Whether a pre-flight was made with the mapping as it is now. */
export function isDraftOf(jobParams: Job["params"], { fields }: Pick<ActorTypeMapping, "fields">): boolean {
  const read = params.safeParse(jobParams);
  if (!read.success) return false;
  const present = new Map(fields.map((field) => [field.fieldKey, field]));
  return read.data.fields.every(({ fieldKey, crmFieldKey, syncToCrm, syncToErp }) => {
    const field = present.get(fieldKey);
    if (field === undefined) return false;
    const hasDirection = syncToCrm || syncToErp || field.syncToCrm || field.syncToErp;
    return (
      !hasDirection ||
      (field.crmFieldKey === crmFieldKey && field.syncToCrm === syncToCrm && field.syncToErp === syncToErp)
    );
  });
}
