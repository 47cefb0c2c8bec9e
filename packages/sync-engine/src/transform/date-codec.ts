import { decodeValue } from "@brygga/protocol";
import type { CrmValue } from "../model.ts";
import {
  readErpValue,
  sameText,
  success,
  type Transformed,
  unexpectedCrmValue,
  type ValueCodec,
  writeErpValue,
} from "./value-codec.ts";

const DATE_LENGTH = "YYYY-MM-DD".length;
const SECONDS_LENGTH = "YYYY-MM-DDTHH:MM:SS".length;

/**
 * ERP date-time to CRM date and back. The time of day does not count: an equal date leaves the ERP's time
 * alone, another date is written as midnight.
 */
export function dateCodec(): ValueCodec {
  return {
    erpToCanonical: (wire) => upTo(readErpValue("Datetime", wire), DATE_LENGTH),
    crmToCanonical: (value) => upTo(readCrmDatetime(value, "date"), DATE_LENGTH),
    canonicalToCrm: (canonical) => success(canonical === "" ? null : canonical),
    canonicalToErp: (canonical) => writeErpValue("Datetime", canonical === "" ? "" : `${canonical}T00:00:00`),
    coarse: sameText,
  };
}

/** ERP date-time to CRM date-time and back. The CRM keeps whole seconds, so fractions do not count. */
export function datetimeCodec(): ValueCodec {
  return {
    erpToCanonical: (wire) => upTo(readErpValue("Datetime", wire), SECONDS_LENGTH),
    crmToCanonical: (value) => upTo(readCrmDatetime(value, "datetime"), SECONDS_LENGTH),
    canonicalToCrm: (canonical) => success(canonical === "" ? null : canonical),
    canonicalToErp: (canonical) => writeErpValue("Datetime", canonical),
    coarse: sameText,
  };
}

function upTo(read: Transformed<string>, length: number): Transformed<string> {
  return read.ok ? success(read.value.slice(0, length)) : read;
}

function readCrmDatetime(value: CrmValue, expected: "date" | "datetime"): Transformed<string> {
  if (value === null) return success("");
  if (typeof value !== "string") return unexpectedCrmValue(value, expected);
  const decoded = decodeValue("Datetime", value);
  return decoded.ok ? decoded : unexpectedCrmValue(value, expected);
}
