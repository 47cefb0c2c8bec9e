const ESCAPED_CHARACTER = /_x([0-9A-Fa-f]{4})_/g;
// What XML 1.0 cannot carry, and CR, which an XML reader would turn into LF.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const NOT_IN_XML = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g;

function hexadecimalEscape(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
}

/** Text of a cell as a person sees it: Excel keeps control characters as `_x000D_` (ECMA-376 ST_Xstring). */
export function decodeExcelText(stored: string): string {
  if (!stored.includes("_x")) return stored;
  return stored.replace(ESCAPED_CHARACTER, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/**
 * The inverse of {@link decodeExcelText}, for element content. Text that looks like an escape is itself
 * escaped, so that it comes back as it was; half a surrogate pair, which no file can hold, becomes U+FFFD.
 */
export function encodeExcelText(text: string): string {
  return text
    .toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(NOT_IN_XML, hexadecimalEscape);
}

const XML_ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Escapes for element content and for attributes in double quotes. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => XML_ESCAPES[character] ?? character);
}
