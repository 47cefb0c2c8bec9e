// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const NEEDS_ESCAPE = /[&<>\r\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const EACH = /[&<>\r\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/**
 * Text as element content. A carriage return is written as a reference, or it would arrive as a line feed;
 * characters that XML forbids are written as references too, as WCF does and reads. U+0000 and half a surrogate
 * pair have no form at all and become U+FFFD, which is also what they are read as.
 */
export function escapeXml(text: string): string {
  const wellFormed = text.isWellFormed() ? text : text.toWellFormed();
  return NEEDS_ESCAPE.test(wellFormed) ? wellFormed.replace(EACH, reference) : wellFormed;
}

/** Text as the content of an attribute in double quotes. */
export const escapeXmlAttribute = (text: string): string =>
  escapeXml(text).replaceAll('"', "&quot;").replaceAll("\t", "&#x9;").replaceAll("\n", "&#xA;");

function reference(character: string): string {
  switch (character) {
    case "\u0000":
      return "\uFFFD";
    case "&":
      return "&amp;";
    case "<":
      return "&lt;";
    case ">":
      return "&gt;";
    default:
      return `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;
  }
}
