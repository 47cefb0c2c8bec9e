import { type DecodedValue, decodeValue, encodeValue } from "@brygga/protocol";
import type { CrmValue } from "../model/model.ts";
import type { ProblemCode } from "../model/ports.ts";

/** Why one value cannot be carried over, with the values for the text of the problem. */
export interface FieldProblem {
  readonly code: ProblemCode;
  readonly details: Readonly<Record<string, string>>;
}

export type Transformed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: FieldProblem };

/** Carries the values of one mapped pair of fields into their common canonical text and out of it. */
export interface ValueCodec {
  erpToCanonical(wire: string): Transformed<string>;
  crmToCanonical(value: CrmValue): Transformed<string>;
  canonicalToCrm(canonical: string): Transformed<CrmValue>;
  canonicalToErp(canonical: string): Transformed<string>;
  /** The canonical text at the coarser precision of the two sides: values that agree in it are the same. */
  coarse(canonical: string): string;
  /**
   * Whether wire text, canonical text and CRM text are one and the same (a blank CRM value being null): then
   * the many values of a cycle that have not changed are recognised without being transformed.
   */
  readonly isVerbatim?: true;
  /** Whether canonical text and CRM text are one and the same, a blank CRM value being null. */
  readonly isVerbatimInCrm?: true;
}

export const success = <T>(value: T): Transformed<T> => ({ ok: true, value });

export function failure(
  code: ProblemCode,
  details: Readonly<Record<string, string>>,
): { readonly ok: false; readonly problem: FieldProblem } {
  return { ok: false, problem: { code, details } };
}

/** Reads an ERP value of a typed field; blank stays blank. */
export function readErpValue(fieldType: string, wire: string): Transformed<string> {
  const decoded: DecodedValue = decodeValue(fieldType, wire);
  if (decoded.ok) return decoded;
  return failure("erp-value-unreadable", { value: decoded.text, fieldType, reason: decoded.reason });
}

/** Writes a canonical text in the wire form of a typed field, or says that it is no value of that type. */
export function writeErpValue(fieldType: string, canonical: string): Transformed<string> {
  const decoded = decodeValue(fieldType, canonical);
  if (decoded.ok && decoded.value === canonical) return success(encodeValue(fieldType, canonical));
  return failure("does-not-fit-erp", { value: canonical, expected: fieldType });
}

/**
 * A CRM value of another type than its field says. It should not happen; it is reported on that field and
 * never guessed at.
 */
export function unexpectedCrmValue(value: CrmValue, expected: string): Transformed<string> {
  return failure("does-not-fit-erp", { value: String(value), expected });
}

/** The text itself when it has at most `limit` UTF-16 units (0: no limit), else the problem. Never cut. */
export function withinLength(
  text: string,
  limit: number,
  code: "too-long-for-crm" | "too-long-for-erp",
): Transformed<string> {
  if (limit === 0 || text.length <= limit) return success(text);
  return failure(code, { value: text, limit: String(limit), length: String(text.length) });
}

export const sameText = (canonical: string): string => canonical;
