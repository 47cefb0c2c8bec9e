import { createHash } from "node:crypto";
import type { ActorTypePlan, MappedField } from "@brygga/sync-engine";
import type { ActorTypeMappingConfig } from "../../admin/connection-configuration.ts";

/** A mapped field whose values may fit now where they did not before, or the other way round. */
export interface ChangedFit {
  readonly fieldId: number;
  readonly actorType: string;
  readonly fieldKey: string;
  readonly fit: string;
  /** Its date-times stand for other moments than at the last cycle, on one of the sides. */
  readonly isZoneChanged: boolean;
}

/** Everything that decides which values fit into a pair of fields, in one short text, with the zones of date-times behind it. */
function fitOf(field: MappedField): string {
  const { learning: _, list, crmList, zones, ...rest } = field;
  const lists = [list?.toCrm, list?.toErp, list?.erpTexts, crmList?.keyByName].map((map) =>
    map === undefined ? [] : [...map].sort(([left], [right]) => (left < right ? -1 : 1)),
  );
  const digest = createHash("sha256")
    .update(JSON.stringify([rest, lists]))
    .digest("base64url");
  const hasZones = zones !== undefined && field.erpFieldType === "Datetime";
  return digest.slice(0, 16) + (hasZones ? `@${zones.erp}>${zones.crm}` : "");
}

const zonesIn = (fit: string): string => fit.split("@")[1] ?? "";

/** The planned fields for which something else fits than at the last cycle. */
export function changedFits(
  types: readonly ActorTypePlan[],
  mappings: readonly ActorTypeMappingConfig[],
): readonly ChangedFit[] {
  return types.flatMap(({ actorType, fields }) => {
    const stored = mappings.find((mapping) => mapping.actorType === actorType)?.fields ?? [];
    const byKey = new Map(stored.map((field) => [field.fieldKey, field]));
    return fields.flatMap((field): ChangedFit[] => {
      const known = byKey.get(field.erpFieldKey);
      const fit = fitOf(field);
      if (known === undefined || known.fit === fit) return [];
      const isZoneChanged = known.fit !== "" && zonesIn(known.fit) !== zonesIn(fit);
      return [{ fieldId: known.id, actorType, fieldKey: field.erpFieldKey, fit, isZoneChanged }];
    });
  });
}
