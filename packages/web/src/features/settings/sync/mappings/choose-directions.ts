import type { ActorTypeMapping, CrmField, ErpField, FieldMapping } from "@brygga/api-contract";
import { type Direction, directionReason } from "./direction-state.ts";
import { mappingOf } from "./mapping-draft.ts";

/** What can be chosen for all mapped fields of an actor type at once, with the directions that it asks for. */
export const DIRECTION_CHOICES = {
  twoWay: ["toErp", "toCrm"],
  fromErp: ["toCrm"],
  fromCrm: ["toErp"],
  none: [],
} as const satisfies Record<string, readonly Direction[]>;
export type DirectionChoice = keyof typeof DIRECTION_CHOICES;

export interface ChosenDirections {
  /** Every field that has a CRM field. */
  fields: FieldMapping[];
  /** How many of them do not allow all of what was asked for. */
  limited: number;
}

/** Gives every mapped field the directions asked for, as far as it allows them, and no other. */
export function chooseDirections(
  mapping: Pick<ActorTypeMapping, "fields" | "claimedBy" | "sharedWith">,
  crmFields: readonly CrmField[],
  choice: DirectionChoice,
): ChosenDirections {
  const wanted: readonly Direction[] = DIRECTION_CHOICES[choice];
  const chosen = mapping.fields.filter(isMapped).map((field) => {
    const crmField = crmFields.find(({ key }) => key === field.crmFieldKey);
    const can = (direction: Direction, syncToErp: boolean) =>
      wanted.includes(direction) &&
      directionReason({ field: { ...field, syncToErp }, crmField, claims: mapping }, direction) === undefined;
    const syncToErp = can("toErp", false);
    const syncToCrm = can("toCrm", syncToErp);
    return {
      field: { ...mappingOf(field), syncToCrm, syncToErp },
      isLimited: Number(syncToCrm) + Number(syncToErp) < wanted.length,
    };
  });
  return {
    fields: chosen.map(({ field }) => field),
    limited: chosen.filter(({ isLimited }) => isLimited).length,
  };
}

const isMapped = (field: ErpField): field is ErpField & { crmFieldKey: string } => field.crmFieldKey !== null;
