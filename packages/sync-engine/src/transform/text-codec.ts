import { textInLanguage } from "@brygga/protocol";
import type { CrmValue, MappedField } from "../model/model.ts";
import {
  failure,
  readErpValue,
  sameText,
  success,
  type Transformed,
  unexpectedCrmValue,
  type ValueCodec,
  withinLength,
} from "./value-codec.ts";

/** ERP text to CRM text and back: the text itself. */
export function textCodec(field: MappedField): ValueCodec {
  return {
    erpToCanonical: success,
    crmToCanonical: readCrmText,
    canonicalToCrm: (canonical) => writeCrmText(field, canonical),
    canonicalToErp: (canonical) => writeErpText(field, canonical),
    coarse: sameText,
    isVerbatim: true,
    isVerbatimInCrm: true,
  };
}

/** A typed ERP value shown in a CRM text field: one way, because the text could not be read back for certain. */
export function typedToTextCodec(field: MappedField): ValueCodec {
  return oneWayTextCodec(field, (wire) => {
    const read = readErpValue(field.erpFieldType, wire);
    return read.ok && field.erpFieldType === "Datetime" ? success(readableDatetime(read.value)) : read;
  });
}

/** A text of the CRM is in one language, whoever reads it: the one that a reader of an unknown language is shown. */
const LANGUAGE = "en";

/** An ERP list item shown in a CRM text field by its text: one way. */
export function listToTextCodec(field: MappedField): ValueCodec {
  return oneWayTextCodec(field, (wire) => {
    const text = wire === "" ? "" : field.list?.erpTexts.get(wire);
    if (text === undefined) return failure("list-item-unknown", { item: wire });
    return success(textInLanguage(text, LANGUAGE));
  });
}

function oneWayTextCodec(
  field: MappedField,
  erpToCanonical: (wire: string) => Transformed<string>,
): ValueCodec {
  return {
    erpToCanonical,
    crmToCanonical: readCrmText,
    canonicalToCrm: (canonical) => writeCrmText(field, canonical),
    canonicalToErp: (canonical) => failure("does-not-fit-erp", { value: canonical }),
    coarse: sameText,
    isVerbatimInCrm: true,
  };
}

function readCrmText(value: CrmValue): Transformed<string> {
  if (value === null) return success("");
  return typeof value === "string" ? success(value) : unexpectedCrmValue(value, "text");
}

function writeCrmText(field: MappedField, canonical: string): Transformed<CrmValue> {
  return canonical === "" ? success(null) : withinLength(canonical, field.crmMaxLength, "too-long-for-crm");
}

/** U+0000 cannot be sent: the ERP would get another character, and the two sides would differ. */
function writeErpText(field: MappedField, canonical: string): Transformed<string> {
  if (canonical.includes("\u0000")) {
    return failure("does-not-fit-erp", { value: canonical.replaceAll("\u0000", "\uFFFD") });
  }
  return withinLength(canonical, field.erpMaxLength, "too-long-for-erp");
}

/** A date alone travels as midnight, so midnight is shown as the date. */
function readableDatetime(canonical: string): string {
  return canonical.endsWith("T00:00:00") ? canonical.slice(0, 10) : canonical.replace("T", " ");
}
