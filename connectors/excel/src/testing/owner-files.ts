const OWNER_FILE_BYTES = 165;

/** `~$name.xlsx` as Excel writes it: the user's name in 8-bit characters, and in UTF-16 at byte 55. */
export function excelOwnerFile(user: string): Buffer {
  const file = Buffer.alloc(OWNER_FILE_BYTES, " ");
  const narrow = Buffer.from(user, "latin1");
  file.writeUInt8(narrow.length, 0);
  narrow.copy(file, 1);
  file.writeUInt16LE(user.length, 55);
  file.write(user, 57, "utf16le");
  return file;
}
