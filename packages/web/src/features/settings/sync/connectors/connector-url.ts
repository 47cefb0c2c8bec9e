const SCHEMES = new Set(["http:", "https:", "plugin:", "app:"]);

/** Whether a text has one of the forms in which a Sync Connector is addressed. */
export function isConnectorUrl(text: string): boolean {
  const url = URL.parse(text.trim());
  return url !== null && SCHEMES.has(url.protocol) && url.host !== "";
}
