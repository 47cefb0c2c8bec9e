import { textInLanguage } from "@brygga/protocol";

/**
 * A key out of a name, which may be multi-language text, so that files and programs can be read: `Former customer` is
 * `former-customer`.
 */
export function freeKey(name: string, taken: ReadonlySet<string>): string {
  const plain = textInLanguage(name, "en")
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 60);
  const base = plain === "" ? "item" : plain;
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(key)) return key;
  }
}
