import type { RecordFilter } from "@brygga/api-contract";

/** Whether a filter lets every record through. */
export const isWholeList = (list: RecordFilter): boolean =>
  Object.values(list).every((value) => value === undefined || value === "");
