const BRACKETED = /^\[([A-Za-z]{1,4}):([^\]]*)\]$/;

/**
 * The content of a typed value: `[F:12.5]` is "12.5", and a bare "12.5" is itself. Which prefix it carries is
 * not asked, because connectors in the field mix them and the declared field type decides.
 */
export function withoutBracket(wire: string): string {
  const trimmed = wire.trim();
  if (!trimmed.startsWith("[")) return trimmed;
  const found = BRACKETED.exec(trimmed);
  return found?.[2] === undefined ? trimmed : found[2].trim();
}
