import { decodeValue } from "@brygga/protocol";
import type { CrmValue, MappedField } from "../model/model.ts";
import { roundDecimal } from "./round-decimal.ts";
import {
  failure,
  readErpValue,
  sameText,
  success,
  type Transformed,
  unexpectedCrmValue,
  type ValueCodec,
  writeErpValue,
} from "./value-codec.ts";

/** ERP integer or decimal to CRM integer and back. */
export function integerCodec(field: MappedField): ValueCodec {
  return {
    erpToCanonical: (wire) => readErpValue(field.erpFieldType, wire),
    crmToCanonical: readCrmInteger,
    canonicalToCrm: writeCrmInteger,
    canonicalToErp: (canonical) => writeErpValue(field.erpFieldType, canonical),
    coarse: sameText,
  };
}

/**
 * ERP integer or decimal to CRM decimal and back. Digits beyond the CRM's scale do not count when two values
 * are compared; a value that has them is reported instead of being rounded when it would have to be written.
 */
export function decimalCodec(field: MappedField): ValueCodec {
  const { crmScale } = field;
  return {
    erpToCanonical: (wire) => readErpValue(field.erpFieldType, wire),
    crmToCanonical: readCrmDecimal,
    canonicalToCrm: (canonical) => writeCrmDecimal(canonical, crmScale),
    canonicalToErp: (canonical) => writeErpValue(field.erpFieldType, canonical),
    coarse: crmScale === null ? sameText : (canonical) => roundDecimal(canonical, crmScale),
  };
}

/** ERP check box to CRM check box and back: "1" and "0"; blank is neither. */
export function checkboxCodec(): ValueCodec {
  return {
    erpToCanonical: (wire) => readErpValue("Checkbox", wire),
    crmToCanonical: readCrmCheckbox,
    canonicalToCrm: (canonical) => success(canonical === "" ? null : canonical === "1"),
    canonicalToErp: (canonical) => writeErpValue("Checkbox", canonical),
    coarse: sameText,
  };
}

function readCrmInteger(value: CrmValue): Transformed<string> {
  if (value === null || value === "") return success("");
  if (typeof value === "number" && Number.isSafeInteger(value)) return success(String(value));
  return unexpectedCrmValue(value, "integer");
}

/** Beyond 2^53 a whole number would be rounded on its way into the CRM. */
function writeCrmInteger(canonical: string): Transformed<CrmValue> {
  if (canonical === "") return success(null);
  const value = Number(canonical);
  if (Number.isSafeInteger(value) && String(value) === canonical) return success(value);
  return failure("does-not-fit-crm", { value: canonical, expected: "integer" });
}

function readCrmDecimal(value: CrmValue): Transformed<string> {
  if (value === null) return success("");
  if (typeof value !== "string") return unexpectedCrmValue(value, "decimal");
  const decoded = decodeValue("Double", value);
  return decoded.ok ? decoded : unexpectedCrmValue(value, "decimal");
}

function writeCrmDecimal(canonical: string, scale: number | null): Transformed<CrmValue> {
  if (canonical === "") return success(null);
  if (scale === null || roundDecimal(canonical, scale) === canonical) return success(canonical);
  return failure("does-not-fit-crm", { value: canonical, scale: String(scale) });
}

function readCrmCheckbox(value: CrmValue): Transformed<string> {
  if (value === null || value === "") return success("");
  return typeof value === "boolean" ? success(value ? "1" : "0") : unexpectedCrmValue(value, "checkbox");
}
