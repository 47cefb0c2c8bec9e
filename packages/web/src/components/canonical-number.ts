/** A number as people type it, in the form in which it is stored: a decimal comma becomes a point. */
export function canonicalNumber(fieldType: string, typed: string): string {
  const plain = typed.replace(/\s/g, "").replace(/^\+/, "").replace("−", "-");
  return fieldType === "Double" ? plain.replace(",", ".") : plain;
}
