import type { ActivationReason } from "@brygga/api-contract";
import type { SyncDialog, SyncSearch } from "../sync-search.ts";

/** Where a reason against activation can be mended: a dialog, opened at what it is about. */
export interface MendingPlace {
  place: ActivationReason["place"];
  dialog: SyncDialog;
  at: Pick<SyncSearch, "tab" | "field" | "add">;
}

type Reason = Pick<ActivationReason, "code" | "place" | "actorType" | "field">;

/** A demanded field can be mapped towards the ERP, or be given a default: both are offered. */
export function mendingPlaces({ code, place, actorType, field }: Reason): MendingPlace[] {
  const at = { ...(actorType === null ? {} : { tab: actorType }), ...(field === null ? {} : { field }) };
  if (place === "connection") return [{ place, dialog: "configure-connection", at: {} }];
  if (place === "list-mapping") {
    const tab = actorType === null || field === null ? {} : { tab: `${actorType}/${field}` };
    return [{ place, dialog: "list-mapping", at: tab }];
  }
  const defaults: MendingPlace = { place: "defaults", dialog: "defaults", at: { ...at, add: true } };
  const mappings: MendingPlace = { place: "mappings", dialog: "mappings", at };
  if (place === "defaults") return [defaults];
  return code === "mandatory-field-unfilled" ? [mappings, defaults] : [mappings];
}

const PLACES = ["connection", "mappings", "list-mapping", "defaults"] as const;

interface RefusalEntry {
  path: string;
  code: string;
  message: string;
}

/** Reasons as a refused save tells them: `place.actorType.field` with a code. What is no reason is left out. */
export function reasonsOfRefusal(entries: readonly RefusalEntry[]): ActivationReason[] {
  return entries.flatMap(({ path, code, message }) => {
    const [first, actorType = null, ...rest] = path.split(".");
    const place = PLACES.find((known) => known === first);
    if (place === undefined) return [];
    const field = rest.length === 0 ? null : rest.join(".");
    return [
      {
        code: code as ActivationReason["code"],
        severity: "error",
        place,
        actorType,
        field,
        explanation: message,
      },
    ];
  });
}
