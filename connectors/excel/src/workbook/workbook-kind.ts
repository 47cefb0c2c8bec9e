import type { WorkbookProblemCode } from "./workbook-problem.ts";
import type { ZipPackage } from "./zip-package.ts";

const OLE_HEADER = Buffer.from("d0cf11e0a1b11ae1", "hex");
const ZIP_HEADER = Buffer.from("PK\u0003\u0004", "latin1");

const wide = (text: string): Buffer => Buffer.from(text, "utf16le");

/** What the first bytes rule out; null when the file may be a workbook. */
export function problemOfBytes(bytes: Uint8Array): WorkbookProblemCode | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length === 0) return "empty";
  if (buffer.subarray(0, ZIP_HEADER.length).equals(ZIP_HEADER)) return null;
  if (!buffer.subarray(0, OLE_HEADER.length).equals(OLE_HEADER)) return "not-a-workbook";
  // The directory of an OLE file names its streams in UTF-16.
  if (buffer.includes(wide("EncryptedPackage"))) return "encrypted";
  if (buffer.includes(wide("Workbook")) || buffer.includes(wide("Book"))) return "legacy-xls";
  return "not-a-workbook";
}

/** What the parts of a zip archive that is no .xlsx show it to be. */
export function problemOfPackage(zip: ZipPackage): WorkbookProblemCode {
  if (zip.partNames.some((name) => /workbook\.bin$/i.test(name))) return "binary-xlsb";
  if (zip.has("mimetype") && zip.has("content.xml")) return "opendocument";
  return "not-a-workbook";
}
