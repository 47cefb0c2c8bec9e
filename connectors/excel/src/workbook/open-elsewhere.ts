import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** Who has a workbook open, as the office program's own lock file beside it tells. */
export interface OpenElsewhere {
  /** Name of the lock file. */
  readonly lockFile: string;
  /** "" when the lock file does not say. */
  readonly user: string;
  readonly program: "Excel" | "LibreOffice";
}

/** Where the UTF-16 copy of the user's name stands in the owner file of Excel. */
const WIDE_NAME_AT = 55;

/** `~$name.xlsx`: length byte and name in 8-bit characters, then at byte 55 length and name in UTF-16. */
export function userOfExcelOwnerFile(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes);
  if (buffer.length > WIDE_NAME_AT + 2) {
    const characters = buffer.readUInt16LE(WIDE_NAME_AT);
    const wide = buffer.subarray(WIDE_NAME_AT + 2, WIDE_NAME_AT + 2 + characters * 2).toString("utf16le");
    if (characters > 0 && wide.trim()) return wide.trim();
  }
  return buffer
    .subarray(1, 1 + (buffer[0] ?? 0))
    .toString("latin1")
    .trim();
}

/** `.~lock.name.xlsx#`: user's name, account, machine, time, profile; separated by commas, which are escaped. */
export function userOfLibreOfficeLock(text: string): string {
  const fields = text.split(/(?<!\\),/).map((field) => field.replace(/\\(.)/g, "$1").trim());
  const [fullName = "", account = "", machine = ""] = fields;
  return fullName || [account, machine].filter(Boolean).join(" @ ");
}

async function read(path: string): Promise<Uint8Array> {
  // A lock file that cannot be read (Windows locks it) still says that the workbook is open.
  return readFile(path).catch(() => new Uint8Array());
}

/** Looks beside a workbook for the lock files of Excel and LibreOffice; null when nobody has it open. */
export async function findOpenElsewhere(path: string): Promise<OpenElsewhere | null> {
  const folder = dirname(path);
  const name = basename(path);
  const beside = new Set(await readdir(folder));
  const excel = `~$${name}`;
  const libreOffice = `.~lock.${name}#`;
  if (beside.has(excel)) {
    const user = userOfExcelOwnerFile(await read(join(folder, excel)));
    return { lockFile: excel, user, program: "Excel" };
  }
  if (!beside.has(libreOffice)) return null;
  const user = userOfLibreOfficeLock(Buffer.from(await read(join(folder, libreOffice))).toString("utf8"));
  return { lockFile: libreOffice, user, program: "LibreOffice" };
}
