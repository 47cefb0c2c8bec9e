/**
 * A comment ends at its first "-->" and nowhere else: were that open, the ways to divide a row of comments would
 * double with each, and a hostile page would keep the expression busy for ever.
 */
const HTML = /^(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html)\b/is;
/** Bytes that are looked at. */
const HEAD_BYTES = 4096;
const TITLE = /<title[^>]*>\s*([^<]{1,120})/i;

/** UTF-16 in either order: only the decoder can tell what that is. */
const UTF16 = /^(?:\xff\xfe|\xfe\xff|<\0|\0<)/;
const UTF8_BOM = /^\xef\xbb\xbf/;

/**
 * What the first bytes of an answer say it is, when it is not XML: a sign-in page, the greeting of a web server,
 * JSON, nothing at all.
 *
 * @returns null for XML
 */
export function describeForeignBody(head: Uint8Array): { found: string; title?: string } | null {
  const looked = Buffer.from(head.subarray(0, HEAD_BYTES));
  const raw = looked.toString("latin1");
  if (UTF16.test(raw)) return null;
  const text = raw.replace(UTF8_BOM, "").trimStart();
  if (text === "") return { found: "empty" };
  if (HTML.test(text)) return { found: "html", ...titleOf(looked) };
  if (text.startsWith("<")) return null;
  return { found: /^[[{]/.test(text) ? "json" : "text" };
}

function titleOf(head: Buffer): { title?: string } {
  const title = TITLE.exec(head.toString("utf8"))?.[1]?.trim();
  return title ? { title } : {};
}
