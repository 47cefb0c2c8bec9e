const HTML = /^(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b/is;
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
  const raw = Buffer.from(head).toString("latin1");
  if (UTF16.test(raw)) return null;
  const text = raw.replace(UTF8_BOM, "").trimStart();
  if (text === "") return { found: "empty" };
  if (HTML.test(text)) return { found: "html", ...titleOf(head) };
  if (text.startsWith("<")) return null;
  return { found: /^[[{]/.test(text) ? "json" : "text" };
}

function titleOf(head: Uint8Array): { title?: string } {
  const title = TITLE.exec(Buffer.from(head).toString("utf8"))?.[1]?.trim();
  return title ? { title } : {};
}
