import { decodeValue, encodeValue, type FieldMetadata, type TextMap } from "@brygga/protocol";
import type { ExaminedService } from "./examined-service.ts";

/**
 * Configuration values as people write them (`30`, `true`, `2026-01-31`) in the forms in which they travel. What cannot
 * be read as its field's type, and what is of no known field, goes as it is: the connector is to say so.
 */
export async function encodeConfig(service: ExaminedService, values: TextMap): Promise<TextMap> {
  const fields = await configFields(service);
  return Object.fromEntries(
    Object.entries(values).map(([fieldKey, value]) => {
      const field = fields.find((each) => each.fieldKey === fieldKey);
      return [fieldKey, field === undefined ? value : encoded(field, value)];
    }),
  );
}

/** None where they cannot be had: that is found again, and told, by the rule about it. */
async function configFields(service: ExaminedService): Promise<readonly FieldMetadata[]> {
  const answer = await service.call("getConfigData", {}).catch(() => null);
  return answer?.response.fieldMetadata ?? [];
}

function encoded({ fieldType }: FieldMetadata, value: string): string {
  const decoded = decodeValue(fieldType, value);
  return decoded.ok ? encodeValue(fieldType, decoded.value) : value;
}
