import { z } from "zod";

/** A field as a connector describes it, with its texts in the caller's language. */
export const fieldDescription = z.object({
  fieldKey: z.string(),
  displayName: z.string(),
  displayDescription: z.string(),
  fieldType: z.string(),
  listName: z.string(),
  defaultValue: z
    .string()
    .describe(
      "Canonical text: digits, `1`/`0`, `YYYY-MM-DDTHH:MM:SS`, a list item key; template tags replaced.",
    ),
  maxLength: z.int(),
  access: z.string(),
  rank: z.int(),
});
export type FieldDescription = z.infer<typeof fieldDescription>;

/** An item of an ERP list. */
export const listItem = z.object({ key: z.string(), text: z.string() });
export type ListItem = z.infer<typeof listItem>;
