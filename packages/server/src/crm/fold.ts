/**
 * Text as it is searched and sorted: without regard to case and to how accents are encoded. SQLite's own
 * comparison knows the case of A to Z only, so folded texts are stored beside the searched columns.
 */
export function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
