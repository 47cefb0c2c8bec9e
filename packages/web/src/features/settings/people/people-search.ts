import { z } from "zod";

/** Dialogs of Users and groups. The open one is in the address, so that a reload opens it again. */
export const PEOPLE_DIALOGS = [
  "add-user",
  "edit-user",
  "set-password",
  "disable-user",
  "add-group",
  "edit-group",
  "delete-group",
] as const;
export type PeopleDialog = (typeof PEOPLE_DIALOGS)[number];

const peopleSearch = z.object({
  dialog: z.enum(PEOPLE_DIALOGS).optional().catch(undefined),
  user: z.int().optional().catch(undefined),
  group: z.int().optional().catch(undefined),
  /** Users who may not sign in are shown too. */
  disabled: z.literal(true).optional().catch(undefined),
  deleted: z.literal(true).optional().catch(undefined),
});
export type PeopleSearch = z.output<typeof peopleSearch>;

export const readPeopleSearch = (search: Record<string, unknown>): PeopleSearch => peopleSearch.parse(search);
