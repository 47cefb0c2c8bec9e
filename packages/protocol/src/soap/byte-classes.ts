/** What a byte of UTF-8 may be, by its value: tables, because the scanner asks for every byte of a message. */

const charOf = (byte: number): string => String.fromCharCode(byte);

/** Bytes of text that stand for themselves: no tag, reference, carriage return, control character or end of `]]>`. */
export const IS_PLAIN: Uint8Array = table((byte) => {
  if (byte < 0x20) return byte === 0x9 || byte === 0xa;
  return byte !== 0x3c && byte !== 0x26 && byte !== 0x3e;
});

/** Bytes that can begin a name; of a character beyond ASCII it is known only when the name is whole. */
export const IS_NAME_START: Uint8Array = table((byte) => byte >= 0x80 || /[:A-Z_a-z]/.test(charOf(byte)));

/** Bytes that can go on in a name. */
export const IS_NAME: Uint8Array = table((byte) => byte >= 0x80 || /[:A-Z_a-z0-9.-]/.test(charOf(byte)));

export const IS_SPACE: Uint8Array = table((byte) => /[ \t\r\n]/.test(charOf(byte)));

function table(holds: (byte: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_nothing, byte) => (holds(byte) ? 1 : 0));
}
