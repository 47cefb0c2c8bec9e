import { decodeValue } from "@brygga/protocol";
import type { CrmValue } from "../model/model.ts";
import { inZone, type TimeZones } from "../model/time-zones.ts";
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

/**
 * ERP date-time to CRM date-time and back. The CRM keeps whole seconds, so fractions do not count. Where the zones of
 * both sides are known, the canonical text is what the CRM's wall clock shows: it can tell every moment that a CRM value
 * can, so that a value which has come from there is never moved by comparing it.
 */
export function datetimeCodec(zones?: TimeZones): ValueCodec {
  const read = (wire: string) => upTo(readErpValue("Datetime", wire), SECONDS_LENGTH);
  const readCrm = (value: CrmValue) => upTo(readCrmDatetime(value, "datetime"), SECONDS_LENGTH);
  const move = (from: string, to: string) => (text: string) => inZone(text, from, to);
  const { erp, crm } = zones ?? UNKNOWN;
  return {
    erpToCanonical: zones === undefined ? read : (wire) => mapped(read(wire), move(erp, crm)),
    crmToCanonical: zones === undefined ? readCrm : (value) => mapped(readCrm(value), move(crm, crm)),
    canonicalToCrm: (canonical) => success(canonical === "" ? null : canonical),
    canonicalToErp: (canonical) =>
      writeErpValue("Datetime", zones === undefined ? canonical : inZone(canonical, crm, erp)),
    coarse: sameText,
  };
}

/** Wall clocks are taken as they are. */
const UNKNOWN: TimeZones = { erp: "UTC", crm: "UTC" };

const mapped = (read: Transformed<string>, move: (text: string) => string): Transformed<string> =>
  read.ok ? success(move(read.value)) : read;

function upTo(read: Transformed<string>, length: number): Transformed<string> {
  return read.ok ? success(read.value.slice(0, length)) : read;
}

function readCrmDatetime(value: CrmValue, expected: "date" | "datetime"): Transformed<string> {
  if (value === null) return success("");
  if (typeof value !== "string") return unexpectedCrmValue(value, expected);
  const decoded = decodeValue("Datetime", value);
  return decoded.ok ? decoded : unexpectedCrmValue(value, expected);
}
