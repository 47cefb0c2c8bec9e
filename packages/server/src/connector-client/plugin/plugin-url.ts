const FORM = /^plugin:\/\/([^/?#]+)\/?$/i;

/** The address of the plugin connector of this name. */
export const pluginUrl = (name: string): string => `plugin://${encodeURIComponent(name)}`;

/** The name in the address of a plugin connector; null for any other address. */
export function pluginNameIn(url: string): string | null {
  const written = FORM.exec(url.trim())?.[1];
  if (written === undefined) return null;
  try {
    return decodeURIComponent(written).trim() || null;
  } catch {
    return null;
  }
}
