const SCHEMES = new Set(["http:", "https:", "plugin:", "app:"]);

/** Whether a text has one of the forms in which a Sync Connector is addressed. */
export function isConnectorUrl(text: string): boolean {
  const url = URL.parse(text.trim());
  return url !== null && SCHEMES.has(url.protocol) && url.host !== "";
}

/** Whether an address carries a user name or password, which are never a part of it. */
export function holdsCredentials(text: string): boolean {
  const url = URL.parse(text.trim());
  return url !== null && (url.username !== "" || url.password !== "");
}
