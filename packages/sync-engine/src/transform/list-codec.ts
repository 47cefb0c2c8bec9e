import type { CrmValue, MappedField } from "../model/model.ts";
import {
  failure,
  sameText,
  success,
  type Transformed,
  unexpectedCrmValue,
  type ValueCodec,
  withinLength,
} from "./value-codec.ts";

/** ERP list to CRM list and back through the list mapping. Canonical is the CRM item's key. */
export function listCodec(field: MappedField): ValueCodec {
  return {
    erpToCanonical: (wire) => translated(field.list?.toCrm, wire, field.list?.erpTexts),
    crmToCanonical: readCrmItem,
    canonicalToCrm: writeCrmItem,
    canonicalToErp: (canonical) => translated(field.list?.toErp, canonical, field.crmList?.nameByKey),
    coarse: sameText,
  };
}

/**
 * ERP text to CRM list by the item's name, and the name back. Canonical is the CRM item's key, so that an
 * ERP that writes the name in another language or case holds the same value.
 */
export function textToListCodec(field: MappedField): ValueCodec {
  return {
    erpToCanonical: (wire) => keyOfName(field, wire),
    crmToCanonical: readCrmItem,
    canonicalToCrm: writeCrmItem,
    canonicalToErp: (canonical) => nameOfKey(field, canonical),
    coarse: sameText,
  };
}

function translated(
  keys: ReadonlyMap<string, string> | undefined,
  key: string,
  texts: ReadonlyMap<string, string> | undefined,
): Transformed<string> {
  if (key === "") return success("");
  const found = keys?.get(key);
  if (found !== undefined) return success(found);
  return failure("list-item-unmapped", { item: key, text: texts?.get(key) || key });
}

function keyOfName(field: MappedField, wire: string): Transformed<string> {
  const name = wire.trim();
  if (name === "") return success("");
  const key = field.crmList?.keyByName.get(name.toLowerCase());
  return key === undefined ? failure("list-item-unknown", { item: wire }) : success(key);
}

function nameOfKey(field: MappedField, key: string): Transformed<string> {
  if (key === "") return success("");
  const name = field.crmList?.nameByKey.get(key);
  if (name === undefined) return failure("list-item-unknown", { item: key });
  return withinLength(name, field.erpMaxLength, "too-long-for-erp");
}

function readCrmItem(value: CrmValue): Transformed<string> {
  if (value === null) return success("");
  return typeof value === "string" ? success(value) : unexpectedCrmValue(value, "list");
}

const writeCrmItem = (canonical: string): Transformed<CrmValue> =>
  success(canonical === "" ? null : canonical);
