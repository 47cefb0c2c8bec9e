import type { DefaultField, SyncDefault } from "@brygga/api-contract";
import { faultOf, type ValueFault } from "../connection-dialog/config-values.ts";

/** Why a default cannot be taken over as it stands. */
export type DefaultObstacle = "no-field" | "no-source" | "blank" | ValueFault;

type Wanted = Pick<SyncDefault, "hasDefault" | "default" | "askUser">;

/** The first thing that is wrong with a default; undefined when nothing is. The server holds to the same rules. */
export function defaultObstacle(
  field: DefaultField | undefined,
  wanted: Wanted,
): DefaultObstacle | undefined {
  if (field === undefined) return "no-field";
  if (!wanted.hasDefault && !wanted.askUser) return "no-source";
  if (!wanted.hasDefault) return undefined;
  if (wanted.default.trim() === "") return "blank";
  return faultOf({ ...field, defaultValue: "", rank: 0 }, wanted.default);
}
